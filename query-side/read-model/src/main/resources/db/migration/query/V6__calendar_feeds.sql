-- Calendars that programs subscribe to. Whoever has the token sees what its maker could see when it was made; only its
-- hash is kept, so that nobody who reads this table gains a token.
CREATE TABLE calendar_feed (
    feed_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE,
    kind       text        NOT NULL CHECK (kind IN ('CASE', 'PARTY', 'COURT')),
    about      text        NOT NULL,
    classes    text[]      NOT NULL,
    owner      text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX calendar_feed_of_owner ON calendar_feed (owner, feed_id);

-- What a court's calendar has: what is due in it on a day, and what was set for a time in each of its cases.
CREATE INDEX case_obligation_dated ON case_obligation (court, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX case_entry_scheduling ON case_entry (case_id, occurred_from, sequence)
    WHERE fact IN ('EventScheduled', 'EventRescheduled', 'EventCanceled');

-- What every case shows. All of it is derived from the record and can be built again from nothing; no row depends on when
-- it was written. Where time alone changes something, rows carry the stretch of world time they hold for, and reads pick
-- by time.

-- One row per case, with its cover and how far the record was evaluated.
CREATE TABLE case_summary (
    case_id           text        PRIMARY KEY,
    court             text        NOT NULL,
    docket_number     text        NOT NULL,
    caption           text        NOT NULL,
    judges            text[]      NOT NULL,
    sample            boolean     NOT NULL,
    opened_on         date        NOT NULL,
    closed_on         date,
    -- The last day on which a party did anything; absent if none did, or if nobody has anything left to do.
    stalled_since_on  date,
    visibility        text        NOT NULL,
    -- The last entry of the case, and of its court's calendar, that the rows of this case take in.
    last_sequence     bigint      NOT NULL,
    last_recorded_at  timestamptz NOT NULL,
    calendar_sequence bigint      NOT NULL,
    rule_set          text        NOT NULL,
    words             text[]      NOT NULL,
    detail            text        NOT NULL
);
CREATE INDEX case_summary_of_court ON case_summary (court, case_id);
CREATE INDEX case_summary_of_judge ON case_summary USING gin (judges);
CREATE INDEX case_summary_words ON case_summary USING gin (array_to_tsvector(words));
CREATE INDEX case_summary_stalled ON case_summary (stalled_since_on, case_id) WHERE stalled_since_on IS NOT NULL;

CREATE TABLE case_party (
    case_id  text   NOT NULL,
    party_id text   NOT NULL,
    position int    NOT NULL,
    name     text   NOT NULL,
    words    text[] NOT NULL,
    PRIMARY KEY (case_id, party_id)
);
CREATE INDEX case_party_words ON case_party USING gin (array_to_tsvector(words));

-- Every entry, struck ones included.
CREATE TABLE case_entry (
    case_id       text        NOT NULL,
    sequence      bigint      NOT NULL,
    fact          text        NOT NULL,
    occurred_at   text        NOT NULL,
    occurred_from timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    visibility    text        NOT NULL,
    stricken_by   bigint,
    event_id      text        NOT NULL,
    actor         text,
    role          text,
    source        text,
    detail        text        NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

-- Where each obligation stands, over stretches of world time, the coming ones included if nothing more is recorded.
-- Stretches that ended before the last recording are left out: no present read can ask for them.
CREATE TABLE case_obligation (
    case_id            text        NOT NULL,
    obligation_id      text        NOT NULL,
    valid_from         timestamptz NOT NULL,
    valid_until        timestamptz NOT NULL,
    position           int         NOT NULL,
    court              text        NOT NULL,
    title              text        NOT NULL,
    modality           text        NOT NULL,
    status           text        NOT NULL,
    wording            text        NOT NULL,
    -- The first moment past due: under the reading in force, and under the earliest that is not ruled out.
    overdue_from       timestamptz,
    first_overdue_from timestamptz,
    due_on             date,
    due_time           time,
    open_since_on      date,
    late               boolean     NOT NULL,
    obligors           text[]      NOT NULL,
    visibility         text        NOT NULL,
    detail             text        NOT NULL,
    PRIMARY KEY (case_id, obligation_id, valid_from)
);
CREATE INDEX case_obligation_overdue ON case_obligation (overdue_from, case_id, obligation_id)
    WHERE status = 'OVERDUE';
CREATE INDEX case_obligation_due ON case_obligation (first_overdue_from, case_id, obligation_id)
    WHERE status = 'OPEN' AND first_overdue_from IS NOT NULL;
CREATE INDEX case_obligation_due_otherwise ON case_obligation (overdue_from)
    WHERE status = 'OPEN' AND first_overdue_from < overdue_from;
CREATE INDEX case_obligation_undated
    ON case_obligation ((coalesce(open_since_on, '9999-12-31'::date)), case_id, obligation_id)
    WHERE status = 'OPEN' AND first_overdue_from IS NULL;

-- The audit trail, along world time. A line about an entry names it; a line about a status says it.
CREATE TABLE case_trail (
    case_id    text        NOT NULL,
    position   int         NOT NULL,
    at         timestamptz NOT NULL,
    parties    text[]      NOT NULL,
    visibility text        NOT NULL,
    entry      bigint,
    detail     text,
    PRIMARY KEY (case_id, position)
);

-- Objective indicators, each for the stretch of world time it holds for.
CREATE TABLE case_indicator (
    case_id     text        NOT NULL,
    position    int         NOT NULL,
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    visibility  text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (case_id, position)
);

-- Moves that wait for an answer, one row for each party they wait for.
CREATE TABLE case_offer (
    case_id     text   NOT NULL,
    offer_id    text   NOT NULL,
    awaits      text   NOT NULL,
    court       text   NOT NULL,
    entry       bigint NOT NULL,
    made_by     text[] NOT NULL,
    made_on     date   NOT NULL,
    rejected_on date,
    visibility  text   NOT NULL,
    PRIMARY KEY (case_id, offer_id, awaits)
);
CREATE INDEX case_offer_waiting ON case_offer (made_on, case_id, offer_id, awaits);

-- Overdue notices on record, for the sweep.
CREATE TABLE case_notice (
    case_id       text        NOT NULL,
    entry         bigint      NOT NULL,
    obligation_id text        NOT NULL,
    due_at        timestamptz NOT NULL,
    withdrawn_by  bigint,
    PRIMARY KEY (case_id, entry)
);
CREATE INDEX case_notice_live ON case_notice (case_id, obligation_id, due_at) WHERE withdrawn_by IS NULL;

-- How far each court's calendar was taken in.
CREATE TABLE case_calendar (
    court         text   PRIMARY KEY,
    last_sequence bigint NOT NULL
);

-- Cases that are to be evaluated again although nothing was recorded on them: their court's calendar changed, or the
-- rules did.
CREATE TABLE case_pending (
    case_id text PRIMARY KEY
);

-- Cases whose record could not be evaluated: the dead letters of this projection. Their facts stay where they are.
CREATE TABLE case_failure (
    case_id       text   PRIMARY KEY,
    last_sequence bigint NOT NULL,
    error         text   NOT NULL
);

-- What a case's rows come to. At equal last_sequence and calendar_sequence it is equal, however the rows came about.
CREATE FUNCTION case_digest(wanted text) RETURNS text LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex')
      FROM (SELECT 'case ' || to_jsonb(r)::text AS line FROM case_summary r WHERE case_id = wanted
            UNION ALL SELECT 'party ' || to_jsonb(r)::text FROM case_party r WHERE case_id = wanted
            UNION ALL SELECT 'entry ' || to_jsonb(r)::text FROM case_entry r WHERE case_id = wanted
            UNION ALL SELECT 'obligation ' || to_jsonb(r)::text FROM case_obligation r WHERE case_id = wanted
            UNION ALL SELECT 'trail ' || to_jsonb(r)::text FROM case_trail r WHERE case_id = wanted
            UNION ALL SELECT 'indicator ' || to_jsonb(r)::text FROM case_indicator r WHERE case_id = wanted
            UNION ALL SELECT 'offer ' || to_jsonb(r)::text FROM case_offer r WHERE case_id = wanted
            UNION ALL SELECT 'notice ' || to_jsonb(r)::text FROM case_notice r WHERE case_id = wanted) lines
$$;

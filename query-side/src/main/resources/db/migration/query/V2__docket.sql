-- What every case shows. All of it is derived from the record and can be built again from nothing; no row depends on when
-- it was written. Where time alone changes something, rows carry the stretch of world time they hold for, and reads pick
-- by time.

-- One row per case, with its cover and how far the record was evaluated.
CREATE TABLE docket_case (
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
CREATE INDEX docket_case_of_court ON docket_case (court, case_id);
CREATE INDEX docket_case_of_judge ON docket_case USING gin (judges);
CREATE INDEX docket_case_words ON docket_case USING gin (array_to_tsvector(words));
CREATE INDEX docket_case_stalled ON docket_case (stalled_since_on, case_id) WHERE stalled_since_on IS NOT NULL;

CREATE TABLE docket_party (
    case_id  text   NOT NULL,
    party_id text   NOT NULL,
    position int    NOT NULL,
    name     text   NOT NULL,
    words    text[] NOT NULL,
    PRIMARY KEY (case_id, party_id)
);
CREATE INDEX docket_party_words ON docket_party USING gin (array_to_tsvector(words));

-- Every entry, struck ones included.
CREATE TABLE docket_entry (
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
CREATE TABLE docket_obligation (
    case_id            text        NOT NULL,
    obligation_id      text        NOT NULL,
    valid_from         timestamptz NOT NULL,
    valid_until        timestamptz NOT NULL,
    position           int         NOT NULL,
    court              text        NOT NULL,
    title              text        NOT NULL,
    modality           text        NOT NULL,
    standing           text        NOT NULL,
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
CREATE INDEX docket_obligation_overdue ON docket_obligation (overdue_from, case_id, obligation_id)
    WHERE standing = 'OVERDUE';
CREATE INDEX docket_obligation_due ON docket_obligation (first_overdue_from, case_id, obligation_id)
    WHERE standing = 'OPEN' AND first_overdue_from IS NOT NULL;
CREATE INDEX docket_obligation_due_otherwise ON docket_obligation (overdue_from)
    WHERE standing = 'OPEN' AND first_overdue_from < overdue_from;
CREATE INDEX docket_obligation_undated
    ON docket_obligation ((coalesce(open_since_on, '9999-12-31'::date)), case_id, obligation_id)
    WHERE standing = 'OPEN' AND first_overdue_from IS NULL;

-- The audit trail, along world time. A line about an entry names it; a line about a standing says it.
CREATE TABLE docket_trail (
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
CREATE TABLE docket_indicator (
    case_id     text        NOT NULL,
    position    int         NOT NULL,
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    visibility  text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (case_id, position)
);

-- Moves that wait for an answer, one row for each party they wait for.
CREATE TABLE docket_offer (
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
CREATE INDEX docket_offer_waiting ON docket_offer (made_on, case_id, offer_id, awaits);

-- Overdue notices on record, for the sweep.
CREATE TABLE docket_notice (
    case_id       text        NOT NULL,
    entry         bigint      NOT NULL,
    obligation_id text        NOT NULL,
    due_at        timestamptz NOT NULL,
    withdrawn_by  bigint,
    PRIMARY KEY (case_id, entry)
);
CREATE INDEX docket_notice_live ON docket_notice (case_id, obligation_id, due_at) WHERE withdrawn_by IS NULL;

-- How far each court's calendar was taken in.
CREATE TABLE docket_calendar (
    court         text   PRIMARY KEY,
    last_sequence bigint NOT NULL
);

-- Cases that are to be evaluated again although nothing was recorded on them: their court's calendar changed, or the
-- rules did.
CREATE TABLE docket_pending (
    case_id text PRIMARY KEY
);

-- Cases whose record could not be evaluated: the dead letters of this projection. Their facts stay where they are.
CREATE TABLE docket_failure (
    case_id       text   PRIMARY KEY,
    last_sequence bigint NOT NULL,
    error         text   NOT NULL
);

-- What a case's rows come to. At equal last_sequence and calendar_sequence it is equal, however the rows came about.
CREATE FUNCTION docket_digest(wanted text) RETURNS text LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex')
      FROM (SELECT 'case ' || to_jsonb(r)::text AS line FROM docket_case r WHERE case_id = wanted
            UNION ALL SELECT 'party ' || to_jsonb(r)::text FROM docket_party r WHERE case_id = wanted
            UNION ALL SELECT 'entry ' || to_jsonb(r)::text FROM docket_entry r WHERE case_id = wanted
            UNION ALL SELECT 'obligation ' || to_jsonb(r)::text FROM docket_obligation r WHERE case_id = wanted
            UNION ALL SELECT 'trail ' || to_jsonb(r)::text FROM docket_trail r WHERE case_id = wanted
            UNION ALL SELECT 'indicator ' || to_jsonb(r)::text FROM docket_indicator r WHERE case_id = wanted
            UNION ALL SELECT 'offer ' || to_jsonb(r)::text FROM docket_offer r WHERE case_id = wanted
            UNION ALL SELECT 'notice ' || to_jsonb(r)::text FROM docket_notice r WHERE case_id = wanted) lines
$$;

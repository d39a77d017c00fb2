-- The query side's tables. Everything except the ledger, the calendar feeds and the relay's positions is derived from
-- the event store and can be rebuilt from it.

-- Axon's tracking tokens: the position of each streaming processor, and the node that owns each segment.
CREATE TABLE token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    claimed_at     text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- The nodes that share a streaming processor. A node whose seen_at is too old no longer counts.
CREATE TABLE processing_node (
    processor_name text        NOT NULL,
    node           text        NOT NULL,
    seen_at        timestamptz NOT NULL,
    PRIMARY KEY (processor_name, node)
);

-- The read model of cases. No row depends on when it was written. A row whose content changes with time alone carries
-- the interval of valid time it applies to, and queries select by that interval: valid_from is inclusive, valid_until
-- exclusive.

-- One row per case: its caption, and the entries its rows were evaluated through.
CREATE TABLE case_summary (
    case_id           text        PRIMARY KEY,
    court             text        NOT NULL,
    docket_number     text        NOT NULL,
    caption           text        NOT NULL,
    judges            text[]      NOT NULL,
    -- The initials in capital letters, for filters.
    judge_keys        text[]      NOT NULL,
    sample            boolean     NOT NULL,
    opened_on         date        NOT NULL,
    closed_on         date,
    -- The last day a party acted; null if none did, or if no party has anything left to do.
    stalled_since_on  date,
    visibility        text        NOT NULL,
    -- The last entries of the case and of its court's calendar that the rows of this case include.
    last_sequence     bigint      NOT NULL,
    last_recorded_at  timestamptz NOT NULL,
    calendar_sequence bigint      NOT NULL,
    rule_set          text        NOT NULL,
    -- Bounded by SearchWords to what a tsvector can hold.
    words             text[]      NOT NULL,
    detail            text        NOT NULL
);
CREATE INDEX case_summary_of_court ON case_summary (court, case_id);
CREATE INDEX case_summary_of_judge ON case_summary USING gin (judge_keys);
CREATE INDEX case_summary_words ON case_summary USING gin (array_to_tsvector(words));
-- Index-only scans: the stalled and recently changed cases, and the visibility of a case.
CREATE INDEX case_summary_stalled ON case_summary (stalled_since_on, case_id) INCLUDE (court, visibility)
    WHERE stalled_since_on IS NOT NULL;
CREATE INDEX case_summary_changed ON case_summary (last_recorded_at, case_id) INCLUDE (court, visibility);
CREATE INDEX case_summary_seen ON case_summary (case_id) INCLUDE (court, visibility);
-- The cases a user may not see. There are few of them.
CREATE INDEX case_summary_visibility ON case_summary (visibility, case_id);

CREATE TABLE case_party (
    case_id  text   NOT NULL,
    party_id text   NOT NULL,
    position int    NOT NULL,
    name     text   NOT NULL,
    -- The form by which names are compared, and the form that two spellings of one name probably share.
    folded   text   NOT NULL,
    likeness text   NOT NULL,
    -- The party whose place it took last, and the day; null if it took none.
    predecessor       text,
    in_place_since_on date,
    words    text[] NOT NULL,
    PRIMARY KEY (case_id, party_id)
);
CREATE INDEX case_party_words ON case_party USING gin (array_to_tsvector(words));
-- A party's page lists the cases in which its name was entered, and other spellings of it.
CREATE INDEX case_party_folded ON case_party (folded, case_id);
CREATE INDEX case_party_likeness ON case_party (likeness, folded);

-- Every entry, including stricken ones.
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
    -- The name of an act that was done for several cases; null for an act of this case only.
    act           text,
    detail        text        NOT NULL,
    PRIMARY KEY (case_id, sequence)
);
-- The entries of one act in its cases.
CREATE INDEX case_entry_of_act ON case_entry (act, case_id) WHERE act IS NOT NULL;
-- The court's events, one row per occasion: an event that is continued after it was held has another. The rulebook's
-- Schedule derives them. An event that never had a date has no row.
CREATE TABLE case_event (
    case_id    text    NOT NULL,
    event_key  text    NOT NULL,
    -- From 1.
    occasion   int     NOT NULL,
    court      text    NOT NULL,
    kind       text    NOT NULL,
    mode       text,
    order_id   text,
    -- The date it is set for; if it was canceled, the last one it had.
    set_on     date    NOT NULL,
    set_time   time,
    canceled   boolean NOT NULL,
    held_on    date,
    visibility text    NOT NULL,
    PRIMARY KEY (case_id, event_key, occasion)
);
-- The events of some days, in all courts.
CREATE INDEX case_event_by_day ON case_event (set_on, case_id);
-- The events of one court.
CREATE INDEX case_event_of_court ON case_event (court, set_on);

-- The status of each obligation by interval of valid time. Future intervals assume that nothing more is recorded.
-- Intervals that ended before the last recording are omitted because no query about the present reads them.
CREATE TABLE case_obligation (
    case_id            text        NOT NULL,
    obligation_id      text        NOT NULL,
    valid_from         timestamptz NOT NULL,
    valid_until        timestamptz NOT NULL,
    position           int         NOT NULL,
    court              text        NOT NULL,
    title              text        NOT NULL,
    modality           text        NOT NULL,
    status             text        NOT NULL,
    wording            text        NOT NULL,
    -- The first moment past due, under the reading in force and under the earliest reading not ruled out.
    overdue_from       timestamptz,
    first_overdue_from timestamptz,
    due_on             date,
    due_time           time,
    open_since_on      date,
    late               boolean     NOT NULL,
    obligors           text[]      NOT NULL,
    nonparty           text,
    visibility         text        NOT NULL,
    detail             text        NOT NULL,
    PRIMARY KEY (case_id, obligation_id, valid_from)
);
-- The lists of overdue, due and undated obligations, in their order. The overview counts from the same indexes, and the
-- included columns let it count without reading the wide rows.
CREATE INDEX case_obligation_overdue ON case_obligation (overdue_from, case_id, obligation_id)
    WHERE status = 'OVERDUE';
CREATE INDEX case_obligation_due ON case_obligation (first_overdue_from, case_id, obligation_id)
    INCLUDE (court, modality, visibility, overdue_from, valid_from, valid_until)
    WHERE status = 'OPEN' AND first_overdue_from IS NOT NULL;
CREATE INDEX case_obligation_due_otherwise ON case_obligation (overdue_from) INCLUDE (first_overdue_from)
    WHERE status = 'OPEN' AND first_overdue_from < overdue_from;
CREATE INDEX case_obligation_undated
    ON case_obligation ((coalesce(open_since_on, '9999-12-31'::date)), case_id, obligation_id)
    WHERE status = 'OPEN' AND first_overdue_from IS NULL;
CREATE INDEX case_obligation_count_overdue ON case_obligation (court, valid_from, valid_until)
    INCLUDE (visibility, case_id) WHERE status = 'OVERDUE';
CREATE INDEX case_obligation_count_undated ON case_obligation (court, modality, valid_from, valid_until)
    INCLUDE (visibility, case_id) WHERE status = 'OPEN' AND first_overdue_from IS NULL;
-- The calendar of one court, and the first obligations of some days in all courts.
CREATE INDEX case_obligation_dated ON case_obligation (court, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX case_obligation_by_day ON case_obligation (due_on, due_time, case_id, obligation_id)
    WHERE due_on IS NOT NULL;
-- The statuses that change in a given period although nothing is recorded in it.
CREATE INDEX case_obligation_from ON case_obligation (valid_from, case_id);

-- The audit trail in the order of valid time. A line is either about an entry, and names it, or about a status.
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

-- Objective indicators by interval of valid time.
CREATE TABLE case_indicator (
    case_id     text        NOT NULL,
    position    int         NOT NULL,
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    visibility  text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (case_id, position)
);

-- Unanswered demands and offers: one row for each party that has yet to answer.
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
CREATE INDEX case_offer_waiting ON case_offer (made_on, case_id, offer_id, awaits) INCLUDE (court, visibility);

-- Recorded overdue notices, for the overdue check.
CREATE TABLE case_notice (
    case_id       text        NOT NULL,
    entry         bigint      NOT NULL,
    obligation_id text        NOT NULL,
    due_at        timestamptz NOT NULL,
    withdrawn_by  bigint,
    PRIMARY KEY (case_id, entry)
);
CREATE INDEX case_notice_live ON case_notice (case_id, obligation_id, due_at) WHERE withdrawn_by IS NULL;

-- The last entry projected from each court's calendar.
CREATE TABLE case_calendar (
    court         text   PRIMARY KEY,
    last_sequence bigint NOT NULL
);

-- Cases to evaluate again although nothing was recorded in them: their court's calendar or the rule set changed.
CREATE TABLE case_pending (
    case_id text PRIMARY KEY
);

-- Cases and calendars that the projection could not read, evaluate or store up to their last entry. Their last good rows
-- stay. Each new entry, each start and each retry tries the whole record again.
CREATE TABLE case_failure (
    record_id       text        PRIMARY KEY,
    last_sequence   bigint      NOT NULL,
    cause           text        NOT NULL,
    -- The entry that cannot be decoded; null if the record failed as a whole.
    failed_sequence bigint,
    -- True if the case is current except for some obligations that the rulebook could not compute.
    partial         boolean     NOT NULL,
    since           timestamptz NOT NULL,
    attempts        int         NOT NULL
);

-- Returns one digest for all rows of each case. Two copies of a case's rows with the same last_sequence,
-- calendar_sequence and rule set have the same digest. The search path selects the live tables or those of a rebuild.
CREATE FUNCTION case_digests(wanted text[]) RETURNS TABLE (case_id text, digest text)
LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT id, encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex')
      FROM (SELECT r.case_id AS id, 'case ' || to_jsonb(r)::text AS line
              FROM case_summary r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'party ' || to_jsonb(r)::text FROM case_party r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'entry ' || to_jsonb(r)::text FROM case_entry r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'event ' || to_jsonb(r)::text FROM case_event r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'obligation ' || to_jsonb(r)::text
                        FROM case_obligation r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'trail ' || to_jsonb(r)::text FROM case_trail r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'indicator ' || to_jsonb(r)::text
                        FROM case_indicator r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'offer ' || to_jsonb(r)::text FROM case_offer r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'notice ' || to_jsonb(r)::text FROM case_notice r WHERE r.case_id = ANY (wanted)
           ) lines
     GROUP BY id
$$;

CREATE FUNCTION case_digest(wanted text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT digest FROM case_digests(ARRAY[wanted])
$$;

-- Rebuilds of a projection. A rebuild fills its own schema beside the live tables. At most one per projection is open.
-- Its worker holds an advisory lock, which distinguishes a running rebuild from one whose worker died.
CREATE TABLE projection_rebuild (
    rebuild_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    projection    text        NOT NULL,
    rule_set      text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('BUILDING', 'COMPARING', 'BUILT', 'SWITCHED', 'DROPPED')),
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    -- Updated with each batch: the last case or calendar built, and the number of events processed.
    built_through text,
    events_done   bigint      NOT NULL DEFAULT 0,
    events_total  bigint      NOT NULL,
    -- Time spent building, without interruptions.
    worked_millis bigint      NOT NULL DEFAULT 0,
    compared      bigint      NOT NULL DEFAULT 0,
    failure       text,
    -- The number of cases that could not be processed to their end.
    stopped       bigint      NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX one_rebuild_at_a_time ON projection_rebuild (projection)
    WHERE state NOT IN ('SWITCHED', 'DROPPED');

-- Cases and calendars whose rebuilt rows differ from the live ones, or that cannot be compared yet.
CREATE TABLE projection_rebuild_difference (
    rebuild_id bigint NOT NULL REFERENCES projection_rebuild ON DELETE CASCADE,
    record_id  text   NOT NULL,
    kind       text   NOT NULL CHECK (kind IN ('DIFFERENT', 'BEHIND', 'AHEAD')),
    PRIMARY KEY (rebuild_id, record_id)
);

-- Copies tables of one schema into another, without rows. Constraints and indexes keep their names, so that the copies
-- can replace the originals.
CREATE FUNCTION create_tables_like(source text, target text, names text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
    part record;
BEGIN
    FOREACH name IN ARRAY names LOOP
        EXECUTE format('CREATE TABLE %1$I.%3$I (LIKE %2$I.%3$I INCLUDING ALL EXCLUDING INDEXES)', target, source, name);
        FOR part IN
            SELECT conname, pg_get_constraintdef(oid) AS definition
              FROM pg_constraint
             WHERE conrelid = format('%I.%I', source, name)::regclass AND contype IN ('p', 'u', 'x')
        LOOP
            EXECUTE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', target, name, part.conname, part.definition);
        END LOOP;
        FOR part IN
            SELECT pg_get_indexdef(i.indexrelid) AS definition
              FROM pg_index i
             WHERE i.indrelid = format('%I.%I', source, name)::regclass
               AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        LOOP
            EXECUTE regexp_replace(part.definition, ' ON \S+ USING ', format(' ON %I.%I USING ', target, name));
        END LOOP;
    END LOOP;
END
$$;

-- Calendars that other programs subscribe to. A token shows what its owner was allowed to see when it was created. Only
-- the token's hash is stored, so that a reader of this table cannot use it.
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

-- The ledger: a Merkle tree with one leaf per stored event, in storage order, and one leaf per seal. Rows are only ever
-- inserted.

-- The size of the ledger. There is one row, and appending locks it.
CREATE TABLE ledger_state (
    one_row           boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    size              bigint  NOT NULL,
    events            bigint  NOT NULL,
    last_global_index bigint  NOT NULL
);
INSERT INTO ledger_state (size, events, last_global_index) VALUES (0, 0, 0);

-- The leaves that are events. A leaf's hash is the node of level 0 at the same position. closed_through is part of the
-- leaf: the time through which the last seal before it closed the record. An event recorded at or before that time is
-- backdated.
CREATE TABLE ledger_leaf (
    leaf_index     bigint  PRIMARY KEY,
    global_index   bigint  NOT NULL UNIQUE,
    event_id       text    NOT NULL UNIQUE,
    stream         text    NOT NULL,
    sequence       bigint  NOT NULL,
    closed_through timestamptz,
    backdated      boolean NOT NULL,
    UNIQUE (stream, sequence)
);
CREATE INDEX ledger_leaf_backdated ON ledger_leaf (leaf_index) WHERE backdated;

-- The leaves that are seals, with the number of events before each.
CREATE TABLE ledger_seal (
    leaf_index bigint      PRIMARY KEY,
    events     bigint      NOT NULL,
    through    timestamptz NOT NULL,
    heads      bytea       NOT NULL CHECK (length(heads) = 32)
);

-- The hashes of complete subtrees. Every proof is assembled from them.
CREATE TABLE ledger_node (
    level    smallint NOT NULL,
    position bigint   NOT NULL,
    hash     bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
);

-- Every signed checkpoint. The last of its leaves is a seal.
CREATE TABLE ledger_checkpoint (
    size bigint PRIMARY KEY,
    note text   NOT NULL
);

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- The relay's position in each topic of facts. The leader holds an advisory lock. It updates the position and the
-- stream heads in one transaction, after the broker has acknowledged every record up to that position. A topic with a
-- new name starts from the beginning.
CREATE TABLE relay_topic (
    topic         text        PRIMARY KEY,
    carries       text        NOT NULL CHECK (carries IN ('PUBLIC', 'EVERYTHING')),
    -- The base URL of links in the records. It never changes once the topic has been started.
    origin        text        NOT NULL,
    -- The global index of the last event processed.
    position      bigint      NOT NULL DEFAULT 0,
    -- The last leader.
    node          text,
    failing_since timestamptz,
    failure       text
);

-- The stream head of each case or calendar in each topic: its last record.
CREATE TABLE relay_stream_head (
    topic     text   NOT NULL REFERENCES relay_topic,
    record_id text   NOT NULL,
    sequence  bigint NOT NULL,
    chain     text   NOT NULL,
    PRIMARY KEY (topic, record_id)
);

-- The relay's position in each topic of statuses. Statuses are derived from the read model of cases. The relay compares
-- them after each change or rebuild and sends only those that differ.
CREATE TABLE relay_statuses (
    topic         text        PRIMARY KEY,
    carries       text        NOT NULL CHECK (carries IN ('PUBLIC', 'EVERYTHING')),
    origin        text        NOT NULL,
    -- The valid time up to which status changes caused by time alone have been processed.
    through       timestamptz NOT NULL,
    node          text,
    failing_since timestamptz,
    failure       text
);

-- The version of each case that was last compared.
CREATE TABLE relay_statuses_case (
    topic             text   NOT NULL REFERENCES relay_statuses,
    case_id           text   NOT NULL,
    last_sequence     bigint NOT NULL,
    calendar_sequence bigint NOT NULL,
    rule_set          text   NOT NULL,
    PRIMARY KEY (topic, case_id)
);

-- The last record sent about each obligation.
CREATE TABLE relay_status (
    topic         text   NOT NULL REFERENCES relay_statuses,
    case_id       text   NOT NULL,
    obligation_id text   NOT NULL,
    sequence      bigint NOT NULL,
    digest        text   NOT NULL,
    PRIMARY KEY (topic, case_id, obligation_id)
);

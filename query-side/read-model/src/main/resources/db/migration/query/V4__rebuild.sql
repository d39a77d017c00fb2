-- Axon's dead-letter queue was never used: what a projection cannot take is kept by the projection itself.
DROP TABLE dead_letter;

-- Records with an entry that cannot be taken in: a case's, or a calendar's. What is shown stops before that entry, for
-- that record only, until it can be taken in; then everything behind it follows in order.
ALTER TABLE case_failure RENAME COLUMN case_id TO record_id;
ALTER TABLE case_failure RENAME COLUMN error TO cause;
ALTER TABLE case_failure
    ADD COLUMN failed_sequence bigint,
    ADD COLUMN since           timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN attempts        int         NOT NULL DEFAULT 1;
UPDATE case_failure SET failed_sequence = last_sequence;
ALTER TABLE case_failure ALTER COLUMN failed_sequence SET NOT NULL;
ALTER TABLE case_failure ALTER COLUMN since DROP DEFAULT, ALTER COLUMN attempts DROP DEFAULT;

-- What the rows of many cases come to, by one statement. The tables are those the search path leads to, so the same
-- function serves the live ones and those being built.
CREATE FUNCTION case_digests(wanted text[]) RETURNS TABLE (case_id text, digest text)
LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT id, encode(sha256(convert_to(string_agg(line, E'\n' ORDER BY line COLLATE "C"), 'UTF8')), 'hex')
      FROM (SELECT r.case_id AS id, 'case ' || to_jsonb(r)::text AS line FROM case_summary r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'party ' || to_jsonb(r)::text FROM case_party r WHERE r.case_id = ANY (wanted)
            UNION ALL SELECT r.case_id, 'entry ' || to_jsonb(r)::text FROM case_entry r WHERE r.case_id = ANY (wanted)
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

CREATE OR REPLACE FUNCTION case_digest(wanted text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT digest FROM case_digests(ARRAY[wanted])
$$;

-- Tables built beside the live ones, in a schema of their own. One rebuild of a projection is under way at a time;
-- whoever works on it holds an advisory lock, so that one whose worker died can be told from one that is worked on.
CREATE TABLE projection_rebuild (
    rebuild_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    projection    text        NOT NULL,
    rule_set      text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('BUILDING', 'COMPARING', 'BUILT', 'SWITCHED', 'DROPPED')),
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    -- Written with each batch: the last record built, and how much that makes in all.
    built_through text,
    events_done   bigint      NOT NULL DEFAULT 0,
    events_total  bigint      NOT NULL,
    -- Time spent building; interruptions are left out.
    worked_millis bigint      NOT NULL DEFAULT 0,
    compared      bigint      NOT NULL DEFAULT 0,
    failure       text
);
CREATE UNIQUE INDEX one_rebuild_at_a_time ON projection_rebuild (projection)
    WHERE state NOT IN ('SWITCHED', 'DROPPED');

-- Records that came out differently, or could not be compared yet.
CREATE TABLE projection_rebuild_difference (
    rebuild_id bigint NOT NULL REFERENCES projection_rebuild ON DELETE CASCADE,
    record_id  text   NOT NULL,
    kind       text   NOT NULL CHECK (kind IN ('DIFFERENT', 'BEHIND', 'AHEAD')),
    PRIMARY KEY (rebuild_id, record_id)
);

-- Creates tables like those of another schema, with everything named as it is there, so that they can take their place.
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

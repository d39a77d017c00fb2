-- The event store: every fact once, in the order it was accepted. Rows are only ever inserted.
--
-- Payloads are JSON in UTF-8. They are stored as bytea, which keeps the accepted bytes. jsonb would reorder members and
-- drop duplicates, and digests of the stored form would no longer match.
CREATE TABLE domain_event (
    global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_identifier     text   NOT NULL CONSTRAINT event_recorded_once UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL CHECK (sequence_number >= 0),
    aggregate_type       text,
    recorded_at          text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text,
    payload              bytea  NOT NULL,
    meta_data            bytea  NOT NULL,
    -- This index also reads the stream of one case in order.
    CONSTRAINT one_event_per_position UNIQUE (aggregate_identifier, sequence_number)
);

-- Keeps each stream free of gaps, and recorded_at in order even if a clock is set back or the clocks of two nodes
-- differ. An event that is earlier than its predecessor gets the predecessor's time.
CREATE FUNCTION continue_stream() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    previously_recorded_at text;
BEGIN
    IF NEW.sequence_number > 0 THEN
        SELECT recorded_at INTO previously_recorded_at
          FROM domain_event
         WHERE aggregate_identifier = NEW.aggregate_identifier AND sequence_number = NEW.sequence_number - 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'event % of % has no predecessor', NEW.sequence_number, NEW.aggregate_identifier
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF previously_recorded_at::timestamptz > NEW.recorded_at::timestamptz THEN
            NEW.recorded_at := previously_recorded_at;
        END IF;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER continues_stream BEFORE INSERT ON domain_event
    FOR EACH ROW EXECUTE FUNCTION continue_stream();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the event store is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

-- Per statement, so that a statement that matches no row is refused too.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Keeps the triggers active when session_replication_role disables ordinary triggers.
ALTER TABLE domain_event ENABLE ALWAYS TRIGGER continues_stream;
ALTER TABLE domain_event ENABLE ALWAYS TRIGGER append_only;

-- The transaction time through which the record is closed. The query side's ledger raises it before it signs a
-- checkpoint. It never decreases.
CREATE TABLE record_closed (
    one_row boolean     PRIMARY KEY DEFAULT true CHECK (one_row),
    through timestamptz NOT NULL
);
INSERT INTO record_closed (through) VALUES ('-infinity');

CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.through < OLD.through THEN
        RAISE EXCEPTION 'the record stays closed: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER stays_closed BEFORE UPDATE ON record_closed
    FOR EACH ROW EXECUTE FUNCTION refuse_reopening();
CREATE TRIGGER has_one_row BEFORE INSERT OR DELETE OR TRUNCATE ON record_closed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_reopening();
ALTER TABLE record_closed ENABLE ALWAYS TRIGGER stays_closed;
ALTER TABLE record_closed ENABLE ALWAYS TRIGGER has_one_row;

-- Closes the record through this time and returns the time through which it is closed. The query side's role may call it,
-- although it cannot write the command side's tables. It never closes the future by the database's clock, so that a node
-- whose clock is ahead cannot move the time of everybody's entries.
CREATE FUNCTION close_record(wanted timestamptz) RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    UPDATE record_closed SET through = greatest(through, least(wanted, clock_timestamp())) RETURNING through;
$$;

-- The time at which an event is recorded: the time that the program claims, or the first moment at which the record is
-- still open if that is later. A clock that is behind therefore never records into the closed past. The program inserts
-- through this function; the ledger reports a row that was inserted otherwise.
--
-- It is volatile, so that it sees a closing that was committed before the insert locked the table.
CREATE FUNCTION open_time(claimed text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    closed timestamptz;
BEGIN
    SELECT through INTO closed FROM record_closed;
    IF claimed::timestamptz > closed THEN
        RETURN claimed;
    END IF;
    RETURN to_char((closed + interval '1 millisecond') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
END
$$;

-- Axon queries this table before it reads a stream. It stays empty: the aggregate cache makes snapshots unnecessary.
CREATE TABLE snapshot_event (
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    aggregate_type       text   NOT NULL,
    event_identifier     text   NOT NULL UNIQUE,
    recorded_at          text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text,
    payload              bytea  NOT NULL,
    meta_data            bytea,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

-- The answer to each request with an idempotency key, written in the transaction of its events. A retry gets the same
-- answer. The same key with a different digest is a conflict. A periodic worker removes rows after a retention
-- (goodfaith.command.idempotency.retention).
CREATE TABLE idempotency (
    actor          text        NOT NULL,
    record_id      text        NOT NULL,
    key            text        NOT NULL,
    request_digest text        NOT NULL,
    answer         text        NOT NULL,
    answered_at    timestamptz NOT NULL,
    PRIMARY KEY (actor, record_id, key)
);

-- For the removal of keys after their retention.
CREATE INDEX idempotency_by_age ON idempotency (answered_at);

-- A copy of the event store, filled from the internal topic of facts. Readers of the event store read this table
-- instead: it has the columns of the command side's table. global_index is the order of arrival.
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
    CONSTRAINT one_event_per_position UNIQUE (aggregate_identifier, sequence_number)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the copy of the event store is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The next offset of each partition. It is written in the transaction of the facts, so that no record is stored twice
-- or skipped.
CREATE TABLE copy_partition (
    topic          text    NOT NULL,
    partition      integer NOT NULL,
    next_offset    bigint  NOT NULL DEFAULT 0,
    records_behind bigint  NOT NULL DEFAULT 0,
    -- The node that last read the partition.
    node           text,
    failing_since  timestamptz,
    failure        text,
    PRIMARY KEY (topic, partition)
);

-- The stream head of each case or calendar: its last record.
CREATE TABLE copy_stream_head (
    record_id text   PRIMARY KEY,
    sequence  bigint NOT NULL,
    chain     text   NOT NULL
);

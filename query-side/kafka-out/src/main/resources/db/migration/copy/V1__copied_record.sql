-- A copy of the record, kept from the internal topic of facts. What reads the event store reads this table in its place,
-- so its columns are those of the command side's; its order is that of arrival.
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
    RAISE EXCEPTION 'the copied record is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far each partition has been taken in. Written in the transaction of the facts, so that nothing is taken in twice
-- and nothing is passed over.
CREATE TABLE copy_partition (
    topic          text    NOT NULL,
    partition      integer NOT NULL,
    next_offset    bigint  NOT NULL DEFAULT 0,
    records_behind bigint  NOT NULL DEFAULT 0,
    -- Who takes it in, or did last.
    node           text,
    failing_since  timestamptz,
    failure        text,
    PRIMARY KEY (topic, partition)
);

-- The last record of each case, or calendar.
CREATE TABLE copy_tail (
    record_id text   PRIMARY KEY,
    sequence  bigint NOT NULL,
    chain     text   NOT NULL
);

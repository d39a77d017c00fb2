-- How far each streaming processor has come, and which node owns which segment of it.
CREATE TABLE token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    claimed_at     text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- Events a projection could not take, with everything that follows them in their sequence.
CREATE TABLE dead_letter (
    dead_letter_identifier text   PRIMARY KEY,
    processing_group       text   NOT NULL,
    sequence_identifier    text   NOT NULL,
    sequence_index         bigint NOT NULL,
    message_type           text   NOT NULL,
    event_identifier       text   NOT NULL,
    recorded_at            text   NOT NULL,
    payload_type           text   NOT NULL,
    payload_revision       text,
    payload                bytea  NOT NULL,
    meta_data              bytea,
    aggregate_type         text,
    aggregate_identifier   text,
    sequence_number        bigint,
    token_type             text,
    token                  bytea,
    enqueued_at            text   NOT NULL,
    last_touched           text,
    processing_started     text,
    cause_type             text,
    cause_message          text,
    diagnostics            bytea,
    -- Also the index that reads one group's sequences in order.
    UNIQUE (processing_group, sequence_identifier, sequence_index)
);

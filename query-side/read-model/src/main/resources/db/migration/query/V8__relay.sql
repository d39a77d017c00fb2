-- How far the record has been sent to each topic. Whoever sends holds an advisory lock; position and ends are written in
-- one transaction, after the broker has acknowledged everything up to there. A topic of another name begins anew.
CREATE TABLE relay_topic (
    topic         text        PRIMARY KEY,
    carries       text        NOT NULL CHECK (carries IN ('PUBLIC', 'EVERYTHING')),
    -- What addresses in its records begin with; it stays as it was when the topic was begun.
    origin        text        NOT NULL,
    -- The last event of the store that was looked at.
    position      bigint      NOT NULL DEFAULT 0,
    -- Who sent last.
    node          text,
    failing_since timestamptz,
    failure       text
);

-- The last record of each case, or calendar, on each topic.
CREATE TABLE relay_tail (
    topic     text   NOT NULL REFERENCES relay_topic,
    record_id text   NOT NULL,
    sequence  bigint NOT NULL,
    chain     text   NOT NULL,
    PRIMARY KEY (topic, record_id)
);

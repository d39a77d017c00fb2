-- Which nodes share the work of a streaming processor. A node that has not been seen for a while counts no more.
CREATE TABLE processing_node (
    processor_name text        NOT NULL,
    node           text        NOT NULL,
    seen_at        timestamptz NOT NULL,
    PRIMARY KEY (processor_name, node)
);

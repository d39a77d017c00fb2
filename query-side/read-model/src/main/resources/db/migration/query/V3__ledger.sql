-- The log over the record: one leaf for every stored event, in the order they were stored. Rows are only ever added, and
-- what is added is never another thing than the log's own code makes of the record.

-- How far the log has come. One row; whoever appends holds it.
CREATE TABLE ledger_state (
    one_row           boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    size              bigint  NOT NULL,
    last_global_index bigint  NOT NULL
);
INSERT INTO ledger_state (size, last_global_index) VALUES (0, 0);

-- Which event is which leaf. The leaf's hash is the node of height 0 in its place.
CREATE TABLE ledger_leaf (
    leaf_index   bigint PRIMARY KEY,
    global_index bigint NOT NULL UNIQUE,
    event_id     text   NOT NULL UNIQUE,
    stream       text   NOT NULL,
    sequence     bigint NOT NULL,
    UNIQUE (stream, sequence)
);

-- The hashes of complete subtrees, from which every proof is made.
CREATE TABLE ledger_node (
    level    smallint NOT NULL,
    position bigint   NOT NULL,
    hash     bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
);

-- Every checkpoint that was signed. Of one size there are several where time passed without anything being recorded.
CREATE TABLE ledger_checkpoint (
    size             bigint NOT NULL,
    through          timestamptz NOT NULL,
    note             text   NOT NULL,
    PRIMARY KEY (size, through)
);

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

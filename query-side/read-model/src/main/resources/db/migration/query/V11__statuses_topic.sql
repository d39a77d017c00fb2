-- How far the present statuses have been sent to each topic of statuses. They follow from the docket, so whatever is
-- built anew there is compared here, and only what differs is sent.
CREATE TABLE relay_statuses (
    topic         text        PRIMARY KEY,
    carries       text        NOT NULL CHECK (carries IN ('PUBLIC', 'EVERYTHING')),
    origin        text        NOT NULL,
    -- The moment of world time up to which what time alone changed has been looked at.
    through       timestamptz NOT NULL,
    node          text,
    failing_since timestamptz,
    failure       text
);

-- What was last looked at of each case.
CREATE TABLE relay_statuses_case (
    topic             text   NOT NULL REFERENCES relay_statuses,
    case_id           text   NOT NULL,
    last_sequence     bigint NOT NULL,
    calendar_sequence bigint NOT NULL,
    rule_set          text   NOT NULL,
    PRIMARY KEY (topic, case_id)
);

-- What was last sent of each obligation.
CREATE TABLE relay_status (
    topic         text   NOT NULL REFERENCES relay_statuses,
    case_id       text   NOT NULL,
    obligation_id text   NOT NULL,
    sequence      bigint NOT NULL,
    digest        text   NOT NULL,
    PRIMARY KEY (topic, case_id, obligation_id)
);

-- What time alone changes in a stretch of it.
CREATE INDEX case_obligation_from ON case_obligation (valid_from, case_id);

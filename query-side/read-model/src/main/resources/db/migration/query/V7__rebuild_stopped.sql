-- How many of the records that were built stop before an entry which could not be taken in.
ALTER TABLE projection_rebuild ADD COLUMN stopped bigint NOT NULL DEFAULT 0;

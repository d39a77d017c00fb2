-- The overview lists the cases that changed last.
CREATE INDEX case_summary_changed ON case_summary (last_recorded_at, case_id);

-- A party's page puts together the cases in which its name was entered the same way.
CREATE INDEX case_party_name ON case_party (name, case_id);

-- What the overview counts, without a look at the rows themselves.
CREATE INDEX case_obligation_count_overdue ON case_obligation (court, valid_from, valid_until)
    INCLUDE (visibility, case_id) WHERE status = 'OVERDUE';
CREATE INDEX case_obligation_count_undated ON case_obligation (court, modality, valid_from, valid_until)
    INCLUDE (visibility, case_id) WHERE status = 'OPEN' AND first_overdue_from IS NULL;

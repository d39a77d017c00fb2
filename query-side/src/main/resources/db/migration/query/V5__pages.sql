-- The overview lists the cases that changed last.
CREATE INDEX docket_case_changed ON docket_case (last_recorded_at, case_id);

-- A party's page puts together the cases in which its name was entered the same way.
CREATE INDEX docket_party_name ON docket_party (name, case_id);

-- What the overview counts, without a look at the rows themselves.
CREATE INDEX docket_obligation_count_overdue ON docket_obligation (court, valid_from, valid_until)
    INCLUDE (visibility, case_id) WHERE standing = 'OVERDUE';
CREATE INDEX docket_obligation_count_undated ON docket_obligation (court, modality, valid_from, valid_until)
    INCLUDE (visibility, case_id) WHERE standing = 'OPEN' AND first_overdue_from IS NULL;

-- With many cases the overview was slow because its counts visited wide rows one by one. These indexes have all that a
-- count asks for; the lists go along the same ones.
DROP INDEX docket_obligation_due;
CREATE INDEX docket_obligation_due ON docket_obligation (first_overdue_from, case_id, obligation_id)
    INCLUDE (court, modality, visibility, overdue_from, valid_from, valid_until)
    WHERE standing = 'OPEN' AND first_overdue_from IS NOT NULL;

DROP INDEX docket_obligation_due_otherwise;
CREATE INDEX docket_obligation_due_otherwise ON docket_obligation (overdue_from) INCLUDE (first_overdue_from)
    WHERE standing = 'OPEN' AND first_overdue_from < overdue_from;

DROP INDEX docket_case_stalled;
CREATE INDEX docket_case_stalled ON docket_case (stalled_since_on, case_id) INCLUDE (court, visibility)
    WHERE stalled_since_on IS NOT NULL;

DROP INDEX docket_case_changed;
CREATE INDEX docket_case_changed ON docket_case (last_recorded_at, case_id) INCLUDE (court, visibility);

-- Whether the case of something may be seen.
CREATE INDEX docket_case_seen ON docket_case (case_id) INCLUDE (court, visibility);

-- With many cases the overview was slow because its counts visited wide rows one by one. These indexes have all that a
-- count asks for; the lists go along the same ones.
DROP INDEX case_obligation_due;
CREATE INDEX case_obligation_due ON case_obligation (first_overdue_from, case_id, obligation_id)
    INCLUDE (court, modality, visibility, overdue_from, valid_from, valid_until)
    WHERE status = 'OPEN' AND first_overdue_from IS NOT NULL;

DROP INDEX case_obligation_due_otherwise;
CREATE INDEX case_obligation_due_otherwise ON case_obligation (overdue_from) INCLUDE (first_overdue_from)
    WHERE status = 'OPEN' AND first_overdue_from < overdue_from;

DROP INDEX case_summary_stalled;
CREATE INDEX case_summary_stalled ON case_summary (stalled_since_on, case_id) INCLUDE (court, visibility)
    WHERE stalled_since_on IS NOT NULL;

DROP INDEX case_summary_changed;
CREATE INDEX case_summary_changed ON case_summary (last_recorded_at, case_id) INCLUDE (court, visibility);

-- Whether the case of something may be seen.
CREATE INDEX case_summary_seen ON case_summary (case_id) INCLUDE (court, visibility);

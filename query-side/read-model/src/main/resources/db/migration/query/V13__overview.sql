-- The overview counts the offers that wait from an index alone. Whether their cases may be seen is asked the other way
-- round: which cases may not, which are few.
DROP INDEX case_offer_waiting;
CREATE INDEX case_offer_waiting ON case_offer (made_on, case_id, offer_id, awaits) INCLUDE (court, visibility);
CREATE INDEX case_summary_visibility ON case_summary (visibility, case_id);

-- The calendar shows the first of what some days have, in this order, whichever the court.
CREATE INDEX case_obligation_by_day ON case_obligation (due_on, due_time, case_id, obligation_id)
    WHERE due_on IS NOT NULL;

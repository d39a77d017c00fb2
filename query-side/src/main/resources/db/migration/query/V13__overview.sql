-- The overview counts the offers that wait from an index alone. Whether their cases may be seen is asked the other way
-- round: which cases may not, which are few.
DROP INDEX docket_offer_waiting;
CREATE INDEX docket_offer_waiting ON docket_offer (made_on, case_id, offer_id, awaits) INCLUDE (court, visibility);
CREATE INDEX docket_case_visibility ON docket_case (visibility, case_id);

-- The calendar shows the first of what some days have, in this order, whichever the court.
CREATE INDEX docket_obligation_by_day ON docket_obligation (due_on, due_time, case_id, obligation_id)
    WHERE due_on IS NOT NULL;

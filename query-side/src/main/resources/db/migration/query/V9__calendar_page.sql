-- What was set for a time on some days, whichever the court.
CREATE INDEX docket_entry_set_for ON docket_entry
    ((left(coalesce(detail::json ->> 'at', detail::json ->> 'to'), 10)), case_id)
    WHERE fact IN ('EventScheduled', 'EventRescheduled');

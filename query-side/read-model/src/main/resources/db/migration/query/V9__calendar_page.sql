-- What was set for a time on some days, whichever the court.
CREATE INDEX case_entry_set_for ON case_entry
    ((left(coalesce(detail::json ->> 'at', detail::json ->> 'to'), 10)), case_id)
    WHERE fact IN ('EventScheduled', 'EventRescheduled');

package org.goodfaith.cases;

/** A command to one record, either of a case or of a court's calendar. */
public sealed interface RecordCommand permits CaseCommand, CalendarCommand {

    /** Returns the id of the record, which is also the id of its event stream. */
    String recordId();
}

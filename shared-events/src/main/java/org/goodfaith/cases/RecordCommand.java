package org.goodfaith.cases;

/** Something asked of one record: of a case, or of a court's calendar. */
public sealed interface RecordCommand permits CaseCommand, CalendarCommand {

    /** @return the id of the record it is asked of, which is also the id of its stream */
    String recordId();
}

package org.goodfaith.cases;

import org.goodfaith.events.CourtId;

/** A command to the record of one court's calendar. */
public sealed interface CalendarCommand extends RecordCommand permits ProclaimClosure, WithdrawClosure {

    CourtId court();

    @Override
    default String recordId() {
        return recordIdOf(court());
    }

    /** Returns the id of the record of a court's calendar, such as {@code calendar-cand}. */
    static String recordIdOf(CourtId court) {
        return "calendar-" + court;
    }
}

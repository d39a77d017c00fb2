package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.ClosedDay.Basis;

/** A day on which the period cannot end, with the reasons. */
record SkippedDay(LocalDate day, List<ClosedDay> reasons) {

    Stream<String> paragraphs() {
        return reasons.stream().map(ClosedDay::basis).map(Basis::paragraph);
    }

    /** Joins days and reasons to a phrase. Consecutive days with the same reasons are combined. */
    static String phrase(List<SkippedDay> days) {
        var phrases = new ArrayList<String>();
        for (int from = 0; from < days.size(); ) {
            String reasons = CourtCalendar.phrase(days.get(from).reasons());
            int until = from + 1;
            while (until < days.size()
                    && reasons.equals(CourtCalendar.phrase(days.get(until).reasons()))) {
                until++;
            }
            String first = UsDates.day(days.get(from).day());
            phrases.add(
                    until == from + 1
                            ? first + " is " + reasons
                            : first + " to " + UsDates.day(days.get(until - 1).day()) + " are each " + reasons);
            from = until;
        }
        return String.join("; ", phrases);
    }
}

package org.goodfaith.rulebook.time;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.util.Optional;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/** The rule that gives the observed day of a holiday that falls on a weekend. */
enum Observed {
    NEVER_MOVED {
        @Override
        Optional<ClosedDay> observedDay(ClosedDay holiday) {
            return Optional.empty();
        }
    },
    /**
     * From Saturday to Friday by 5 U.S.C. 6103(b)(1), from Sunday to Monday by section 3 of Executive Order 11582.
     *
     * <p>The Friday is contested and counts by default. "The day set aside by statute for observing" the holiday in
     * 6(a)(6)(A) covers it on its face, and clerks' offices close. No case was found that holds this, and the statute
     * makes the Friday a legal public holiday for pay and leave. The Monday is not known to be contested.
     */
    FEDERAL {
        @Override
        Optional<ClosedDay> observedDay(ClosedDay holiday) {
            return switch (holiday.on().getDayOfWeek()) {
                case SATURDAY -> Optional.of(observed(holiday, -1, "5 U.S.C. 6103(b)(1)", Counts.CONTESTED_YES));
                case SUNDAY -> Optional.of(observed(holiday, 1, "Exec. Order 11582, sec. 3", holiday.counts()));
                case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> Optional.empty();
            };
        }
    },
    /** From Sunday to Monday by Cal. Gov. Code 6701. */
    CALIFORNIA {
        @Override
        Optional<ClosedDay> observedDay(ClosedDay holiday) {
            return holiday.on().getDayOfWeek() == SUNDAY
                    ? Optional.of(observed(holiday, 1, GOV_6701, holiday.counts()))
                    : Optional.empty();
        }
    },
    /** In addition, from Saturday to Friday, which Cal. Gov. Code 6701 provides for November 11 only. */
    CALIFORNIA_VETERANS_DAY {
        @Override
        Optional<ClosedDay> observedDay(ClosedDay holiday) {
            return holiday.on().getDayOfWeek() == SATURDAY
                    ? Optional.of(observed(holiday, -1, GOV_6701, holiday.counts()))
                    : CALIFORNIA.observedDay(holiday);
        }
    };

    private static final String GOV_6701 = "Cal. Gov. Code 6701";

    /** Returns the observed day of a holiday, if it differs from the holiday. */
    abstract Optional<ClosedDay> observedDay(ClosedDay holiday);

    private static ClosedDay observed(ClosedDay holiday, int days, String authority, Counts counts) {
        LocalDate on = holiday.on().plusDays(days);
        String name = holiday.name() + ", observed";
        return new ClosedDay(on, holiday.basis(), name, authority, counts, name + " " + on);
    }
}

package org.goodfaith.rulebook.time;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.util.Optional;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/** On which other day a holiday is kept when it falls on a weekend. */
enum Observed {
    AS_IT_FALLS {
        @Override
        Optional<ClosedDay> insteadOf(ClosedDay holiday) {
            return Optional.empty();
        }
    },
    /**
     * Saturday to Friday by 5 U.S.C. 6103(b)(1), Sunday to Monday by section 3 of Executive Order 11582.
     *
     * <p>The Friday is contested: 6(a)(6)(A) speaks of "the day set aside by statute for observing" the holiday, which
     * covers it on its face, and clerks' offices close; but no case was found that holds so, and the statute makes it a
     * legal public holiday for pay and leave. By default it counts. The Monday is not known to be disputed.
     */
    FEDERAL {
        @Override
        Optional<ClosedDay> insteadOf(ClosedDay holiday) {
            return switch (holiday.on().getDayOfWeek()) {
                case SATURDAY -> Optional.of(kept(holiday, -1, "5 U.S.C. 6103(b)(1)", Counts.CONTESTED_YES));
                case SUNDAY -> Optional.of(kept(holiday, 1, "Exec. Order 11582, sec. 3", holiday.counts()));
                case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> Optional.empty();
            };
        }
    },
    /** Sunday to Monday by Cal. Gov. Code 6701. */
    CALIFORNIA {
        @Override
        Optional<ClosedDay> insteadOf(ClosedDay holiday) {
            return holiday.on().getDayOfWeek() == SUNDAY
                    ? Optional.of(kept(holiday, 1, GOV_6701, holiday.counts()))
                    : Optional.empty();
        }
    },
    /** Saturday to Friday as well: Cal. Gov. Code 6701 says so of November 11 only. */
    CALIFORNIA_VETERANS_DAY {
        @Override
        Optional<ClosedDay> insteadOf(ClosedDay holiday) {
            return holiday.on().getDayOfWeek() == SATURDAY
                    ? Optional.of(kept(holiday, -1, GOV_6701, holiday.counts()))
                    : CALIFORNIA.insteadOf(holiday);
        }
    };

    private static final String GOV_6701 = "Cal. Gov. Code 6701";

    /** @return the day that is kept instead, if the holiday falls on a day that calls for it */
    abstract Optional<ClosedDay> insteadOf(ClosedDay holiday);

    private static ClosedDay kept(ClosedDay holiday, int days, String authority, Counts counts) {
        LocalDate on = holiday.on().plusDays(days);
        String name = holiday.name() + ", observed";
        return new ClosedDay(on, holiday.why(), name, authority, counts, name + " " + on);
    }
}

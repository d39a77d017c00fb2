package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.goodfaith.rulebook.time.ClosedDay.Why;

/**
 * The days on which one court is closed: weekends, the law's holidays, and what was proclaimed for this court.
 *
 * <p>It covers the years {@link #FIRST_YEAR} to {@link #LAST_YEAR}. Asked about any other it refuses, since it does not
 * know that a day of theirs is no holiday.
 *
 * @param court the court
 * @param closures what was on record at the viewpoint, in the order recorded; withdrawn ones left out
 */
public record CourtCalendar(Court court, List<Closure> closures) {

    public static final int FIRST_YEAR = LegalHolidays.FIRST_YEAR;
    public static final int LAST_YEAR = LegalHolidays.LAST_YEAR;

    public CourtCalendar {
        closures = List.copyOf(closures);
    }

    /**
     * Says why a day is no day for a period to end on.
     *
     * @param direction which way the period runs: a state holiday closes a day only for one measured after an event
     * @return the reasons, settled and contested; empty if the day is open on every reading. An inaccessible clerk's
     *     office is not among them
     * @throws IllegalArgumentException if the calendar does not cover the year
     */
    public List<ClosedDay> reasonsClosed(LocalDate day, Direction direction) {
        return onRecord(day).stream()
                .filter(reason -> reason.counts() != Counts.NO)
                .filter(reason -> appliesTo(direction, reason))
                .toList();
    }

    /**
     * @return whether the day is closed by default, that is if each contested reason is read as its row says
     * @throws IllegalArgumentException if the calendar does not cover the year
     */
    public boolean isClosed(LocalDate day, Direction direction) {
        return reasonsClosed(day, direction).stream()
                .anyMatch(reason -> reason.counts().byDefault());
    }

    /** @return why the clerk's office is inaccessible on the day; empty if it is not */
    public List<ClosedDay> officeInaccessible(LocalDate day) {
        return proclaimed(day, ClosureKind.OFFICE_INACCESSIBLE);
    }

    /** Everything the calendar says of a day, also what does not count. */
    List<ClosedDay> onRecord(LocalDate day) {
        var reasons = new ArrayList<ClosedDay>();
        reasons.addAll(weekend(day));
        reasons.addAll(LegalHolidays.on(day, court.state()));
        reasons.addAll(proclaimed(day, ClosureKind.PRESIDENT_OR_CONGRESS));
        reasons.addAll(proclaimed(day, ClosureKind.STATE));
        return reasons;
    }

    /** State holidays count only for periods measured after an event, Fed. R. Civ. P. 6(a)(6)(C). */
    static boolean appliesTo(Direction direction, ClosedDay reason) {
        return reason.why() != Why.STATE_HOLIDAY || direction == Direction.AFTER;
    }

    /** @return the reasons in one phrase, such as {@code a Saturday and Christmas Day (5 U.S.C. 6103(a))} */
    static String phrase(List<ClosedDay> reasons) {
        return reasons.stream()
                .map(reason -> reason.says() + (reason.counts().isContested() ? ", contested but counted here" : ""))
                .collect(joining(" and "));
    }

    private static List<ClosedDay> weekend(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> List.of(weekendDay(day, Why.SATURDAY, "a Saturday"));
            case SUNDAY -> List.of(weekendDay(day, Why.SUNDAY, "a Sunday"));
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> List.of();
        };
    }

    private static ClosedDay weekendDay(LocalDate day, Why why, String name) {
        return new ClosedDay(day, why, name, "Fed. R. Civ. P. " + why.paragraph(), Counts.YES, name);
    }

    private List<ClosedDay> proclaimed(LocalDate day, ClosureKind kind) {
        return closures.stream()
                .filter(closure -> closure.kind() == kind && closure.covers(day))
                .map(closure -> proclaimed(day, closure))
                .toList();
    }

    private static ClosedDay proclaimed(LocalDate day, Closure closure) {
        return new ClosedDay(
                day,
                switch (closure.kind()) {
                    case PRESIDENT_OR_CONGRESS -> Why.PRESIDENT_OR_CONGRESS;
                    case STATE -> Why.STATE_HOLIDAY;
                    case OFFICE_INACCESSIBLE -> Why.OFFICE_INACCESSIBLE;
                },
                switch (closure.kind()) {
                    case PRESIDENT_OR_CONGRESS -> "a day declared a holiday by the President or Congress";
                    case STATE -> "a day declared a holiday by the state";
                    case OFFICE_INACCESSIBLE -> "a day on which the clerk's office is inaccessible";
                },
                closure.authority(),
                closure.contested() ? Counts.CONTESTED_YES : Counts.YES,
                "closure " + closure.id());
    }
}

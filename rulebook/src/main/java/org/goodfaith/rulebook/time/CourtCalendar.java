package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/**
 * The days on which one court is closed: weekends, legal holidays, and closures proclaimed for the court.
 *
 * <p>The calendar covers the years {@link #FIRST_YEAR} to {@link #LAST_YEAR}. It rejects any other year, because a
 * missing holiday would make a deadline wrong.
 *
 * @param court the court
 * @param closures the closures on record, in the order recorded, without withdrawn ones
 */
public record CourtCalendar(Court court, List<Closure> closures) {

    public static final int FIRST_YEAR = LegalHolidays.FIRST_YEAR;
    public static final int LAST_YEAR = LegalHolidays.LAST_YEAR;

    /** Returns true if the calendar covers the year of the day. */
    public static boolean covers(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** Returns the reason why no date can be computed for a day outside the calendar, without a final period. */
    public static String notCovered(LocalDate day) {
        return "the calendar of legal holidays covers " + FIRST_YEAR + " to " + LAST_YEAR
                + "; no date can be computed for " + UsDates.day(day);
    }

    public CourtCalendar {
        closures = List.copyOf(closures);
    }

    /**
     * Returns the reasons, settled, contested and doubtful, why a period cannot end on a day.
     *
     * @param direction the direction of the period; a state holiday closes a day only for periods after an event
     * @return the reasons on record, without an inaccessible clerk's office
     * @throws IllegalArgumentException if the calendar does not cover the year
     */
    public List<ClosedDay> reasonsClosed(LocalDate day, Direction direction) {
        return onRecord(day).stream()
                .filter(reason -> reason.counts() != Counts.NO)
                .filter(reason -> appliesTo(direction, reason))
                .toList();
    }

    /**
     * Returns true if the day is closed under the default reading of contested reasons.
     *
     * @throws IllegalArgumentException if the calendar does not cover the year
     */
    public boolean isClosed(LocalDate day, Direction direction) {
        return reasonsClosed(day, direction).stream()
                .anyMatch(reason -> reason.counts().byDefault());
    }

    /**
     * Returns the reason why any weekday may be a holiday: the holidays of the court's state are not on file for its
     * year.
     *
     * @return empty if they are on file, or if the period is measured before an event
     */
    Optional<ClosedDay> notOnFile(LocalDate day, Direction direction) {
        String state = court.state();
        return direction == Direction.BEFORE || LegalHolidays.isOnFile(state, day.getYear())
                ? Optional.empty()
                : Optional.of(new ClosedDay(
                        day,
                        Basis.STATE_HOLIDAY,
                        "a holiday of " + state + " that is not on file",
                        LegalHolidays.onFile(state),
                        Counts.NOT_ON_FILE,
                        LegalHolidays.onFile(state),
                        "not on file " + day));
    }

    /** Returns the closures that make the clerk's office inaccessible on a day, Fed. R. Civ. P. 6(a)(3). */
    public List<ClosedDay> officeInaccessible(LocalDate day) {
        return proclaimed(day, ClosureKind.OFFICE_INACCESSIBLE);
    }

    /** Returns true if the holidays of the court's state are on file for a year. */
    public boolean hasStateHolidays(int year) {
        return LegalHolidays.isOnFile(court.state(), year);
    }

    /** Returns all entries of the calendar for a day, including those that do not count. */
    List<ClosedDay> onRecord(LocalDate day) {
        var reasons = new ArrayList<ClosedDay>();
        reasons.addAll(weekend(day));
        reasons.addAll(LegalHolidays.on(day, court));
        reasons.addAll(proclaimed(day, ClosureKind.PRESIDENT_OR_CONGRESS));
        reasons.addAll(proclaimed(day, ClosureKind.STATE));
        return reasons;
    }

    /** Returns false for a state holiday and a period before an event, Fed. R. Civ. P. 6(a)(6)(C). */
    static boolean appliesTo(Direction direction, ClosedDay reason) {
        return reason.basis() != Basis.STATE_HOLIDAY || direction == Direction.AFTER;
    }

    /** Joins reasons to a phrase, such as {@code a Saturday and Christmas Day (5 U.S.C. 6103(a))}. */
    static String phrase(List<ClosedDay> reasons) {
        return reasons.stream()
                .map(reason -> reason.description() + assumption(reason.counts()))
                .collect(joining(" and "));
    }

    private static String assumption(Counts counts) {
        return switch (counts) {
            case YES, NO -> "";
            case CONTESTED_YES, CONTESTED_NO -> ", contested but counted here";
            case DOUBTFUL, NOT_ON_FILE -> ", in doubt but counted here";
        };
    }

    private static List<ClosedDay> weekend(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> List.of(weekendDay(day, Basis.SATURDAY, "a Saturday"));
            case SUNDAY -> List.of(weekendDay(day, Basis.SUNDAY, "a Sunday"));
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> List.of();
        };
    }

    private static ClosedDay weekendDay(LocalDate day, Basis basis, String name) {
        return new ClosedDay(day, basis, name, "Fed. R. Civ. P. " + basis.paragraph(), Counts.YES, "", name);
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
                    case PRESIDENT_OR_CONGRESS -> Basis.PRESIDENT_OR_CONGRESS;
                    case STATE -> Basis.STATE_HOLIDAY;
                    // A general order closes no day under Rule 6; see GeneralOrders.
                    case OFFICE_INACCESSIBLE, GENERAL_ORDER -> Basis.OFFICE_INACCESSIBLE;
                },
                switch (closure.kind()) {
                    case PRESIDENT_OR_CONGRESS -> "a day declared a holiday by the President or Congress";
                    case STATE -> "a day declared a holiday by the state";
                    case OFFICE_INACCESSIBLE, GENERAL_ORDER -> "a day on which the clerk's office is inaccessible";
                },
                closure.authority(),
                closure.contested() ? Counts.CONTESTED_YES : Counts.YES,
                "",
                "closure " + closure.id());
    }
}

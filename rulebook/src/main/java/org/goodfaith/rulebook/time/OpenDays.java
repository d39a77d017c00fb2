package org.goodfaith.rulebook.time;

import static org.goodfaith.events.UsDates.day;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodfaith.events.Limits;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/**
 * Finds the days on which a period can end, Fed. R. Civ. P. 6(a)(1)(C), (3), (5) and (6), under one reading of
 * contested days.
 */
final class OpenDays {

    /**
     * No date is computed across a longer run of closed days. More than twice what the command side accepts, because
     * legal holidays and weekends may adjoin a run.
     */
    static final int CLOSED_RUN_MAX_DAYS = 2 * Limits.CLOSED_RUN_MAX_DAYS + 40;

    private final CourtCalendar calendar;
    private final Direction direction;
    private final ReadingChoices choices;
    private final RecordedSteps steps;

    OpenDays(CourtCalendar calendar, Direction direction, ReadingChoices choices, RecordedSteps steps) {
        this.calendar = calendar;
        this.direction = direction;
        this.choices = choices;
        this.steps = steps;
    }

    /**
     * Finds the first open day.
     *
     * @param from the first day to look at
     * @param closing the reasons why a day is closed; empty if it is open
     * @param skipped receives the closed days before it
     */
    CountedDay first(
            LocalDate from, Direction towards, Function<LocalDate, List<ClosedDay>> closing, List<SkippedDay> skipped) {
        LocalDate day = from;
        while (CourtCalendar.covers(day)) {
            var reasons = closing.apply(day);
            if (reasons.isEmpty()) {
                return new CountedDay.Reached(day);
            }
            skipped.add(new SkippedDay(day, reasons));
            if (skipped.size() > CLOSED_RUN_MAX_DAYS) {
                return noOpenDay(from);
            }
            day = day.plusDays(towards == Direction.AFTER ? 1 : -1);
        }
        return outsideCalendar(day);
    }

    /** Returns the reasons why a period cannot end on a day; empty if it can. */
    List<ClosedDay> closing(LocalDate day) {
        return counted(Stream.concat(
                        calendar.reasonsClosed(day, direction).stream(), calendar.notOnFile(day, direction).stream())
                .toList());
    }

    List<ClosedDay> inaccessible(LocalDate day) {
        return counted(calendar.officeInaccessible(day));
    }

    /**
     * Returns the reasons that count under this reading. Another than a settled one matters only if none is settled.
     */
    private List<ClosedDay> counted(List<ClosedDay> reasons) {
        var settled =
                reasons.stream().filter(reason -> reason.counts() == Counts.YES).toList();
        return settled.isEmpty()
                ? reasons.stream().filter(choices::counts).limit(1).toList()
                : settled;
    }

    List<ClosedDay> closingOrInaccessible(LocalDate day) {
        var closing = closing(day);
        return closing.isEmpty() ? inaccessible(day) : closing;
    }

    /** Records the entries of the calendar that do not close the last day. */
    void recordRemarks(LocalDate day) {
        for (var reason : calendar.onRecord(day)) {
            if (!CourtCalendar.appliesTo(direction, reason)) {
                remark(reason, "A state holiday counts only for a period measured after an event");
            } else if (reason.counts() == Counts.NO) {
                remark(reason, reason.capitalizedReason() + ". It does not count as a legal holiday");
            } else if (reason.counts().isContested()) {
                remark(reason, "Its effect as a legal holiday is contested. It is not counted here");
            } else if (reason.counts().isInDoubt()) {
                remark(reason, reason.capitalizedReason() + ". It is not counted here");
            }
        }
        calendar.notOnFile(day, direction)
                .filter(_ -> closing(day).isEmpty())
                .ifPresent(reason -> steps.step(
                        reason.basis().paragraph(),
                        reason.capitalizedReason() + ". " + day(day) + " may be one. It is not counted here.",
                        "state holidays not checked"));
    }

    private void remark(ClosedDay reason, String sentence) {
        steps.step(
                reason.basis().paragraph(),
                day(reason.on()) + " is " + reason.description() + ". " + sentence + ".",
                day(reason.on()));
    }

    CountedDay.Stopped noOpenDay(LocalDate from) {
        return new CountedDay.Stopped(
                Deadline.Cause.NO_OPEN_DAY,
                "the calendar of " + calendar.court().id() + " closes more than " + CLOSED_RUN_MAX_DAYS
                        + " days in a row around " + day(from) + "; check the closures recorded for it");
    }

    static CountedDay.Stopped outsideCalendar(LocalDate day) {
        return new CountedDay.Stopped(Deadline.Cause.OUTSIDE_CALENDAR, CourtCalendar.notCovered(day));
    }
}

package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;
import static org.goodfaith.events.UsDates.day;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.jspecify.annotations.Nullable;

/**
 * Computes one deadline under one reading of contested days and records each step of Fed. R. Civ. P. 6.
 *
 * <p>{@link Rule6} calls the methods in the order of the rule. Each method takes the day that the previous one
 * returned.
 */
final class Counting {

    /** The maximum number of skipped holidays that a step names. */
    private static final int NAMED_MAX = 12;

    private static final int MAIL_DAYS = 3;
    private static final LocalDate AMENDED_ON = LocalDate.of(2009, 12, 1);

    private final CourtCalendar calendar;
    private final Direction direction;
    private final RecordedSteps steps = new RecordedSteps();
    private final OpenDays openDays;
    private final EndOfLastDay endOfLastDay;

    Counting(CourtCalendar calendar, Direction direction, ReadingChoices choices) {
        this.calendar = calendar;
        this.direction = direction;
        openDays = new OpenDays(calendar, direction, choices, steps);
        endOfLastDay = new EndOfLastDay(calendar.court(), steps);
    }

    /** Stops a computation whose first day the calendar does not cover. */
    CountedDay startOn(LocalDate day) {
        return CourtCalendar.covers(day) ? new CountedDay.Reached(day) : OpenDays.outsideCalendar(day);
    }

    /** Counts days, weeks or months under 6(a)(1)(A) and (B). */
    LocalDate countDays(Period period, LocalDate trigger) {
        int amount = signed(period.amount());
        excludeTrigger("6(a)(1)(A)", trigger);
        LocalDate counted =
                switch (period.unit()) {
                    case DAYS -> trigger.plusDays(amount);
                    case WEEKS -> trigger.plusWeeks(amount);
                    case MONTHS -> trigger.plusMonths(amount);
                    case HOURS, COURT_DAYS -> throw new IllegalStateException(period.unit() + " are counted elsewhere");
                };
        String length =
                length(period) + (period.unit() == Period.Unit.WEEKS ? " (" + period.amount() * 7L + " days)" : "");
        String target = period.unit() == Period.Unit.MONTHS ? ", to the same day of the month." : ".";
        steps.step(
                "6(a)(1)(B)",
                "Count every day, including intermediate Saturdays, Sundays, and legal holidays: " + length + " "
                        + (direction == Direction.AFTER ? "after " : "before ") + day(trigger) + target,
                day(counted));
        if (period.unit() == Period.Unit.MONTHS && counted.getDayOfMonth() != trigger.getDayOfMonth()) {
            String sentence = "The month in which the period ends has no day " + trigger.getDayOfMonth()
                    + ". The period ends on the last day of that month, " + day(counted)
                    + ". Rule 6 does not address this case.";
            steps.step("6(a)(1)", sentence, day(counted));
            steps.flag(sentence);
        }
        return counted;
    }

    /** Counts court days, a unit of the order outside 6(a): only open days count. */
    CountedDay countCourtDays(Period period, LocalDate trigger) {
        excludeTrigger("6(a)(1)(A) by analogy", trigger);
        int weekendDays = 0;
        var holidays = new ArrayList<ClosedDay>();
        LocalDate day = trigger;
        int closedRun = 0;
        for (int counted = 0; counted < period.amount(); ) {
            day = next(day);
            if (!CourtCalendar.covers(day)) {
                return OpenDays.outsideCalendar(day);
            }
            var reasons = openDays.closing(day);
            if (reasons.isEmpty()) {
                counted++;
                closedRun = 0;
            } else {
                if (++closedRun > OpenDays.CLOSED_RUN_MAX_DAYS) {
                    return openDays.noOpenDay(day);
                }
                if (isWeekend(reasons)) {
                    weekendDays++;
                } else {
                    holidays.add(reasons.getFirst());
                }
            }
        }
        steps.step(
                "Order (court days)",
                "Count " + length(period) + " " + (direction == Direction.AFTER ? "after " : "before ") + day(trigger)
                        + ". A court day is a day that is not a Saturday, Sunday, or legal holiday. Skipped: "
                        + weekendDays
                        + " Saturdays and Sundays" + named(holidays)
                        + ". The unit of the order replaces 6(a)(1)(B).",
                day(day));
        openDays.recordRemarks(day);
        return new CountedDay.Reached(day);
    }

    /** Counts elapsed hours from the moment of the event under 6(a)(2)(A) and (B). */
    ZonedDateTime countHours(Period period, CourtTime trigger, LocalTime time) {
        var start = trigger.startsAt(calendar.court().zone())
                .atZone(calendar.court().zone());
        endOfLastDay.flagClockChange("The time of the event", trigger.on(), time);
        steps.step(
                "6(a)(2)(A)",
                "Begin counting immediately when the event occurs, at " + moment(start) + ".",
                moment(start));
        var end = start.plusHours(signed(period.amount()));
        steps.step(
                "6(a)(2)(B)",
                "Count every hour, including hours during intermediate Saturdays, Sundays, and legal holidays: "
                        + length(period)
                        + (direction == Direction.AFTER ? " after the event." : " before the event.")
                        + (start.getOffset().equals(end.getOffset()) ? "" : " The clocks change during the period."),
                moment(end));
        return end;
    }

    /** Rolls to the next day that is not a Saturday, Sunday, or legal holiday, under 6(a)(1)(C), (2)(C) and (5). */
    CountedDay roll(LocalDate counted, String paragraph) {
        var skipped = new ArrayList<SkippedDay>();
        return openDays.first(counted, direction, openDays::closing, skipped).then(day -> {
            recordRoll(day, skipped, paragraph);
            return new CountedDay.Reached(day);
        });
    }

    private void recordRoll(LocalDate day, List<SkippedDay> skipped, String paragraph) {
        if (skipped.isEmpty()) {
            steps.step(
                    paragraph,
                    day(day) + " is not a Saturday, Sunday, or legal holiday. The period ends on that day.",
                    day(day));
        } else {
            steps.step(
                    Stream.concat(
                                    Stream.of(paragraph, "6(a)(5)"),
                                    skipped.stream().flatMap(SkippedDay::paragraphs))
                            .distinct()
                            .collect(joining(", ")),
                    SkippedDay.phrase(skipped) + ". The period continues to run "
                            + (direction == Direction.AFTER ? "forward" : "backward")
                            + " to the next day that is not a Saturday, Sunday, or legal holiday.",
                    day(day));
        }
        openDays.recordRemarks(day);
    }

    /** Adds 3 days after the period would otherwise expire under 6(d). */
    LocalDate addMailDays(LocalDate expires) {
        LocalDate extended = expires.plusDays(MAIL_DAYS);
        steps.step(
                "6(d)",
                "Service was by mail, by leaving the paper with the clerk, or by other means consented to. Add "
                        + MAIL_DAYS + " days after the period would otherwise expire on " + day(expires) + ".",
                day(extended));
        return extended;
    }

    /**
     * Extends the time for filing under 6(a)(3) if the clerk's office is inaccessible on the last day. The extension
     * always runs forward, to the first accessible day that is not a Saturday, Sunday, or legal holiday. State holidays
     * on the way count only for a period measured after an event.
     */
    CountedDay extendIfInaccessible(LocalDate last, Channel delivery, String paragraph) {
        var inaccessible = openDays.inaccessible(last);
        if (inaccessible.isEmpty()) {
            return new CountedDay.Reached(last);
        }
        if (!FilingMethod.of(delivery).isFiling()) {
            steps.step(
                    paragraph,
                    day(last) + " is " + CourtCalendar.phrase(inaccessible)
                            + ". This extends the time for filing only, and this act is not a filing.",
                    day(last));
            return new CountedDay.Reached(last);
        }
        var skipped = new ArrayList<SkippedDay>();
        return openDays.first(last, Direction.AFTER, openDays::closingOrInaccessible, skipped)
                .then(day -> {
                    recordExtension(day, skipped, delivery, paragraph);
                    return new CountedDay.Reached(day);
                });
    }

    private void recordExtension(LocalDate day, List<SkippedDay> skipped, Channel delivery, String paragraph) {
        steps.step(
                Stream.concat(Stream.of(paragraph), skipped.stream().flatMap(SkippedDay::paragraphs))
                        .distinct()
                        .collect(joining(", ")),
                SkippedDay.phrase(skipped) + "."
                        + (delivery == Channel.LODGED ? " Lodging is assumed to be filing by other means." : "")
                        + " Unless the court orders otherwise, the time for filing is extended to the first accessible day"
                        + " that is not a Saturday, Sunday, or legal holiday. The extension runs forward even if the period"
                        + " is counted backward.",
                day(day));
        openDays.recordRemarks(day);
    }

    /** Flags a date before the 2009 amendments, which changed the counting of short periods. */
    void noteOlderRule(LocalDate last) {
        if (last.isBefore(AMENDED_ON)) {
            steps.flag(
                    "Computed under Rule 6(a) as amended effective December 1, 2009. Before that date, a period of less"
                            + " than 11 days excluded intermediate Saturdays, Sundays, and legal holidays.");
        }
    }

    /** Records a date fixed by the order. It does not move, and closures on it are flagged. */
    void fixed(LocalDate on, Channel delivery) {
        steps.step(
                "Order; Fed. R. Civ. P. 6(a), 2009 committee note",
                "The order fixes the date " + day(on)
                        + ". Rule 6(a) applies to periods only. A fixed date is not computed and does not move.",
                day(on));
        flagClosed(on, "The fixed date", delivery);
    }

    /** Records an act due "by" or "at" an event: the end of the day of the event, by assumption. */
    void eventDay(LocalDate on, Channel delivery) {
        steps.step(
                "Order",
                "An act due by an event is assumed to be due by the end of the day of the event, " + day(on) + ".",
                day(on));
        flagClosed(on, "The day of the event", delivery);
    }

    /**
     * Flags an inaccessible clerk's office on a date that was not computed under 6(a) and that 6(a)(3) does not extend.
     */
    void flagInaccessible(LocalDate last, Channel delivery) {
        var inaccessible = calendar.officeInaccessible(last);
        if (FilingMethod.of(delivery).isFiling() && !inaccessible.isEmpty()) {
            steps.flag(day(last) + " is " + CourtCalendar.phrase(inaccessible)
                    + ". Rule 6(a)(3) extends only periods computed under 6(a)(1) and (2). The date does not move. Ask the"
                    + " court.");
        }
    }

    /**
     * Computes the end of the last day under 6(a)(4).
     *
     * @param analogy true if the date was not computed under 6(a), to which 6(a)(4) applies by analogy only
     */
    Deadline endOfLastDay(LocalDate last, Channel delivery, @Nullable LocalTime clockTime, boolean analogy) {
        return endOfLastDay.of(last, delivery, clockTime, analogy);
    }

    /** Computes the end of a period in hours: the same time on the last day, 6(a)(2)(C). */
    Deadline endOfHours(ZonedDateTime counted, LocalDate last) {
        return endOfLastDay.ofHours(counted, last);
    }

    /** Ends a computation that stopped. The last step and a flag state the reason. */
    Deadline undated(CountedDay.Stopped stopped) {
        return steps.undated(stopped);
    }

    private void excludeTrigger(String paragraph, LocalDate trigger) {
        steps.step(
                paragraph,
                "Exclude " + day(trigger) + ", the day of the event that triggers the period.",
                "first day counted: " + day(next(trigger)));
    }

    private void flagClosed(LocalDate on, String subject, Channel delivery) {
        for (var reason : calendar.reasonsClosed(on, Direction.AFTER)) {
            steps.flag(subject + ", " + day(on) + ", is " + reason.description() + "."
                    + (reason.counts().isContested() ? " Its effect as a legal holiday is contested." : "")
                    + (reason.counts().isInDoubt() ? " " + reason.capitalizedReason() + "." : "")
                    + " The date does not move.");
        }
        flagInaccessible(on, delivery);
    }

    private LocalDate next(LocalDate day) {
        return day.plusDays(signed(1));
    }

    private int signed(int amount) {
        return direction == Direction.AFTER ? amount : -amount;
    }

    private static boolean isWeekend(List<ClosedDay> reasons) {
        var basis = reasons.getFirst().basis();
        return basis == Basis.SATURDAY || basis == Basis.SUNDAY;
    }

    private static String named(List<ClosedDay> holidays) {
        String named = holidays.stream()
                .limit(NAMED_MAX)
                .map(holiday -> "; " + day(holiday.on()) + ", " + CourtCalendar.phrase(List.of(holiday)))
                .collect(joining());
        return holidays.size() > NAMED_MAX
                ? named + "; and " + (holidays.size() - NAMED_MAX) + " more holidays"
                : named;
    }

    private static String length(Period period) {
        String unit =
                switch (period.unit()) {
                    case HOURS -> "hour";
                    case DAYS -> "day";
                    case WEEKS -> "week";
                    case MONTHS -> "month";
                    case COURT_DAYS -> "court day";
                };
        return period.amount() + " " + unit + (period.amount() == 1 ? "" : "s");
    }

    private static String moment(ZonedDateTime moment) {
        return UsDates.exactMoment(moment);
    }
}

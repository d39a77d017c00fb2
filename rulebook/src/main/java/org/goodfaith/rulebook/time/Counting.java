package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;
import static org.goodfaith.events.UsDates.day;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Limits;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.jspecify.annotations.Nullable;

/**
 * Computes one deadline under one reading of contested days and records each step of Fed. R. Civ. P. 6.
 *
 * <p>{@link Rule6} calls the methods in the order of the rule. Each method takes the day that the previous one
 * returned.
 */
final class Counting {

    /**
     * No date is computed across a longer run of closed days. More than twice what the command side accepts, because
     * legal holidays and weekends may adjoin a run.
     */
    private static final int CLOSED_RUN_MAX_DAYS = 2 * Limits.CLOSED_RUN_MAX_DAYS + 40;

    /** The maximum number of skipped holidays that a step names. */
    private static final int NAMED_MAX = 12;

    private static final int MAIL_DAYS = 3;
    private static final LocalDate AMENDED_ON = LocalDate.of(2009, 12, 1);
    private static final String RULE = "Fed. R. Civ. P. ";

    private final CourtCalendar calendar;
    private final Direction direction;
    private final ReadingChoices choices;
    private final List<ComputationStep> steps = new ArrayList<>();
    private final SequencedSet<String> flags = new LinkedHashSet<>();

    Counting(CourtCalendar calendar, Direction direction, ReadingChoices choices) {
        this.calendar = calendar;
        this.direction = direction;
        this.choices = choices;
    }

    /** Stops a computation whose first day the calendar does not cover. */
    CountedDay startOn(LocalDate day) {
        return CourtCalendar.covers(day) ? new CountedDay.Reached(day) : outsideCalendar(day);
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
        step(
                "6(a)(1)(B)",
                "Count every day, including intermediate Saturdays, Sundays, and legal holidays: " + length + " "
                        + (direction == Direction.AFTER ? "after " : "before ") + day(trigger) + target,
                day(counted));
        if (period.unit() == Period.Unit.MONTHS && counted.getDayOfMonth() != trigger.getDayOfMonth()) {
            String sentence = "The month in which the period ends has no day " + trigger.getDayOfMonth()
                    + ". The period ends on the last day of that month, " + day(counted)
                    + ". Rule 6 does not address this case.";
            step("6(a)(1)", sentence, day(counted));
            flags.add(sentence);
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
                return outsideCalendar(day);
            }
            var reasons = closing(day);
            if (reasons.isEmpty()) {
                counted++;
                closedRun = 0;
            } else {
                if (++closedRun > CLOSED_RUN_MAX_DAYS) {
                    return noOpenDay(day);
                }
                if (isWeekend(reasons)) {
                    weekendDays++;
                } else {
                    holidays.add(reasons.getFirst());
                }
            }
        }
        step(
                "Order (court days)",
                "Count " + length(period) + " " + (direction == Direction.AFTER ? "after " : "before ") + day(trigger)
                        + ". A court day is a day that is not a Saturday, Sunday, or legal holiday. Skipped: "
                        + weekendDays
                        + " Saturdays and Sundays" + named(holidays)
                        + ". The unit of the order replaces 6(a)(1)(B).",
                day(day));
        recordOpenDayRemarks(day);
        return new CountedDay.Reached(day);
    }

    /** Counts elapsed hours from the moment of the event under 6(a)(2)(A) and (B). */
    ZonedDateTime countHours(Period period, CourtTime trigger, LocalTime time) {
        var start = trigger.startsAt(calendar.court().zone())
                .atZone(calendar.court().zone());
        flagClockChange("The time of the event", trigger.on(), time);
        step(
                "6(a)(2)(A)",
                "Begin counting immediately when the event occurs, at " + moment(start) + ".",
                moment(start));
        var end = start.plusHours(signed(period.amount()));
        step(
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
        return firstOpenDay(counted, direction, this::closing, skipped).then(day -> {
            recordRoll(day, skipped, paragraph);
            return new CountedDay.Reached(day);
        });
    }

    private void recordRoll(LocalDate day, List<SkippedDay> skipped, String paragraph) {
        if (skipped.isEmpty()) {
            step(
                    paragraph,
                    day(day) + " is not a Saturday, Sunday, or legal holiday. The period ends on that day.",
                    day(day));
        } else {
            step(
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
        recordOpenDayRemarks(day);
    }

    /**
     * Finds the first open day.
     *
     * @param from the first day to look at
     * @param closing the reasons why a day is closed; empty if it is open
     * @param skipped receives the closed days before it
     */
    private CountedDay firstOpenDay(
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

    /** Adds 3 days after the period would otherwise expire under 6(d). */
    LocalDate addMailDays(LocalDate expires) {
        LocalDate extended = expires.plusDays(MAIL_DAYS);
        step(
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
        var inaccessible = inaccessible(last);
        if (inaccessible.isEmpty()) {
            return new CountedDay.Reached(last);
        }
        if (!FilingMethod.of(delivery).isFiling()) {
            step(
                    paragraph,
                    day(last) + " is " + CourtCalendar.phrase(inaccessible)
                            + ". This extends the time for filing only, and this act is not a filing.",
                    day(last));
            return new CountedDay.Reached(last);
        }
        var skipped = new ArrayList<SkippedDay>();
        return firstOpenDay(last, Direction.AFTER, this::closingOrInaccessible, skipped)
                .then(day -> {
                    recordExtension(day, skipped, delivery, paragraph);
                    return new CountedDay.Reached(day);
                });
    }

    private void recordExtension(LocalDate day, List<SkippedDay> skipped, Channel delivery, String paragraph) {
        step(
                Stream.concat(Stream.of(paragraph), skipped.stream().flatMap(SkippedDay::paragraphs))
                        .distinct()
                        .collect(joining(", ")),
                SkippedDay.phrase(skipped) + "."
                        + (delivery == Channel.LODGED ? " Lodging is assumed to be filing by other means." : "")
                        + " Unless the court orders otherwise, the time for filing is extended to the first accessible day"
                        + " that is not a Saturday, Sunday, or legal holiday. The extension runs forward even if the period"
                        + " is counted backward.",
                day(day));
        recordOpenDayRemarks(day);
    }

    /** Flags a date before the 2009 amendments, which changed the counting of short periods. */
    void noteOlderRule(LocalDate last) {
        if (last.isBefore(AMENDED_ON)) {
            flags.add(
                    "Computed under Rule 6(a) as amended effective December 1, 2009. Before that date, a period of less"
                            + " than 11 days excluded intermediate Saturdays, Sundays, and legal holidays.");
        }
    }

    /** Records a date fixed by the order. It does not move, and closures on it are flagged. */
    void fixed(LocalDate on, Channel delivery) {
        step(
                "Order; Fed. R. Civ. P. 6(a), 2009 committee note",
                "The order fixes the date " + day(on)
                        + ". Rule 6(a) applies to periods only. A fixed date is not computed and does not move.",
                day(on));
        flagClosed(on, "The fixed date", delivery);
    }

    /** Records an act due "by" or "at" an event: the end of the day of the event, by assumption. */
    void eventDay(LocalDate on, Channel delivery) {
        step(
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
            flags.add(day(last) + " is " + CourtCalendar.phrase(inaccessible)
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
        String suffix = analogy ? " by analogy" : "";
        if (clockTime != null) {
            flagClockChange("The time set by the order", last, clockTime);
            return end(
                    last.atTime(clockTime).atZone(calendar.court().zone()),
                    last,
                    clockTime,
                    "6(a)(4)" + suffix,
                    "The order sets the time " + UsDates.time(clockTime) + " An act at that time is timely.");
        }
        return switch (FilingMethod.of(delivery)) {
            case ELECTRONIC ->
                calendar.court()
                        .electronicFilingEnds(last)
                        .map(rule -> byLocalRule(rule, last, suffix))
                        .orElseGet(() -> endOfDay(
                                last, "6(a)(4)(A)" + suffix, "For electronic filing, the last day ends at midnight"));
            case OTHER_MEANS ->
                whenClerkCloses(
                        last,
                        suffix,
                        delivery == Channel.LODGED
                                ? "Lodging is assumed to be filing by other means. The last day"
                                : "For filing by other means, the last day");
            case NO_FILING ->
                endOfDay(
                        last,
                        "6(a)(4)" + suffix,
                        "Rule 6(a)(4) defines the end of the last day for filing only. For any other act, the last day is"
                                + " assumed to end at midnight");
        };
    }

    /** Ends a computation that stopped. The last step and a flag state the reason. */
    Deadline undated(CountedDay.Stopped stopped) {
        step("6(a)", stopped.reason(), "no date is set");
        flags.add(stopped.reason());
        return new Deadline.Undated(stopped.cause(), stopped.reason(), new DateExplanation(steps), List.copyOf(flags));
    }

    /** Computes the end of a period in hours: the same time on the last day, 6(a)(2)(C). */
    Deadline endOfHours(ZonedDateTime counted, LocalDate last) {
        var end = last.equals(counted.toLocalDate())
                ? counted
                : last.atTime(counted.toLocalTime()).atZone(calendar.court().zone());
        flagClockChange("The time at which the period ends", last, counted.toLocalTime());
        return end(
                end,
                end.toLocalDate(),
                end.toLocalTime(),
                "6(a)(2)",
                "The period ends at that time. An act at that time is timely.");
    }

    private Deadline byLocalRule(LocalRule rule, LocalDate last, String suffix) {
        return end(
                last.atTime(rule.lastSecond()).atZone(calendar.court().zone()),
                last,
                rule.lastSecond(),
                "6(a)(4)(A)" + suffix,
                "A rule of the court sets another end of the last day for electronic filing: " + rule.authority()
                        + ".");
    }

    private Deadline whenClerkCloses(LocalDate last, String suffix, String lastDay) {
        Court court = calendar.court();
        LocalTime closes = court.clerkClosesAt();
        if (closes == null) {
            String sentence =
                    "The closing time of the clerk's office of " + court.id() + " is not on file. The deadline shown is"
                            + " midnight, but the last day ends when the office is scheduled to close.";
            flags.add(sentence);
            return endOfDay(
                    last,
                    "6(a)(4)(B)" + suffix,
                    lastDay
                            + " ends when the clerk's office is scheduled to close. Its closing time is not on file. The"
                            + " last day is shown as ending at midnight");
        }
        return end(
                last.atTime(closes).atZone(court.zone()),
                last,
                closes,
                "6(a)(4)(B)" + suffix,
                lastDay + " ends when the clerk's office is scheduled to close, at " + closes + ".");
    }

    private Deadline endOfDay(LocalDate last, String paragraph, String sentence) {
        var zone = calendar.court().zone();
        var overdueFrom = last.plusDays(1).atStartOfDay(zone);
        step(
                paragraph,
                sentence + " in the court's time zone (" + zone + ").",
                "due through " + day(last) + "; overdue from " + moment(overdueFrom));
        return new Deadline.Dated(
                new DueMoment(last, null, overdueFrom.toInstant(), zone),
                new DateExplanation(steps),
                List.copyOf(flags));
    }

    private Deadline end(ZonedDateTime end, LocalDate on, LocalTime time, String paragraph, String sentence) {
        step(paragraph, sentence, "due by " + moment(end));
        return new Deadline.Dated(
                new DueMoment(on, time, end.plusSeconds(1).toInstant(), end.getZone()),
                new DateExplanation(steps),
                List.copyOf(flags));
    }

    private void excludeTrigger(String paragraph, LocalDate trigger) {
        step(
                paragraph,
                "Exclude " + day(trigger) + ", the day of the event that triggers the period.",
                "first day counted: " + day(next(trigger)));
    }

    private List<ClosedDay> closing(LocalDate day) {
        return counted(Stream.concat(
                        calendar.reasonsClosed(day, direction).stream(), calendar.notOnFile(day, direction).stream())
                .toList());
    }

    private List<ClosedDay> inaccessible(LocalDate day) {
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

    private List<ClosedDay> closingOrInaccessible(LocalDate day) {
        var closing = closing(day);
        return closing.isEmpty() ? inaccessible(day) : closing;
    }

    /** Records the entries of the calendar that do not close the last day. */
    private void recordOpenDayRemarks(LocalDate day) {
        for (var reason : calendar.onRecord(day)) {
            if (!CourtCalendar.appliesTo(direction, reason)) {
                remark(reason, "A state holiday counts only for a period measured after an event");
            } else if (reason.counts() == Counts.NO) {
                remark(reason, capitalized(reason.reason()) + ". It does not count as a legal holiday");
            } else if (reason.counts().isContested()) {
                remark(reason, "Its effect as a legal holiday is contested. It is not counted here");
            } else if (reason.counts().isInDoubt()) {
                remark(reason, capitalized(reason.reason()) + ". It is not counted here");
            }
        }
        calendar.notOnFile(day, direction)
                .filter(_ -> closing(day).isEmpty())
                .ifPresent(reason -> step(
                        reason.basis().paragraph(),
                        capitalized(reason.reason()) + ". " + day(day) + " may be one. It is not counted here.",
                        "state holidays not checked"));
    }

    private void remark(ClosedDay reason, String sentence) {
        step(
                reason.basis().paragraph(),
                day(reason.on()) + " is " + reason.description() + ". " + sentence + ".",
                day(reason.on()));
    }

    private void flagClosed(LocalDate on, String subject, Channel delivery) {
        for (var reason : calendar.reasonsClosed(on, Direction.AFTER)) {
            flags.add(subject + ", " + day(on) + ", is " + reason.description() + "."
                    + (reason.counts().isContested() ? " Its effect as a legal holiday is contested." : "")
                    + (reason.counts().isInDoubt() ? " " + capitalized(reason.reason()) + "." : "")
                    + " The date does not move.");
        }
        flagInaccessible(on, delivery);
    }

    private void flagClockChange(String subject, LocalDate on, LocalTime time) {
        int offsets = calendar.court()
                .zone()
                .getRules()
                .getValidOffsets(on.atTime(time))
                .size();
        if (offsets == 0) {
            flags.add(subject + ", " + UsDates.time(time) + ", does not exist on " + day(on)
                    + " because the clocks go forward. The deadline moves forward by the length of the gap.");
        } else if (offsets > 1) {
            flags.add(subject + ", " + UsDates.time(time) + ", occurs twice on " + day(on)
                    + " because the clocks go back.");
        }
    }

    private LocalDate next(LocalDate day) {
        return day.plusDays(signed(1));
    }

    private int signed(int amount) {
        return direction == Direction.AFTER ? amount : -amount;
    }

    private CountedDay.Stopped noOpenDay(LocalDate from) {
        return new CountedDay.Stopped(
                Deadline.Cause.NO_OPEN_DAY,
                "the calendar of " + calendar.court().id() + " closes more than " + CLOSED_RUN_MAX_DAYS
                        + " days in a row around " + day(from) + "; check the closures recorded for it");
    }

    private static CountedDay.Stopped outsideCalendar(LocalDate day) {
        return new CountedDay.Stopped(Deadline.Cause.OUTSIDE_CALENDAR, CourtCalendar.notCovered(day));
    }

    private void step(String paragraph, String sentence, String result) {
        steps.add(new ComputationStep(paragraph.startsWith("Order") ? paragraph : RULE + paragraph, sentence, result));
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

    private static String capitalized(String reason) {
        return reason.isEmpty() ? reason : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    }

    private static String moment(ZonedDateTime moment) {
        return UsDates.exactMoment(moment);
    }

    /** A day on which the period cannot end, with the reasons. */
    private record SkippedDay(LocalDate day, List<ClosedDay> reasons) {

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
                                : first + " to "
                                        + UsDates.day(days.get(until - 1).day()) + " are each " + reasons);
                from = until;
            }
            return String.join("; ", phrases);
        }
    }
}

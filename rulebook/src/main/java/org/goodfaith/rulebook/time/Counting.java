package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;
import static org.goodfaith.rulebook.time.ClosedDay.text;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.goodfaith.rulebook.time.ClosedDay.Why;
import org.jspecify.annotations.Nullable;

/**
 * One pass through the rule under one way of answering the contested questions, written down as it goes.
 *
 * <p>Its methods are called in the order of the rule's own steps, each with the day the one before arrived at.
 */
final class Counting {

    /** A closed run this long is a mistake in the calendar: a proclaimed closure lasts at most sixty days. */
    private static final int CLOSED_RUN_MAX_DAYS = 400;

    /** How many passed-over holidays a step names before it only says how many more there were. */
    private static final int NAMED_MAX = 12;

    private static final int MAIL_DAYS = 3;
    private static final LocalDate AMENDED_ON = LocalDate.of(2009, 12, 1);
    private static final String RULE = "Fed. R. Civ. P. ";

    private final CourtCalendar calendar;
    private final Direction direction;
    private final ReadingChoices answers;
    private final List<ComputationStep> steps = new ArrayList<>();
    private final SequencedSet<String> flags = new LinkedHashSet<>();

    Counting(CourtCalendar calendar, Direction direction, ReadingChoices answers) {
        this.calendar = calendar;
        this.direction = direction;
        this.answers = answers;
    }

    /** 6(a)(1)(A) and (B): days, weeks and months. */
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
                switch (period.unit()) {
                    case WEEKS -> length(period) + ", that is " + period.amount() * 7L + " days,";
                    case MONTHS -> length(period) + ", to the day of the same number,";
                    case DAYS, HOURS, COURT_DAYS -> length(period);
                };
        step(
                "6(a)(1)(B)",
                "Count every day, Saturdays, Sundays and legal holidays included: " + length + " "
                        + (direction == Direction.AFTER ? "after " : "before ") + text(trigger) + ".",
                text(counted));
        if (period.unit() == Period.Unit.MONTHS && counted.getDayOfMonth() != trigger.getDayOfMonth()) {
            String sentence =
                    "Day " + trigger.getDayOfMonth() + " does not exist in the month the period ends in; its last day, "
                            + text(counted) + ", is taken. The rule is silent on this.";
            step("6(a)(1)", sentence, text(counted));
            flags.add(sentence);
        }
        return counted;
    }

    /** The order's own unit, outside 6(a): only days that are open are counted. */
    LocalDate countCourtDays(Period period, LocalDate trigger) {
        excludeTrigger("6(a)(1)(A) by analogy", trigger);
        int weekendDays = 0;
        var holidays = new ArrayList<ClosedDay>();
        LocalDate day = trigger;
        int closedRun = 0;
        for (int counted = 0; counted < period.amount(); ) {
            day = next(day);
            var reasons = closing(day);
            if (reasons.isEmpty()) {
                counted++;
                closedRun = 0;
            } else {
                requireShort(++closedRun, day);
                if (isWeekend(reasons)) {
                    weekendDays++;
                } else {
                    holidays.add(reasons.getFirst());
                }
            }
        }
        step(
                "Order (court days)",
                "Count " + length(period) + " " + (direction == Direction.AFTER ? "after " : "before ") + text(trigger)
                        + ", only days that are no Saturday, Sunday or legal holiday. Passed over: " + weekendDays
                        + " Saturdays and Sundays" + named(holidays)
                        + ". The order's own unit stands in place of 6(a)(1)(B).",
                text(day));
        remarks(day);
        return day;
    }

    /** 6(a)(2)(A) and (B): elapsed hours, from the moment of the event. */
    ZonedDateTime countHours(Period period, CourtTime trigger, LocalTime time) {
        var start = trigger.startsAt(calendar.court().zone())
                .atZone(calendar.court().zone());
        flagClockChange("The event's time", trigger.on(), time);
        step("6(a)(2)(A)", "Begin counting at once, at " + moment(start) + ".", moment(start));
        var end = start.plusHours(signed(period.amount()));
        step(
                "6(a)(2)(B)",
                "Count every hour, also those of Saturdays, Sundays and legal holidays: " + length(period)
                        + (direction == Direction.AFTER ? " after it" : " before it")
                        + (start.getOffset().equals(end.getOffset()) ? "." : "; the clocks change in between."),
                moment(end));
        return end;
    }

    /** 6(a)(1)(C), 6(a)(2)(C) and 6(a)(5): on to a day that is no Saturday, Sunday or legal holiday, the same way. */
    LocalDate roll(LocalDate counted, String paragraph) {
        var passed = new ArrayList<Passed>();
        LocalDate day = counted;
        for (var reasons = closing(day); !reasons.isEmpty(); reasons = closing(day)) {
            passed.add(new Passed(day, reasons));
            requireShort(passed.size(), counted);
            day = next(day);
        }
        if (passed.isEmpty()) {
            step(
                    paragraph,
                    text(day) + " is no Saturday, Sunday or legal holiday, so the period ends on it.",
                    text(day));
        } else {
            step(
                    Stream.concat(
                                    Stream.of(paragraph, "6(a)(5)"),
                                    passed.stream().flatMap(Passed::paragraphs))
                            .distinct()
                            .collect(joining(", ")),
                    Passed.phrase(passed) + ". The period continues to run "
                            + (direction == Direction.AFTER ? "forward" : "backward")
                            + " to the next day that is no Saturday, Sunday or legal holiday.",
                    text(day));
        }
        remarks(day);
        return day;
    }

    /** 6(d): three days after the period would otherwise expire. */
    LocalDate addMailDays(LocalDate expires) {
        LocalDate extended = expires.plusDays(MAIL_DAYS);
        step(
                "6(d)",
                "The period runs from service by mail, by leaving with the clerk or by other means consented to: "
                        + MAIL_DAYS + " days are added after it would otherwise expire on " + text(expires) + ".",
                text(extended));
        return extended;
    }

    /**
     * 6(a)(3): if the clerk's office is inaccessible on the last day for filing, always forward to the first accessible
     * day that is no Saturday, Sunday or legal holiday. Which days are legal holidays still depends on how the period
     * is measured.
     */
    LocalDate extendIfInaccessible(LocalDate last, Channel delivery, String paragraph) {
        var inaccessible = inaccessible(last);
        if (inaccessible.isEmpty()) {
            return last;
        }
        if (!isFiling(delivery)) {
            step(
                    paragraph,
                    text(last) + " is " + CourtCalendar.phrase(inaccessible)
                            + ". That extends the time for filing only, and this act is no filing.",
                    text(last));
            return last;
        }
        var passed = new ArrayList<Passed>();
        LocalDate day = last;
        for (var reasons = inaccessible; !reasons.isEmpty(); reasons = closingOrInaccessible(day)) {
            passed.add(new Passed(day, reasons));
            requireShort(passed.size(), last);
            day = day.plusDays(1);
        }
        step(
                Stream.concat(Stream.of(paragraph), passed.stream().flatMap(Passed::paragraphs))
                        .distinct()
                        .collect(joining(", ")),
                Passed.phrase(passed)
                        + ". Unless the court orders otherwise, the time for filing is extended, forward even"
                        + " for a period counted backward, to the first accessible day that is no Saturday, Sunday or legal"
                        + " holiday.",
                text(day));
        remarks(day);
        return day;
    }

    /** 6(a)(6)(C): says so if the holidays of the court's state are not in the table. */
    void noteStateHolidays() {
        Court court = calendar.court();
        if (direction == Direction.AFTER && !LegalHolidays.isOnFile(court.state())) {
            step(
                    "6(a)(6)(C)",
                    "The state holidays of " + court.state() + " are not on file; only days proclaimed for "
                            + court.id() + " count as such.",
                    "state holidays not checked");
        }
    }

    /** The 2009 amendments changed how short periods are counted; this computes none of the older ones. */
    void noteOlderRule(LocalDate last) {
        if (last.isBefore(AMENDED_ON)) {
            flags.add(
                    "Computed under Rule 6(a) as amended December 1, 2009; before that day a period of less than 11 days"
                            + " left out intermediate Saturdays, Sundays and legal holidays.");
        }
    }

    /** A date fixed by the order: neither computed nor moved, but what would have moved it is said. */
    void fixed(LocalDate on, Channel delivery) {
        step(
                "Order; Fed. R. Civ. P. 6(a), 2009 committee note",
                "The order itself fixes " + text(on)
                        + ". Rule 6(a) computes periods; a fixed date is not computed and does" + " not move.",
                text(on));
        flagClosed(on, "The fixed date ", delivery);
    }

    /** "By" or "at" an event: the end of its day. */
    void eventDay(LocalDate on, Channel delivery) {
        step(
                "Order",
                "What must be done by an event is due, it is assumed, by the end of the event's day, " + text(on) + ".",
                text(on));
        flagClosed(on, "The day of the event, ", delivery);
    }

    /** A unit of the order's own is outside 6(a)(1), and so 6(a)(3) does not reach it; a person should look. */
    void flagInaccessible(LocalDate last, Channel delivery) {
        var inaccessible = calendar.officeInaccessible(last);
        if (isFiling(delivery) && !inaccessible.isEmpty()) {
            flags.add(
                    text(last) + " is " + CourtCalendar.phrase(inaccessible)
                            + ". Rule 6(a)(3) extends periods computed under 6(a)(1) and (2), so the date is not moved: ask the court.");
        }
    }

    /**
     * 6(a)(4): when the last day ends.
     *
     * @param analogy whether the date was not computed under 6(a), so that its end of day applies by analogy only
     */
    Deadline endOfLastDay(LocalDate last, Channel delivery, @Nullable LocalTime clockTime, boolean analogy) {
        String suffix = analogy ? " by analogy" : "";
        if (clockTime != null) {
            flagClockChange("The time set", last, clockTime);
            return end(
                    last.atTime(clockTime).atZone(calendar.court().zone()),
                    last,
                    clockTime,
                    "6(a)(4)" + suffix,
                    "The order sets " + clockTime + "; an act at that time is in time.");
        }
        return switch (delivery) {
            case FILED -> endOfDay(last, "6(a)(4)(A)" + suffix, "Electronic filing: the last day ends at midnight");
            case FILED_ON_PAPER -> whenClerkCloses(last, suffix, "Filing by other means");
            case LODGED -> whenClerkCloses(last, suffix, "Lodging, taken as filing by other means (an assumption)");
            case SERVED, SERVED_BY_MAIL, EMAILED, HARD_COPY, FAXED, TELEPHONED, IN_PERSON, BY_VIDEO, OTHER ->
                endOfDay(
                        last,
                        "6(a)(4)" + suffix,
                        "The rule says when the last day ends for filing only. For an act that is no filing it is assumed to"
                                + " end at midnight");
        };
    }

    /** 6(a)(2)(C): the same time, whatever the day became. */
    Deadline endOfHours(ZonedDateTime counted, LocalDate last) {
        var end = last.equals(counted.toLocalDate())
                ? counted
                : last.atTime(counted.toLocalTime()).atZone(calendar.court().zone());
        flagClockChange("The time the period ends at", last, counted.toLocalTime());
        return end(
                end,
                end.toLocalDate(),
                end.toLocalTime(),
                "6(a)(2)",
                "The period ends at that time; an act at that time is in time.");
    }

    private Deadline whenClerkCloses(LocalDate last, String suffix, String act) {
        Court court = calendar.court();
        LocalTime closes = court.clerkClosesAt();
        if (closes == null) {
            String sentence =
                    "When the clerk's office of " + court.id() + " closes is not on file; midnight is shown, but the"
                            + " last day ends when the office is scheduled to close.";
            flags.add(sentence);
            return endOfDay(last, "6(a)(4)(B)" + suffix, act + ". " + sentence + " It is shown as ending at midnight");
        }
        return end(
                last.atTime(closes).atZone(court.zone()),
                last,
                closes,
                "6(a)(4)(B)" + suffix,
                act + ": the last day ends when the clerk's office is scheduled to close, at " + closes + ".");
    }

    private Deadline endOfDay(LocalDate last, String paragraph, String says) {
        var zone = calendar.court().zone();
        var overdueFrom = last.plusDays(1).atStartOfDay(zone);
        step(
                paragraph,
                says + " in the court's time zone (" + zone + ").",
                "due through " + text(last) + ", overdue from " + moment(overdueFrom));
        return new Deadline(
                new DueMoment(last, null, overdueFrom.toInstant(), zone), new DateExplanation(steps), List.copyOf(flags));
    }

    private Deadline end(ZonedDateTime end, LocalDate on, LocalTime time, String paragraph, String says) {
        step(paragraph, says, "due by " + moment(end));
        return new Deadline(
                new DueMoment(on, time, end.plusSeconds(1).toInstant(), end.getZone()),
                new DateExplanation(steps),
                List.copyOf(flags));
    }

    private void excludeTrigger(String paragraph, LocalDate trigger) {
        step(
                paragraph,
                "Exclude " + text(trigger) + ", the day of the event that triggers the period.",
                "the first day counted is " + text(next(trigger)));
    }

    /**
     * @return the reasons for which the day is closed on this way of answering; the settled ones spare the contested
     */
    private List<ClosedDay> closing(LocalDate day) {
        var reasons = calendar.reasonsClosed(day, direction);
        var settled =
                reasons.stream().filter(reason -> reason.counts() == Counts.YES).toList();
        return settled.isEmpty()
                ? reasons.stream().filter(answers::counts).limit(1).toList()
                : settled;
    }

    private List<ClosedDay> inaccessible(LocalDate day) {
        var reasons = calendar.officeInaccessible(day);
        var settled =
                reasons.stream().filter(reason -> reason.counts() == Counts.YES).toList();
        return settled.isEmpty()
                ? reasons.stream().filter(answers::counts).limit(1).toList()
                : settled;
    }

    private List<ClosedDay> closingOrInaccessible(LocalDate day) {
        var closing = closing(day);
        return closing.isEmpty() ? inaccessible(day) : closing;
    }

    /** Says of the day arrived at what might have closed it and did not. */
    private void remarks(LocalDate day) {
        for (var reason : calendar.onRecord(day)) {
            if (!CourtCalendar.appliesTo(direction, reason)) {
                remark(reason, "a holiday of the state counts only for a period measured after an event");
            } else if (reason.counts() == Counts.NO) {
                remark(reason, "it does not count as a legal holiday");
            } else if (reason.counts().isContested()) {
                remark(reason, "that it counts as a legal holiday is contested; here it does not");
            }
        }
    }

    private void remark(ClosedDay reason, String says) {
        step(
                reason.why().paragraph(),
                text(reason.on()) + " is " + reason.says() + ": " + says + ".",
                text(reason.on()));
    }

    private void flagClosed(LocalDate on, String subject, Channel delivery) {
        for (var reason : calendar.reasonsClosed(on, Direction.AFTER)) {
            flags.add(subject + text(on) + " is " + reason.says()
                    + (reason.counts().isContested() ? ", whose effect as a legal holiday is contested" : "")
                    + ". It does not move.");
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
            flags.add(subject + ", " + time + ", does not exist on " + text(on)
                    + ": the clocks go forward. It is moved on by the gap.");
        } else if (offsets > 1) {
            flags.add(subject + ", " + time + ", occurs twice on " + text(on) + ": the clocks go back.");
        }
    }

    private LocalDate next(LocalDate day) {
        return day.plusDays(signed(1));
    }

    private int signed(int amount) {
        return direction == Direction.AFTER ? amount : -amount;
    }

    private void requireShort(int closedRunDays, LocalDate from) {
        if (closedRunDays > CLOSED_RUN_MAX_DAYS) {
            throw new IllegalStateException(
                    "the calendar of " + calendar.court().id() + " closes more than "
                            + CLOSED_RUN_MAX_DAYS + " days in a row around " + text(from)
                            + ": check the closures recorded for it");
        }
    }

    private void step(String paragraph, String says, String result) {
        steps.add(new ComputationStep(paragraph.startsWith("Order") ? paragraph : RULE + paragraph, says, result));
    }

    private static boolean isFiling(Channel delivery) {
        return delivery == Channel.FILED || delivery == Channel.FILED_ON_PAPER;
    }

    private static boolean isWeekend(List<ClosedDay> reasons) {
        var why = reasons.getFirst().why();
        return why == Why.SATURDAY || why == Why.SUNDAY;
    }

    private static String named(List<ClosedDay> holidays) {
        String named = holidays.stream()
                .limit(NAMED_MAX)
                .map(holiday -> "; " + text(holiday.on()) + ", " + CourtCalendar.phrase(List.of(holiday)))
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
        return ClosedDay.text(moment);
    }

    /** A day that the period could not end on, and why. */
    private record Passed(LocalDate day, List<ClosedDay> reasons) {

        Stream<String> paragraphs() {
            return reasons.stream().map(ClosedDay::why).map(Why::paragraph);
        }

        /** @return every day with its reasons; days in a row with the same reasons together */
        static String phrase(List<Passed> days) {
            var phrases = new ArrayList<String>();
            for (int from = 0; from < days.size(); ) {
                String says = CourtCalendar.phrase(days.get(from).reasons());
                int until = from + 1;
                while (until < days.size()
                        && says.equals(CourtCalendar.phrase(days.get(until).reasons()))) {
                    until++;
                }
                String first = text(days.get(from).day());
                phrases.add(
                        until == from + 1
                                ? first + " is " + says
                                : first + " to " + text(days.get(until - 1).day()) + " are each " + says);
                from = until;
            }
            return String.join("; ", phrases);
        }
    }
}

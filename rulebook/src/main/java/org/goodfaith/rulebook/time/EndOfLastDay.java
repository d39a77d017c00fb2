package org.goodfaith.rulebook.time;

import static org.goodfaith.events.UsDates.day;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.goodfaith.events.Channel;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/** Computes when the last day of a period ends, Fed. R. Civ. P. 6(a)(4), and records the step. */
final class EndOfLastDay {

    private final Court court;
    private final RecordedSteps steps;

    EndOfLastDay(Court court, RecordedSteps steps) {
        this.court = court;
        this.steps = steps;
    }

    /**
     * Computes the end of the last day under 6(a)(4).
     *
     * @param analogy true if the date was not computed under 6(a), to which 6(a)(4) applies by analogy only
     */
    Deadline of(LocalDate last, Channel delivery, @Nullable LocalTime clockTime, boolean analogy) {
        String suffix = analogy ? " by analogy" : "";
        if (clockTime != null) {
            flagClockChange("The time set by the order", last, clockTime);
            return end(
                    last.atTime(clockTime).atZone(court.zone()),
                    last,
                    clockTime,
                    "6(a)(4)" + suffix,
                    "The order sets the time " + UsDates.time(clockTime) + " An act at that time is timely.");
        }
        return switch (FilingMethod.of(delivery)) {
            case ELECTRONIC ->
                court.electronicFilingEnds(last)
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

    /** Computes the end of a period in hours: the same time on the last day, 6(a)(2)(C). */
    Deadline ofHours(ZonedDateTime counted, LocalDate last) {
        var end = last.equals(counted.toLocalDate())
                ? counted
                : last.atTime(counted.toLocalTime()).atZone(court.zone());
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
                last.atTime(rule.lastSecond()).atZone(court.zone()),
                last,
                rule.lastSecond(),
                "6(a)(4)(A)" + suffix,
                "A rule of the court sets another end of the last day for electronic filing: " + rule.authority()
                        + ".");
    }

    private Deadline whenClerkCloses(LocalDate last, String suffix, String lastDay) {
        LocalTime closes = court.clerkClosesAt();
        if (closes == null) {
            String sentence =
                    "The closing time of the clerk's office of " + court.id() + " is not on file. The deadline shown is"
                            + " midnight, but the last day ends when the office is scheduled to close.";
            steps.flag(sentence);
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
        var zone = court.zone();
        var overdueFrom = last.plusDays(1).atStartOfDay(zone);
        steps.step(
                paragraph,
                sentence + " in the court's time zone (" + zone + ").",
                "due through " + day(last) + "; overdue from " + UsDates.exactMoment(overdueFrom));
        return steps.dated(new DueMoment(last, null, overdueFrom.toInstant(), zone));
    }

    private Deadline end(ZonedDateTime end, LocalDate on, LocalTime time, String paragraph, String sentence) {
        steps.step(paragraph, sentence, "due by " + UsDates.exactMoment(end));
        return steps.dated(new DueMoment(on, time, end.plusSeconds(1).toInstant(), end.getZone()));
    }

    /** Flags a time that the clock change of that day skips or repeats. */
    void flagClockChange(String subject, LocalDate on, LocalTime time) {
        int offsets = court.zone().getRules().getValidOffsets(on.atTime(time)).size();
        if (offsets == 0) {
            steps.flag(subject + ", " + UsDates.time(time) + ", does not exist on " + day(on)
                    + " because the clocks go forward. The deadline moves forward by the length of the gap.");
        } else if (offsets > 1) {
            steps.flag(subject + ", " + UsDates.time(time) + ", occurs twice on " + day(on)
                    + " because the clocks go back.");
        }
    }
}

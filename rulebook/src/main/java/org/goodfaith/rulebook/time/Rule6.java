package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.jspecify.annotations.Nullable;

/**
 * Computing time under Fed. R. Civ. P. 6, as amended December 1, 2009 and since, for one court.
 *
 * <p>A period is counted, and rolls. A date that the order fixes is neither computed nor moved, and a day of an event
 * is the event's; both pass through here only for the end of their day. Wherever a day that is contested decides, every
 * reading is computed.
 */
public final class Rule6 {

    /** More readings than this of one date are no help to anybody; the one in force then says that there are more. */
    private static final int READINGS_MAX = 16;

    private final CourtCalendar calendar;

    public Rule6(CourtCalendar calendar) {
        this.calendar = calendar;
    }

    /** Computes a period that does not run from service by mail; see the longer form. */
    public Computation compute(Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime clockTime) {
        return compute(period, trigger, delivery, clockTime, false);
    }

    /**
     * Computes when {@code period}, measured from {@code trigger}, ends.
     *
     * @param trigger the event; for a period in hours with its time
     * @param delivery how the act is to be done, which decides when the last day ends and whether an inaccessible
     *     clerk's office extends it
     * @param clockTime the time of day that the order sets for the last day, if it sets one
     * @param servedByMail whether the trigger is service under Fed. R. Civ. P. 5(b)(2)(C), (D) or (F), to which 6(d)
     *     adds three days
     * @throws IllegalArgumentException if a period in hours has no time to start at or is given a clock time; if days
     *     are to be added to a period measured before an event; or if the calendar does not cover the years
     * @throws IllegalStateException if the calendar closes more days in a row than any court ever did
     */
    public Computation compute(
            Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime clockTime, boolean servedByMail) {
        LegalHolidays.requireCovered(trigger.on());
        if (servedByMail && period.direction() == Direction.BEFORE) {
            throw new IllegalArgumentException(
                    "Fed. R. Civ. P. 6(d) adds days to a period after service, not to one measured before an event");
        }
        return switch (period.unit()) {
            case HOURS -> {
                LocalTime time = trigger.time();
                if (time == null) {
                    throw new IllegalArgumentException(
                            "a period in hours needs the time of the event, and only its day, "
                                    + ClosedDay.text(trigger.on()) + ", is known (Fed. R. Civ. P. 6(a)(2)(A))");
                }
                if (clockTime != null) {
                    throw new IllegalArgumentException(
                            "a period in hours ends at a time of its own and cannot be given " + clockTime);
                }
                yield eachReading(
                        period.direction(), counting -> hours(counting, period, trigger, time, delivery, servedByMail));
            }
            case DAYS, WEEKS, MONTHS ->
                eachReading(
                        period.direction(),
                        counting -> days(counting, period, trigger.on(), delivery, clockTime, servedByMail));
            case COURT_DAYS ->
                extremeReadings(
                        period.direction(),
                        counting -> courtDays(counting, period, trigger.on(), delivery, clockTime, servedByMail));
        };
    }

    /**
     * A date fixed by the order, such as "by June 26, 2024". It is shown as it is; a weekend, holiday or closure on it
     * is flagged.
     *
     * @param at the time of day that the order sets, if it sets one
     * @throws IllegalArgumentException if the calendar does not cover the year
     */
    public Computation fixed(LocalDate on, @Nullable LocalTime at, Channel delivery) {
        return single("a date fixed by the order does not depend on the calendar", counting -> {
            counting.fixed(on, delivery);
            return counting.endOfLastDay(on, delivery, at, true);
        });
    }

    /**
     * The end of the day of an event, such as "by the settlement conference".
     *
     * @throws IllegalArgumentException if the calendar does not cover the year
     */
    public Computation endOf(LocalDate day, Channel delivery) {
        return single("the day of an event does not depend on the calendar", counting -> {
            counting.eventDay(day, delivery);
            return counting.endOfLastDay(day, delivery, null, true);
        });
    }

    private static Deadline days(
            Counting counting,
            Period period,
            LocalDate trigger,
            Channel delivery,
            @Nullable LocalTime clockTime,
            boolean servedByMail) {
        LocalDate counted = counting.countDays(period, trigger);
        counting.noteStateHolidays();
        LocalDate last = counting.roll(counted, "6(a)(1)(C)");
        if (servedByMail) {
            last = counting.roll(counting.addMailDays(last), "6(a)(1)(C)");
        }
        last = counting.extendIfInaccessible(last, delivery, "6(a)(3)(A)");
        counting.noteOlderRule(last);
        return counting.endOfLastDay(last, delivery, clockTime, false);
    }

    private static Deadline hours(
            Counting counting,
            Period period,
            CourtTime trigger,
            LocalTime time,
            Channel delivery,
            boolean servedByMail) {
        var counted = counting.countHours(period, trigger, time);
        counting.noteStateHolidays();
        LocalDate last = counting.roll(counted.toLocalDate(), "6(a)(2)(C)");
        if (servedByMail) {
            last = counting.roll(counting.addMailDays(last), "6(a)(2)(C)");
        }
        last = counting.extendIfInaccessible(last, delivery, "6(a)(3)(B)");
        counting.noteOlderRule(last);
        return counting.endOfHours(counted, last);
    }

    private static Deadline courtDays(
            Counting counting,
            Period period,
            LocalDate trigger,
            Channel delivery,
            @Nullable LocalTime clockTime,
            boolean servedByMail) {
        counting.noteStateHolidays();
        LocalDate last = counting.countCourtDays(period, trigger);
        if (servedByMail) {
            last = counting.roll(counting.addMailDays(last), "6(a)(1)(C) by analogy");
        }
        counting.flagInaccessible(last, delivery);
        return counting.endOfLastDay(last, delivery, clockTime, true);
    }

    private Computation single(String label, Function<Counting, Deadline> compute) {
        var counting = new Counting(calendar, Direction.AFTER, byDefault(Map.of()));
        return new Computation(new CalendarReading(label, compute.apply(counting)), List.of());
    }

    /**
     * Computes the default reading, then each one in which a question asked is answered the other way, the answers
     * before it kept: so every combination that a computation can meet is met once.
     */
    private Computation eachReading(Direction direction, Function<Counting, Deadline> compute) {
        var readings = new ArrayList<CalendarReading>();
        Queue<Map<String, Boolean>> toTry = new ArrayDeque<>();
        toTry.add(Map.of());
        while (!toTry.isEmpty() && readings.size() < READINGS_MAX) {
            var chosen = toTry.remove();
            var answers = byDefault(chosen);
            var deadline = compute.apply(new Counting(calendar, direction, answers));
            readings.add(new CalendarReading(label(answers), deadline));
            var before = new LinkedHashMap<String, Boolean>();
            for (var answer : answers.asked()) {
                String question = answer.day().question();
                if (!chosen.containsKey(question)) {
                    var flipped = new LinkedHashMap<>(before);
                    flipped.put(question, !answer.counts());
                    toTry.add(flipped);
                }
                before.put(question, answer.counts());
            }
        }
        return computation(readings, !toTry.isEmpty());
    }

    /**
     * Computes court days by default, with every contested day a holiday, and with none: the more days are closed, the
     * farther the period reaches, so every other reading lies between the last two.
     */
    private Computation extremeReadings(Direction direction, Function<Counting, Deadline> compute) {
        var byDefault = byDefault(Map.of());
        var deadline = compute.apply(new Counting(calendar, direction, byDefault));
        var readings = new ArrayList<CalendarReading>();
        readings.add(new CalendarReading(
                byDefault.asked().size() < 2
                        ? label(byDefault)
                        : "each contested day counts as the calendar has it by default",
                deadline));
        readings.add(reading("every contested day counts as a legal holiday", direction, _ -> true, compute));
        readings.add(reading("no contested day counts as a legal holiday", direction, _ -> false, compute));
        return computation(readings, false);
    }

    private CalendarReading reading(
            String label, Direction direction, Predicate<ClosedDay> counts, Function<Counting, Deadline> compute) {
        return new CalendarReading(
                label, compute.apply(new Counting(calendar, direction, new ReadingChoices(Map.of(), counts))));
    }

    /** Keeps one reading per moment, and has the one in force name the others. */
    private static Computation computation(List<CalendarReading> readings, boolean more) {
        var byMoment = new LinkedHashMap<DueMoment, CalendarReading>();
        for (var reading : readings) {
            byMoment.putIfAbsent(reading.deadline().due(), reading);
        }
        var inForce = readings.getFirst();
        var otherwise = byMoment.values().stream().skip(1).toList();
        var flags = new ArrayList<>(inForce.deadline().flags());
        for (var other : otherwise) {
            flags.add("Contested: due " + other.deadline().due() + " instead if " + other.label() + ".");
        }
        if (more) {
            flags.add("Contested: there are more than " + READINGS_MAX + " readings; not all are shown.");
        }
        var deadline = new Deadline(inForce.deadline().due(), inForce.deadline().explanation(), flags);
        return new Computation(new CalendarReading(inForce.label(), deadline), otherwise);
    }

    private static ReadingChoices byDefault(Map<String, Boolean> chosen) {
        return new ReadingChoices(chosen, reason -> reason.counts() == Counts.CONTESTED_YES);
    }

    /** Names the answers that differ from the default; of the default reading, all. */
    private static String label(ReadingChoices answers) {
        var asked = answers.asked();
        var differing = asked.stream()
                .filter(answer -> answer.counts() != answer.day().counts().byDefault())
                .toList();
        return asked.isEmpty()
                ? "no contested day is met"
                : (differing.isEmpty() ? asked : differing)
                        .stream().map(ReadingChoices.Answer::says).collect(joining("; "));
    }
}

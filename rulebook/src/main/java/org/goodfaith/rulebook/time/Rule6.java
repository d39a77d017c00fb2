package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.Court.OtherZone;
import org.goodfaith.rulebook.time.ReadingChoices.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Computes time under Fed. R. Civ. P. 6, as amended effective December 1, 2009 and later, for one court.
 *
 * <p>A period is counted and rolls. A date fixed by the order and the day of an event are not moved. For them this
 * class computes only the end of the day. If a contested or doubtful day affects a deadline, every reading is computed.
 * If a court sits in two time zones, the end of the day in the other zone is a reading too.
 */
public final class Rule6 {

    /** The maximum number of readings per deadline. If there are more, the reading in force has a flag. */
    private static final int READINGS_MAX = 16;

    /** The maximum number of reasons that a flag names. */
    private static final int NAMED_MAX = 4;

    private final CourtCalendar calendar;

    public Rule6(CourtCalendar calendar) {
        this.calendar = calendar;
    }

    /** Computes the deadline of a period that does not run from service by mail. */
    public Computation compute(Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime clockTime) {
        return compute(period, trigger, delivery, clockTime, false);
    }

    /**
     * Computes the deadline of a period measured from an event.
     *
     * @param trigger the day of the event; for a period in hours, its day and time
     * @param delivery the channel of the act, which decides the end of the last day and the effect of an inaccessible
     *     clerk's office
     * @param clockTime the time the order sets for the last day, in the court's time zone; null if it sets none
     * @param servedByMail true if the trigger is service under Fed. R. Civ. P. 5(b)(2)(C), (D) or (F), for which 6(d)
     *     adds 3 days
     * @return the deadline; {@link Deadline.Undated} under each reading for which none can be computed
     */
    public Computation compute(
            Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime clockTime, boolean servedByMail) {
        return inEveryZone(rule6 -> rule6.computeHere(period, trigger, delivery, clockTime, servedByMail));
    }

    private Computation computeHere(
            Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime clockTime, boolean servedByMail) {
        if (!CourtCalendar.covers(trigger.on())) {
            return undated(Deadline.Cause.OUTSIDE_CALENDAR, CourtCalendar.notCovered(trigger.on()));
        }
        if (servedByMail && period.direction() == Direction.BEFORE) {
            return undated(
                    Deadline.Cause.MAIL_DAYS_BEFORE_EVENT,
                    "Fed. R. Civ. P. 6(d) adds days only to a period after service, not to a period before an event");
        }
        return switch (period.unit()) {
            case HOURS -> hours(period, trigger, delivery, clockTime, servedByMail);
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

    private Computation hours(
            Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime clockTime, boolean servedByMail) {
        LocalTime time = trigger.time();
        if (time == null) {
            return undated(
                    Deadline.Cause.TIME_OF_EVENT_MISSING,
                    "a period in hours needs the time of the event, but only its day is recorded: "
                            + UsDates.day(trigger.on()) + " (Fed. R. Civ. P. 6(a)(2)(A))");
        }
        if (clockTime != null) {
            return undated(
                    Deadline.Cause.TWO_END_TIMES,
                    "a period in hours sets its own end time and cannot also end at " + clockTime);
        }
        return eachReading(
                period.direction(), counting -> hours(counting, period, trigger, time, delivery, servedByMail));
    }

    private Computation undated(Deadline.Cause cause, String reason) {
        return single(
                "no reading of the calendar gives a date",
                counting -> counting.undated(new CountedDay.Stopped(cause, reason)));
    }

    /**
     * Computes the deadline of a date fixed by the order, such as "by June 26, 2024". The date does not move. A
     * weekend, holiday or closure on it is flagged.
     *
     * @param at the time the order sets, in the court's time zone; null if it sets none
     * @return the deadline; {@link Deadline.Undated} if the calendar does not cover the year
     */
    public Computation fixed(LocalDate on, @Nullable LocalTime at, Channel delivery) {
        return inEveryZone(rule6 -> rule6.single(
                "a date fixed by the order does not depend on the calendar",
                counting -> end(counting, counting.startOn(on), last -> {
                    counting.fixed(last, delivery);
                    return counting.endOfLastDay(last, delivery, at, true);
                })));
    }

    /**
     * Computes the deadline of an act due by an event, such as "by the settlement conference": the end of its day.
     *
     * @return the deadline; {@link Deadline.Undated} if the calendar does not cover the year
     */
    public Computation endOf(LocalDate day, Channel delivery) {
        return inEveryZone(rule6 -> rule6.single(
                "the day of an event does not depend on the calendar",
                counting -> end(counting, counting.startOn(day), last -> {
                    counting.eventDay(last, delivery);
                    return counting.endOfLastDay(last, delivery, null, true);
                })));
    }

    /** Computes a deadline at the main seat, and as a further reading in each other time zone of the district. */
    private Computation inEveryZone(Function<Rule6, Computation> compute) {
        var computed = compute.apply(this);
        for (OtherZone other : calendar.court().otherZones()) {
            computed = computed.orElsewhere(
                    "the case is heard in " + other.places() + " (" + other.zone() + ")",
                    compute.apply(new Rule6(new CourtCalendar(calendar.court().in(other), calendar.closures()))));
        }
        return computed;
    }

    private static Deadline end(Counting counting, CountedDay counted, Function<LocalDate, Deadline> ending) {
        return switch (counted) {
            case CountedDay.Reached reached -> ending.apply(reached.day());
            case CountedDay.Stopped stopped -> counting.undated(stopped);
        };
    }

    private static Deadline days(
            Counting counting,
            Period period,
            LocalDate trigger,
            Channel delivery,
            @Nullable LocalTime clockTime,
            boolean servedByMail) {
        LocalDate counted = counting.countDays(period, trigger);
        CountedDay end = afterMail(counting, counting.roll(counted, "6(a)(1)(C)"), servedByMail, "6(a)(1)(C)")
                .then(day -> counting.extendIfInaccessible(day, delivery, "6(a)(3)(A)"));
        return end(counting, end, last -> {
            counting.noteOlderRule(last);
            return counting.endOfLastDay(last, delivery, clockTime, false);
        });
    }

    private static CountedDay afterMail(Counting counting, CountedDay expires, boolean servedByMail, String paragraph) {
        return servedByMail ? expires.then(day -> counting.roll(counting.addMailDays(day), paragraph)) : expires;
    }

    private static Deadline hours(
            Counting counting,
            Period period,
            CourtTime trigger,
            LocalTime time,
            Channel delivery,
            boolean servedByMail) {
        var counted = counting.countHours(period, trigger, time);
        CountedDay end = afterMail(
                        counting, counting.roll(counted.toLocalDate(), "6(a)(2)(C)"), servedByMail, "6(a)(2)(C)")
                .then(day -> counting.extendIfInaccessible(day, delivery, "6(a)(3)(B)"));
        return end(counting, end, last -> {
            counting.noteOlderRule(last);
            return counting.endOfHours(counted, last);
        });
    }

    private static Deadline courtDays(
            Counting counting,
            Period period,
            LocalDate trigger,
            Channel delivery,
            @Nullable LocalTime clockTime,
            boolean servedByMail) {
        CountedDay end =
                afterMail(counting, counting.countCourtDays(period, trigger), servedByMail, "6(a)(1)(C) by analogy");
        return end(counting, end, last -> {
            counting.flagInaccessible(last, delivery);
            return counting.endOfLastDay(last, delivery, clockTime, true);
        });
    }

    private Computation single(String label, Function<Counting, Deadline> compute) {
        var counting = new Counting(calendar, Direction.AFTER, byDefault(Map.of()));
        return new Computation(new CalendarReading(label, compute.apply(counting)), List.of());
    }

    /**
     * Computes the default reading and then every other combination of choices. Each step reverses one choice of an
     * earlier computation and keeps the choices before it, which reaches every combination exactly once.
     */
    private Computation eachReading(Direction direction, Function<Counting, Deadline> compute) {
        var found = new ArrayList<Found>();
        Queue<Map<String, Boolean>> pending = new ArrayDeque<>();
        pending.add(Map.of());
        while (!pending.isEmpty() && found.size() < READINGS_MAX) {
            var given = pending.remove();
            var choices = byDefault(given);
            var deadline = compute.apply(new Counting(calendar, direction, choices));
            found.add(new Found(new CalendarReading(label(choices), deadline), choices.differing()));
            var before = new LinkedHashMap<String, Boolean>();
            for (var choice : choices.made()) {
                String question = choice.day().question();
                if (!given.containsKey(question)) {
                    var reversed = new LinkedHashMap<>(before);
                    reversed.put(question, !choice.counts());
                    pending.add(reversed);
                }
                before.put(question, choice.counts());
            }
        }
        return computation(found, !pending.isEmpty());
    }

    /**
     * Computes court days under the default reading, with every contested or doubtful day as a holiday, and with none.
     * More closed days make the period longer, and every other reading lies between the last two.
     */
    private Computation extremeReadings(Direction direction, Function<Counting, Deadline> compute) {
        var byDefault = byDefault(Map.of());
        var deadline = compute.apply(new Counting(calendar, direction, byDefault));
        var found = new ArrayList<Found>();
        found.add(new Found(
                new CalendarReading(
                        byDefault.made().size() < 2
                                ? label(byDefault)
                                : "each contested or doubtful day has its default effect",
                        deadline),
                List.of()));
        found.add(extreme("every contested or doubtful day counts as a legal holiday", direction, _ -> true, compute));
        found.add(extreme("no contested or doubtful day counts as a legal holiday", direction, _ -> false, compute));
        return computation(found, false);
    }

    private Found extreme(
            String label, Direction direction, Predicate<ClosedDay> counts, Function<Counting, Deadline> compute) {
        var choices = new ReadingChoices(Map.of(), counts);
        var deadline = compute.apply(new Counting(calendar, direction, choices));
        return new Found(new CalendarReading(label, deadline), choices.differing());
    }

    /** Keeps one reading per due moment, and one without a date, and flags the alternatives on the reading in force. */
    private static Computation computation(List<Found> found, boolean more) {
        var byMoment = new LinkedHashMap<Optional<DueMoment>, Found>();
        for (var one : found) {
            byMoment.putIfAbsent(one.reading().deadline().moment(), one);
        }
        var inForce = found.getFirst().reading();
        var alternatives = byMoment.values().stream().skip(1).toList();
        var flags = new ArrayList<String>();
        alternatives.forEach(other -> flags.add(other.flag()));
        if (more) {
            flags.add("Contested: there are more than " + READINGS_MAX + " readings; not all are shown.");
        }
        return new Computation(
                new CalendarReading(inForce.label(), inForce.deadline().withFlags(flags)),
                alternatives.stream().map(Found::reading).toList());
    }

    /** @param differing the choices of the reading that differ from the default */
    private record Found(CalendarReading reading, List<Choice> differing) {

        String flag() {
            boolean contested =
                    differing.stream().anyMatch(choice -> !choice.day().counts().isInDoubt());
            String due = reading.deadline()
                    .moment()
                    .map(moment -> "due " + moment + " instead")
                    .orElse("no date can be computed");
            return (contested ? "Contested: " : "In doubt: ") + due + " if " + reading.label() + "." + reasons();
        }

        private String reasons() {
            return differing.stream()
                    .map(Choice::reason)
                    .filter(reason -> !reason.isEmpty())
                    .distinct()
                    .limit(NAMED_MAX)
                    .map(reason -> " " + reason + ".")
                    .collect(joining());
        }
    }

    private static ReadingChoices byDefault(Map<String, Boolean> given) {
        return new ReadingChoices(given, reason -> reason.counts().byDefault());
    }

    /** Names the choices that differ from the default; for the default reading, all choices. */
    private static String label(ReadingChoices choices) {
        var differing = choices.differing();
        return choices.made().isEmpty()
                ? "no contested day affects the deadline"
                : (differing.isEmpty() ? choices.made() : differing)
                        .stream().map(Choice::label).collect(joining("; "));
    }
}

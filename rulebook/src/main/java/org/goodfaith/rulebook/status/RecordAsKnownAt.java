package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.time.Closure;
import org.goodfaith.rulebook.time.Computation;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.goodfaith.rulebook.time.Rule6;
import org.jspecify.annotations.Nullable;

/** What was known of a case at one moment of recorded time: which entries count, and which days its court is closed. */
final class RecordAsKnownAt {

    private final ZoneId zone;
    private final Rule6 rule6;
    private final List<DatedEntry> counting = new ArrayList<>();
    private final List<DatedEntry> stricken = new ArrayList<>();
    private final NavigableMap<Instant, Set<String>> topics = new TreeMap<>();
    private final Map<Long, Long> strikes = new HashMap<>();
    private final Map<Asked, Computation> computations = new HashMap<>();

    /** @param unrecorded the numbers of entries to leave out, as if they had never been recorded */
    RecordAsKnownAt(CaseRecord record, Instant knownAt, Set<Long> unrecorded) {
        Court court = Courts.find(record.opened().court())
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + record.opened().court() + "' is no court whose calendar is on file"));
        zone = court.zone();
        rule6 = new Rule6(new CourtCalendar(court, closures(record, knownAt)));
        List<Entry> recorded = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .filter(entry -> !unrecorded.contains(entry.sequence()))
                .toList();
        for (Entry entry : recorded) {
            if (entry.fact() instanceof EntryStricken strike) {
                strikes.put(strike.entry(), entry.sequence());
            }
        }
        for (Entry entry : recorded) {
            var placed = new DatedEntry(entry, countsFrom(entry.fact()).startsAt(zone));
            (strikes.containsKey(entry.sequence()) ? stricken : counting).add(placed);
            topics.computeIfAbsent(placed.at(), _ -> new HashSet<>()).addAll(Dependencies.topics(placed.fact()));
        }
        counting.sort(DatedEntry.ORDER);
        stricken.sort(DatedEntry.ORDER);
    }

    /** @return names of facts in words, such as {@code "Demand served" or "Counteroffer made"} */
    static String named(List<String> facts) {
        return facts.stream().map(fact -> '"' + FactNames.name(fact) + '"').collect(Collectors.joining(" or "));
    }

    /** @return an entry by its number and its name in words */
    static String named(DatedEntry entry) {
        return "entry " + entry.sequence() + ", \""
                + FactNames.name(entry.fact().factName()) + "\"";
    }

    /** @return a time with the name of the court's clock */
    String inWords(CourtTime time) {
        return time.inWords(zone);
    }

    ZoneId zone() {
        return zone;
    }

    /** @return the entries that count, in order of world time */
    List<DatedEntry> counting() {
        return counting;
    }

    /** @return the struck entries, in order of world time */
    List<DatedEntry> stricken() {
        return stricken;
    }

    /** @return what happened, struck or not, after {@code from} and up to {@code until}, by topic */
    Collection<Set<String>> topicsWithin(Instant from, Instant until) {
        return topics.subMap(from, false, until, true).values();
    }

    /** @return the entry that struck this one; null if it counts */
    @Nullable
    Long strickenBy(long sequence) {
        return strikes.get(sequence);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    Computation counted(
            Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime at, boolean servedByMail) {
        return computations.computeIfAbsent(
                new Asked.Counted(period, trigger, delivery, at, servedByMail),
                _ -> rule6.compute(period, trigger, delivery, at, servedByMail));
    }

    Computation fixed(LocalDate on, @Nullable LocalTime at, Channel delivery) {
        return computations.computeIfAbsent(new Asked.Fixed(on, at, delivery), _ -> rule6.fixed(on, at, delivery));
    }

    Computation endOf(LocalDate day, Channel delivery) {
        return computations.computeIfAbsent(new Asked.EndOf(day, delivery), _ -> rule6.endOf(day, delivery));
    }

    /** An order granted nunc pro tunc says from when it counts; every other fact counts from when it happened. */
    private static CourtTime countsFrom(Fact fact) {
        LocalDate countsFromOn =
                switch (fact) {
                    case DeadlineExtended extended -> extended.countsFromOn();
                    case ObligationExcused excused -> excused.countsFromOn();
                    default -> null;
                };
        return countsFromOn == null ? fact.circumstances().occurredAt() : CourtTime.on(countsFromOn);
    }

    private static List<Closure> closures(CaseRecord record, Instant knownAt) {
        var closures = new LinkedHashMap<String, Closure>();
        for (CalendarEntry entry : record.calendar()) {
            if (!entry.recordedAt().isAfter(knownAt)
                    && entry.fact().court().equals(record.opened().court())) {
                apply(entry.fact(), closures);
            }
        }
        return List.copyOf(closures.values());
    }

    private static void apply(CalendarFact fact, Map<String, Closure> closures) {
        switch (fact) {
            case ClosureProclaimed c ->
                closures.put(
                        c.closure(),
                        new Closure(c.closure(), c.fromOn(), c.untilOn(), c.kind(), c.contested(), c.authority()));
            case ClosureWithdrawn c -> closures.remove(c.closure());
        }
    }

    /** What was asked of the calendar, so that nothing is computed twice. */
    private sealed interface Asked {

        record Counted(
                Period period,
                CourtTime trigger,
                Channel delivery,
                @Nullable LocalTime at,
                boolean servedByMail) implements Asked {}

        record Fixed(LocalDate on, @Nullable LocalTime at, Channel delivery) implements Asked {}

        record EndOf(LocalDate day, Channel delivery) implements Asked {}
    }
}

package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.time.Closure;
import org.goodfaith.rulebook.time.Computation;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.goodfaith.rulebook.time.GeneralOrders;
import org.goodfaith.rulebook.time.Rule6;
import org.jspecify.annotations.Nullable;

/** The record of a case as known at one moment of transaction time: its effective entries and its court's closures. */
final class RecordAsKnownAt {

    private final ZoneId zone;
    private final Optional<LocalTime> earliestEndElsewhere;
    private final Rule6 rule6;
    private final GeneralOrders generalOrders;
    private final List<DatedEntry> effective = new ArrayList<>();
    private final List<DatedEntry> stricken = new ArrayList<>();
    private final Map<Long, DatedEntry> effectiveByNumber = new HashMap<>();
    private final Map<EntryTopic, List<DatedEntry>> effectiveByTopic = new HashMap<>();
    private final Map<EntryTopic, List<DatedEntry>> strickenByTopic = new HashMap<>();
    private final Map<Long, Long> strikes = new HashMap<>();
    private final Map<ComputationKey, Computation> computations;
    private final SequencedMap<Long, DatedEntry> dated = new LinkedHashMap<>();

    private final List<Closure> closures;
    private final List<Fact> held;

    /** @param excluded the numbers of entries to leave out, as if they had never been recorded */
    RecordAsKnownAt(CaseRecord record, Instant knownAt, Set<Long> excluded) {
        this(record, knownAt, excluded, null);
    }

    /** @param earlier the same record at an earlier moment, whose parts are used again; null if there is none */
    private RecordAsKnownAt(CaseRecord record, Instant knownAt, Set<Long> excluded, @Nullable RecordAsKnownAt earlier) {
        Court court = Courts.find(record.opened().court())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no calendar is available for court '" + record.opened().court() + "'"));
        zone = court.zone();
        earliestEndElsewhere = Courts.earliestEndElsewhere(court.id());
        closures = closures(record, knownAt);
        if (earlier != null && earlier.closures.equals(closures)) {
            rule6 = earlier.rule6;
            generalOrders = earlier.generalOrders;
            computations = earlier.computations;
        } else {
            var courtCalendar = new CourtCalendar(court, closures);
            rule6 = new Rule6(courtCalendar);
            generalOrders = new GeneralOrders(courtCalendar);
            computations = new HashMap<>();
        }
        List<Entry> recorded = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .filter(entry -> !excluded.contains(entry.sequence()))
                .toList();
        for (Entry entry : recorded) {
            if (entry.fact() instanceof EntryStricken strike) {
                strikes.put(strike.entry(), entry.sequence());
            }
        }
        held = recorded.stream()
                .filter(entry -> entry.fact() instanceof EventHeld && !strikes.containsKey(entry.sequence()))
                .map(Entry::fact)
                .toList();
        boolean sameHoldings = earlier != null && earlier.held.equals(held);
        for (Entry entry : recorded) {
            DatedEntry known = earlier != null && sameHoldings ? earlier.dated.get(entry.sequence()) : null;
            DatedEntry counted = known == null ? new DatedEntry(entry, countsFrom(entry.fact(), held)) : known;
            dated.put(entry.sequence(), counted);
            (strikes.containsKey(entry.sequence()) ? stricken : effective).add(counted);
        }
        effective.sort(DatedEntry.BY_VALID_TIME);
        effective.forEach(entry -> effectiveByNumber.put(entry.sequence(), entry));
        effective.forEach(entry -> addByTopic(entry, effectiveByTopic));
        stricken.sort(DatedEntry.BY_VALID_TIME);
        stricken.forEach(entry -> addByTopic(entry, strickenByTopic));
    }

    /** @return quoted names of facts, such as {@code "Demand served" or "Counteroffer made"} */
    static String quoted(List<String> facts) {
        return facts.stream().map(fact -> '"' + FactNames.name(fact) + '"').collect(Collectors.joining(" or "));
    }

    /** @return the number and quoted name of an entry, such as {@code entry 5, "Demand served"} */
    static String describe(DatedEntry entry) {
        return "entry " + entry.sequence() + ", \""
                + FactNames.name(entry.fact().factName()) + "\"";
    }

    /** @return a time with the court's time zone, such as "Tue, Aug 6, 2024, 10:00 a.m. PT" */
    String inWords(CourtTime time) {
        return time.inWords(zone);
    }

    ZoneId zone() {
        return zone;
    }

    /** @return the entries that are not stricken, ordered by valid time */
    List<DatedEntry> effectiveEntries() {
        return effective;
    }

    /** @return the effective entry that a part of the schedule rests on */
    DatedEntry entry(Source source) {
        return Objects.requireNonNull(effectiveByNumber.get(source.entry()));
    }

    /** @return the stricken entries, ordered by valid time */
    List<DatedEntry> strickenEntries() {
        return stricken;
    }

    /** @return the moments at which an effective entry sets or moves dates or excuses a party, in order */
    List<Instant> moves() {
        return effective.stream()
                .filter(entry -> switch (entry.fact()) {
                    case EventScheduled _,
                            EventRescheduled _,
                            EventCanceled _,
                            EventHeld _,
                            NonappearanceRecorded _,
                            DeadlineExtended _,
                            ObligationExcused _ -> true;
                    default -> false;
                })
                .map(DatedEntry::at)
                .distinct()
                .toList();
    }

    /** @return the effective entries that count from exactly this moment */
    List<DatedEntry> effectiveEntriesAt(Instant moment) {
        int until = DatedEntry.countUpTo(moment, effective);
        int from = until;
        while (from > 0 && effective.get(from - 1).at().equals(moment)) {
            from--;
        }
        return effective.subList(from, until);
    }

    /**
     * @param after exclusive
     * @param until exclusive
     * @return the moments of a period at which an entry takes effect, stricken or not
     */
    List<Instant> momentsWithin(Instant after, Instant until) {
        return Stream.of(effective, stricken)
                .flatMap(entries -> entries
                        .subList(
                                DatedEntry.countUpTo(after, entries),
                                Math.max(
                                        DatedEntry.countUpTo(after, entries),
                                        DatedEntry.countUpTo(until.minusNanos(1), entries)))
                        .stream())
                .map(DatedEntry::at)
                .distinct()
                .toList();
    }

    /** @return the effective entries of a topic, ordered by valid time */
    List<DatedEntry> effectiveEntries(EntryTopic topic) {
        return effectiveByTopic.getOrDefault(topic, List.of());
    }

    /** @return the stricken entries of a topic, ordered by valid time */
    List<DatedEntry> strickenEntries(EntryTopic topic) {
        return strickenByTopic.getOrDefault(topic, List.of());
    }

    /** @return the next moment at which an entry of the topic takes effect, stricken or not; the end of time if none */
    Instant nextEntryAfter(Instant moment, EntryTopic topic) {
        Instant effectiveNext = next(moment, effectiveEntries(topic));
        Instant strickenNext = next(moment, strickenEntries(topic));
        return strickenNext.isBefore(effectiveNext) ? strickenNext : effectiveNext;
    }

    private static Instant next(Instant moment, List<DatedEntry> entries) {
        int count = DatedEntry.countUpTo(moment, entries);
        return count == entries.size() ? Instant.MAX : entries.get(count).at();
    }

    private static void addByTopic(DatedEntry entry, Map<EntryTopic, List<DatedEntry>> byTopic) {
        for (EntryTopic topic : EntryTopic.of(entry.fact())) {
            byTopic.computeIfAbsent(topic, _ -> new ArrayList<>()).add(entry);
        }
    }

    /** @return the entry that struck this one; null if it is not stricken */
    @Nullable
    Long strickenBy(long sequence) {
        return strikes.get(sequence);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * @return the earliest hour at which another court ends the last day of electronic filing; empty if the rule of
     *     this court is on file
     */
    Optional<LocalTime> earliestEndElsewhere() {
        return earliestEndElsewhere;
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    Computation computePeriod(
            Period period, CourtTime trigger, Channel delivery, @Nullable LocalTime at, boolean servedByMail) {
        return computations.computeIfAbsent(
                new ComputationKey.Counted(period, trigger, delivery, at, servedByMail),
                _ -> generalOrders.period(rule6.compute(period, trigger, delivery, at, servedByMail)));
    }

    Computation computeFixed(LocalDate on, @Nullable LocalTime at, Channel delivery) {
        return computations.computeIfAbsent(
                new ComputationKey.Fixed(on, at, delivery),
                _ -> generalOrders.dateCertain(rule6.fixed(on, at, delivery)));
    }

    Computation computeEndOfDay(LocalDate day, Channel delivery) {
        return computations.computeIfAbsent(new ComputationKey.EndOf(day, delivery), _ -> rule6.endOf(day, delivery));
    }

    /** @return the same record as known at a later moment */
    RecordAsKnownAt grown(CaseRecord record, Instant knownAt) {
        return new RecordAsKnownAt(record, knownAt, Set.of(), this);
    }

    boolean hasCalendarOf(RecordAsKnownAt earlier) {
        return closures.equals(earlier.closures);
    }

    /**
     * Compares with the same record at an earlier moment.
     *
     * @return for each topic whose entries are not the same, the first moment of valid time at which they differ
     */
    Map<EntryTopic, Instant> changesSince(RecordAsKnownAt earlier) {
        var since = new HashMap<EntryTopic, Instant>();
        dated.forEach((sequence, entry) -> {
            DatedEntry before = earlier.dated.get(sequence);
            if (!entry.equals(before) || strikes.containsKey(sequence) != earlier.strikes.containsKey(sequence)) {
                Instant first = before != null && before.at().isBefore(entry.at()) ? before.at() : entry.at();
                Stream.concat(EntryTopic.of(entry.fact()).stream(), Stream.of(EntryTopic.entry(sequence)))
                        .forEach(topic -> since.merge(topic, first, (a, b) -> a.isBefore(b) ? a : b));
            }
        });
        return since;
    }

    private Instant countsFrom(Fact fact, List<Fact> holdings) {
        return Schedule.countsFromHolding(fact, holdings)
                .map(heldAt -> heldAt.startsAt(zone))
                .orElseGet(() -> countsFrom(fact));
    }

    /** An order granted nunc pro tunc counts from the day it names; every other fact counts from when it occurred. */
    private Instant countsFrom(Fact fact) {
        LocalDate countsFromOn =
                switch (fact) {
                    case DeadlineExtended extended -> extended.countsFromOn();
                    case ObligationExcused excused -> excused.countsFromOn();
                    default -> null;
                };
        return countsFromOn == null ? fact.circumstances().occurredAt().startsAt(zone) : startOf(countsFromOn);
    }

    private static List<Closure> closures(CaseRecord record, Instant knownAt) {
        var closures = new LinkedHashMap<String, Closure>();
        for (CalendarEntry entry : record.calendar()) {
            if (!entry.recordedAt().isAfter(knownAt)
                    && entry.fact().court().equals(record.opened().court())) {
                Closure.apply(entry.fact(), closures);
            }
        }
        return List.copyOf(closures.values());
    }

    /** The inputs of a computation, by which it is cached. */
    private sealed interface ComputationKey {

        record Counted(
                Period period,
                CourtTime trigger,
                Channel delivery,
                @Nullable LocalTime at,
                boolean servedByMail) implements ComputationKey {}

        record Fixed(LocalDate on, @Nullable LocalTime at, Channel delivery) implements ComputationKey {}

        record EndOf(LocalDate day, Channel delivery) implements ComputationKey {}
    }
}

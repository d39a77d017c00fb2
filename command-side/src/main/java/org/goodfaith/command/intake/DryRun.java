package org.goodfaith.command.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.command.calendar.CalendarDryRun;
import org.goodfaith.command.cases.CourtClock;
import org.goodfaith.command.cases.CaseDryRun;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.DateLint;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangeCause;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.time.ClosedDay;
import org.goodfaith.rulebook.time.Closure;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.goodfaith.rulebook.time.DueMoment;
import org.springframework.stereotype.Component;

/**
 * Evaluates a case as it is, and as it would be with a command carried out; likewise a court's calendar. Nothing is
 * recorded.
 */
@Component
class DryRun {

    private final EventStore events;
    private final CourtClock courtClock;
    private final Clock clock;

    DryRun(EventStore events, CourtClock courtClock, Clock clock) {
        this.events = events;
        this.courtClock = courtClock;
        this.clock = clock;
    }

    /**
     * A case at the present moment.
     *
     * @param entries its record
     * @param calendar the record of its court's calendar
     * @param moment now
     * @param now the same, on the court's clock
     */
    record Present(List<Entry> entries, List<CalendarEntry> calendar, Instant moment, CourtTime now) {

        /** @throws Refused if the record does not allow the command */
        Present with(CaseCommand command) {
            return with(rehearsal().decide(command, now));
        }

        /**
         * @return what would be recorded, and what that would change
         * @throws Refused if the record does not allow the command
         */
        Effect effect(CaseCommand command) {
            CaseDryRun rehearsal = rehearsal();
            List<Fact> facts = rehearsal.decide(command, now);
            Present after = with(facts);
            List<Entry> added =
                    after.entries().subList(entries.size(), after.entries().size());
            return new Effect(
                    lastEntry(),
                    added,
                    Change.between(obligations(), after.obligations(), new ChangeCause.EntriesRecorded(added)),
                    rehearsal.warnings(facts),
                    oddDates(command.caseId(), facts));
        }

        /** @return the number of its last entry, -1 if the case was not opened */
        long lastEntry() {
            return entries.size() - 1L;
        }

        /** Each fact is looked at as it finds the record: what a strike in the same step struck is gone by then. */
        private List<org.goodfaith.rulebook.intake.OrderWarning> oddDates(CaseId caseId, List<Fact> facts) {
            var odd = new ArrayList<org.goodfaith.rulebook.intake.OrderWarning>();
            for (int i = 0; i < facts.size(); i++) {
                Present before = with(facts.subList(0, i));
                odd.addAll(DateLint.warnings(facts.get(i), before.around(caseId)));
            }
            return odd;
        }

        private DateLint.Context around(CaseId caseId) {
            return new DateLint.Context(scheduled(), this::orderedOn, this::due, courtCalendar(caseId), now.on());
        }

        private List<DueMoment> due(TermRef term, List<PartyId> parties) {
            return obligations().stream()
                    .filter(obligation -> obligation.order().equals(term.order())
                            && obligation.term().id().equals(term.term()))
                    .filter(obligation ->
                            parties.isEmpty() || obligation.obligors().stream().anyMatch(parties::contains))
                    .flatMap(obligation -> Stream.ofNullable(obligation.due()))
                    .toList();
        }

        private Optional<LocalDate> orderedOn(EventKey event) {
            return facts(EventScheduled.class)
                    .filter(set -> set.event().equals(event) && set.order() != null)
                    .flatMap(set -> facts(OrderEntered.class)
                            .filter(order -> order.order().equals(set.order())))
                    .map(OrderEntered::datedOn)
                    .reduce((_, last) -> last);
        }

        private <F extends Fact> Stream<F> facts(Class<F> type) {
            return status().map(Entry::fact).filter(type::isInstance).map(type::cast);
        }

        /** @return what would be odd about what another has more than this */
        List<ReceiptView.WarningView> warnings(Present after) {
            List<Fact> added = after
                    .entries()
                    .subList(entries.size(), after.entries().size())
                    .stream()
                    .map(Entry::fact)
                    .toList();
            return rehearsal().warnings(added).stream()
                    .map(ReceiptView.WarningView::of)
                    .toList();
        }

        /** @throws Refused if there is no such case */
        Present opened(CaseId caseId) {
            if (entries.isEmpty()) {
                throw new Refused(new Refusal.UnknownCase(caseId));
            }
            return this;
        }

        private Present with(List<Fact> facts) {
            var more = new ArrayList<>(entries);
            for (Fact fact : facts) {
                more.add(new Entry(more.size(), moment, fact));
            }
            return new Present(List.copyOf(more), calendar, moment, now);
        }

        private CaseDryRun rehearsal() {
            return CaseDryRun.after(entries.stream().map(Entry::fact).toList());
        }

        /** @return where every obligation stands; none if the case was not opened */
        List<Obligation> obligations() {
            if (entries.isEmpty()) {
                return List.of();
            }
            return new Evaluation(new CaseRecord(entries, calendar), moment).obligations(moment);
        }

        /** @return the events that have a time, and when */
        Map<EventKey, CourtTime> scheduled() {
            var times = new LinkedHashMap<EventKey, CourtTime>();
            status().sorted(AS_IT_HAPPENED).forEach(entry -> {
                switch (entry.fact()) {
                    case EventScheduled set -> times.put(set.event(), set.at());
                    case EventRescheduled moved -> times.put(moved.event(), moved.to());
                    case EventCanceled canceled -> times.remove(canceled.event());
                    default -> {
                        // Sets no time.
                    }
                }
            });
            return times;
        }

        /** @return everything that was ever set, whether it has a time now or not */
        Set<EventKey> known() {
            var known = new HashSet<EventKey>();
            status().forEach(entry -> {
                if (entry.fact() instanceof EventScheduled set) {
                    known.add(set.event());
                }
            });
            return known;
        }

        List<PartyJoined> parties() {
            return facts(PartyJoined.class).toList();
        }

        CourtCalendar courtCalendar(CaseId caseId) {
            return DryRun.courtCalendar(
                    caseId.court(),
                    inForce(calendar.stream().map(CalendarEntry::fact).toList()).values());
        }

        private Stream<Entry> status() {
            Set<Long> struck = new HashSet<>();
            entries.forEach(entry -> {
                if (entry.fact() instanceof EntryStricken stricken) {
                    struck.add(stricken.entry());
                }
            });
            return entries.stream().filter(entry -> !struck.contains(entry.sequence()));
        }

        private static final Comparator<Entry> AS_IT_HAPPENED = Comparator.comparing((Entry entry) ->
                        entry.fact().circumstances().occurredAt().on())
                .thenComparing(entry -> Objects.requireNonNullElse(
                        entry.fact().circumstances().occurredAt().time(), LocalTime.MIN))
                .thenComparingLong(Entry::sequence);
    }

    /**
     * What a command would come to.
     *
     * @param lastEntry the number of the last entry that was taken into account
     * @param added the entries it would make
     * @param changes what they would change
     * @param warnings what would be odd about them
     * @param dates what would be odd about the dates they set
     */
    record Effect(
            long lastEntry,
            List<Entry> added,
            List<Change> changes,
            List<RecordingWarning> warnings,
            List<org.goodfaith.rulebook.intake.OrderWarning> dates) {}

    /**
     * What a command about a court's calendar would come to.
     *
     * @param fact what would be recorded
     * @param closure the closure it is about
     * @param without the calendar as it is without that closure
     */
    record Closing(CalendarFact fact, ClosureProclaimed closure, CourtCalendar without) {

        /** @return why a day is closed also without the closure, for a period that runs forward */
        List<String> closedAnyway(LocalDate day) {
            if (day.getYear() < CourtCalendar.FIRST_YEAR || day.getYear() > CourtCalendar.LAST_YEAR) {
                return List.of();
            }
            return Stream.concat(
                            without.reasonsClosed(day, Period.Direction.AFTER).stream(),
                            without.officeInaccessible(day).stream())
                    .map(ClosedDay::name)
                    .distinct()
                    .toList();
        }
    }

    /** @throws Refused if the calendar's record does not allow the command */
    Closing effect(CalendarCommand command) {
        List<CalendarFact> history =
                calendar(command.court()).stream().map(CalendarEntry::fact).toList();
        CalendarFact fact = CalendarDryRun.decide(history, command);
        Map<String, ClosureProclaimed> others = inForce(history);
        ClosureProclaimed known = others.remove(fact.closure());
        return new Closing(
                fact,
                switch (fact) {
                    case ClosureProclaimed proclaimed -> proclaimed;
                    case ClosureWithdrawn _ -> Objects.requireNonNull(known);
                },
                courtCalendar(command.court(), others.values()));
    }

    /** @return the closures that were not withdrawn, by their short names */
    private static Map<String, ClosureProclaimed> inForce(List<CalendarFact> history) {
        var closures = new LinkedHashMap<String, ClosureProclaimed>();
        for (CalendarFact fact : history) {
            switch (fact) {
                case ClosureProclaimed proclaimed -> closures.put(proclaimed.closure(), proclaimed);
                case ClosureWithdrawn withdrawn -> closures.remove(withdrawn.closure());
            }
        }
        return closures;
    }

    private static CourtCalendar courtCalendar(CourtId court, Collection<ClosureProclaimed> closures) {
        return new CourtCalendar(
                Courts.find(court).orElseThrow(),
                closures.stream()
                        .map(c -> new Closure(
                                c.closure(), c.fromOn(), c.untilOn(), c.kind(), c.contested(), c.authority()))
                        .toList());
    }

    private List<CalendarEntry> calendar(CourtId court) {
        return events.readEvents(CalendarCommand.recordIdOf(court))
                .asStream()
                .map(event -> new CalendarEntry(event.getTimestamp(), (CalendarFact) event.getPayload()))
                .toList();
    }

    /** @throws Refused if there is no such case */
    Present present(CaseId caseId) {
        return presentOrNew(caseId).opened(caseId);
    }

    /** @return the case, without any entry if it was not opened */
    Present presentOrNew(CaseId caseId) {
        List<Entry> entries = events.readEvents(caseId.value())
                .asStream()
                .map(event -> new Entry(event.getSequenceNumber(), event.getTimestamp(), (Fact) event.getPayload()))
                .toList();
        Instant now = clock.instant();
        Instant last = entries.isEmpty() ? now : entries.getLast().recordedAt();
        return new Present(
                entries, calendar(caseId.court()), now.isBefore(last) ? last : now, courtClock.now(caseId.court()));
    }

    /** @return whether the two say the same of when an obligation is due */
    static boolean sameDates(Obligation one, Obligation other) {
        return Objects.equals(one.due(), other.due())
                && one.readings().stream()
                        .map(reading -> String.valueOf(reading.due()))
                        .toList()
                        .equals(other.readings().stream()
                                .map(reading -> String.valueOf(reading.due()))
                                .toList());
    }
}

package org.goodfaith.command.dryrun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.cases.CaseDryRun;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.DateLint;
import org.goodfaith.rulebook.intake.OrderWarning;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangeCause;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.DueMoment;

/**
 * A case at the current time, with or without the entries of a dry run.
 *
 * @param entries the entries of the case
 * @param calendar the entries of its court's calendar
 * @param moment the current time
 * @param now the current time in the court's zone
 * @param budget the budget of the request, which all its evaluations share
 */
public record CaseSnapshot(
        List<Entry> entries, List<CalendarEntry> calendar, Instant moment, CourtTime now, StepBudget budget) {

    /**
     * Returns the case with a command carried out.
     *
     * @throws Refused if a rule does not allow the command
     */
    public CaseSnapshot with(CaseCommand command) {
        return with(dryRun().decide(command, now));
    }

    private CaseSnapshot with(List<Fact> facts) {
        var more = new ArrayList<>(entries);
        for (Fact fact : facts) {
            more.add(new Entry(more.size(), moment, fact));
        }
        return new CaseSnapshot(List.copyOf(more), calendar, moment, now, budget);
    }

    /**
     * Returns the entries a command would record, and the obligations they would change.
     *
     * @throws Refused if a rule does not allow the command
     * @throws org.goodfaith.rulebook.status.CaseTooLarge if the request takes too many steps
     */
    public CommandEffect effect(CaseCommand command) {
        CaseDryRun dryRun = dryRun();
        List<Fact> facts = dryRun.decide(command, now);
        CaseSnapshot after = with(facts);
        List<Entry> added = addedTo(after);
        return new CommandEffect(
                lastEntry(),
                added,
                Change.between(obligations(), after.obligations(), new ChangeCause.EntriesRecorded(added)),
                dryRun.warnings(facts),
                dateWarnings(command.caseId(), facts));
    }

    /** @return the warnings for the entries that a later snapshot adds */
    public List<RecordingWarning> warnings(CaseSnapshot after) {
        return dryRun().warnings(addedTo(after).stream().map(Entry::fact).toList());
    }

    /** @throws Refused if the case has not been opened */
    public CaseSnapshot requireOpened(CaseId caseId) {
        if (entries.isEmpty()) {
            throw new Refused(new Refusal.UnknownCase(caseId));
        }
        return this;
    }

    /** @return the number of the last entry; -1 if the case has not been opened */
    public long lastEntry() {
        return entries.size() - 1L;
    }

    /** @return every obligation with its status; empty if the case has not been opened */
    public List<Obligation> obligations() {
        if (entries.isEmpty()) {
            return List.of();
        }
        return new Evaluation(new CaseRecord(entries, calendar), moment, budget).obligations(moment);
    }

    /** @return the court's events and the stays in effect now */
    public Schedule schedule() {
        return entries.isEmpty()
                ? Schedule.EMPTY
                : new Evaluation(new CaseRecord(entries, calendar), moment, budget).schedule(moment);
    }

    /** @return the events that are scheduled now, with their times */
    public Map<EventKey, CourtTime> scheduled() {
        var times = new LinkedHashMap<EventKey, CourtTime>();
        for (CourtEvent event : schedule().events()) {
            CourtTime at = event.at();
            if (at != null) {
                times.put(event.event(), at);
            }
        }
        return times;
    }

    /** @return every event that was ever scheduled, including canceled ones */
    public Set<EventKey> events() {
        var events = new HashSet<EventKey>();
        facts(EventScheduled.class).forEach(scheduled -> events.add(scheduled.event()));
        return events;
    }

    public List<PartyJoined> parties() {
        return facts(PartyJoined.class).toList();
    }

    public CourtCalendar courtCalendar(CaseId caseId) {
        var closures =
                ClosuresInForce.after(calendar.stream().map(CalendarEntry::fact).toList());
        return ClosuresInForce.calendar(caseId.court(), closures.values());
    }

    /** Checks each fact against the case after the facts before it. */
    private List<OrderWarning> dateWarnings(CaseId caseId, List<Fact> facts) {
        var warnings = new ArrayList<OrderWarning>();
        for (int i = 0; i < facts.size(); i++) {
            CaseSnapshot before = with(facts.subList(0, i));
            warnings.addAll(DateLint.warnings(facts.get(i), before.dateContext(caseId)));
        }
        return warnings;
    }

    private DateLint.Context dateContext(CaseId caseId) {
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
        return schedule().event(event).flatMap(scheduled -> facts(OrderEntered.class)
                .filter(order -> order.order().equals(scheduled.order()))
                .map(OrderEntered::datedOn)
                .reduce((_, last) -> last));
    }

    private List<Entry> addedTo(CaseSnapshot after) {
        return after.entries().subList(entries.size(), after.entries().size());
    }

    private CaseDryRun dryRun() {
        return CaseDryRun.after(entries.stream().map(Entry::fact).toList());
    }

    private <F extends Fact> Stream<F> facts(Class<F> type) {
        return effective().map(Entry::fact).filter(type::isInstance).map(type::cast);
    }

    private Stream<Entry> effective() {
        var stricken = new HashSet<Long>();
        entries.forEach(entry -> {
            if (entry.fact() instanceof EntryStricken strike) {
                stricken.add(strike.entry());
            }
        });
        return entries.stream().filter(entry -> !stricken.contains(entry.sequence()));
    }
}

package org.goodfaith.command.dryrun;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.calendar.CalendarDryRun;
import org.goodfaith.command.cases.CourtClock;
import org.goodfaith.command.cases.OpenedCases;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Fact;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.StepBudget;
import org.springframework.stereotype.Component;

/** Loads cases and court calendars for dry runs. Nothing is recorded. */
@Component
public class DryRun {

    private final EventStore events;
    private final CourtClock courtClock;
    private final OpenedCases cases;
    private final Clock clock;

    DryRun(EventStore events, CourtClock courtClock, OpenedCases cases, Clock clock) {
        this.events = events;
        this.courtClock = courtClock;
        this.cases = cases;
        this.clock = clock;
    }

    /** @throws Refused if there is no such case */
    public CaseSnapshot openedCase(CaseId caseId) {
        return caseOrEmpty(caseId).requireOpened(caseId);
    }

    /** @return the case; without entries if it has not been opened */
    public CaseSnapshot caseOrEmpty(CaseId caseId) {
        List<Entry> entries = events.readEvents(caseId.value())
                .asStream()
                .map(event -> new Entry(event.getSequenceNumber(), event.getTimestamp(), (Fact) event.getPayload()))
                .toList();
        Instant now = clock.instant();
        Instant last = entries.isEmpty() ? now : entries.getLast().recordedAt();
        return new CaseSnapshot(
                entries,
                calendar(caseId.court()),
                now.isBefore(last) ? last : now,
                courtClock.now(caseId.court()),
                new StepBudget());
    }

    /**
     * Returns the effect of opening a case.
     *
     * @throws Refused if a rule does not allow it
     */
    public CommandEffect effect(OpenCase open) {
        return caseOrEmpty(open.caseId()).effect(open).with(cases.warnings(open));
    }

    /**
     * Decides a command on a court's calendar.
     *
     * @throws Refused if a rule does not allow the command
     */
    public ClosureEffect effect(CalendarCommand command) {
        List<CalendarFact> history =
                calendar(command.court()).stream().map(CalendarEntry::fact).toList();
        CalendarFact fact = CalendarDryRun.decide(history, command);
        var others = ClosuresInForce.after(history);
        ClosureProclaimed known = others.remove(fact.closure());
        ClosureProclaimed closure =
                switch (fact) {
                    case ClosureProclaimed proclaimed -> proclaimed;
                    case ClosureWithdrawn _ -> Objects.requireNonNull(known);
                };
        return new ClosureEffect(fact, closure, ClosuresInForce.calendar(command.court(), others.values()));
    }

    private List<CalendarEntry> calendar(CourtId court) {
        return events.readEvents(CalendarCommand.recordIdOf(court))
                .asStream()
                .map(event -> new CalendarEntry(event.getTimestamp(), (CalendarFact) event.getPayload()))
                .toList();
    }
}

package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CourtAct;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.rulebook.conduct.TrailLine.FactLine;
import org.goodfaith.rulebook.conduct.TrailLine.StatusLine;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.goodfaith.rulebook.status.StatusesAsShown;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/** Builds the audit trail of a case: every fact and every status change, ordered by valid time. */
public final class Trail {

    private Trail() {}

    /**
     * Returns what occurred up to {@code viewpoint.asOf()}, as known at {@code viewpoint.knownAt()}.
     *
     * <p>A performance that was recorded late but occurred in time was never overdue here.
     */
    public static List<TrailLine> of(CaseRecord record, Viewpoint viewpoint) {
        return of(new ConductReport(record, viewpoint.knownAt()), viewpoint.asOf());
    }

    static List<TrailLine> of(ConductReport report, Instant asOf) {
        Stream<? extends TrailLine> facts = facts(report).stream();
        Stream<? extends TrailLine> statuses =
                report.timelines().stream().flatMap(timeline -> lines(timeline).stream());
        return Stream.concat(facts, statuses)
                .filter(line -> !line.at().isAfter(asOf))
                .sorted(Comparator.comparing(TrailLine::at))
                .toList();
    }

    /**
     * Returns the status changes as the record showed them at the time, for each obligation for which they differ from
     * {@link #of}.
     *
     * <p>Here a performance that was recorded late was overdue until it was recorded.
     */
    public static List<StatusLine> asShownAtTheTime(CaseRecord record, Viewpoint viewpoint) {
        return asShownAtTheTime(record, viewpoint, new StepBudget());
    }

    /**
     * Returns the status changes as the record showed them at the time, as a part of a larger request.
     *
     * @see #asShownAtTheTime(CaseRecord, Viewpoint)
     */
    public static List<StatusLine> asShownAtTheTime(CaseRecord record, Viewpoint viewpoint, StepBudget budget) {
        Instant until = viewpoint.asOf().isBefore(viewpoint.knownAt()) ? viewpoint.asOf() : viewpoint.knownAt();
        Map<ObligationId, List<StatusLine>> asKnown = new LinkedHashMap<>();
        new Evaluation(record, viewpoint.knownAt(), budget)
                .timelines(Instant.MIN, until.plusNanos(1))
                .forEach(timeline -> asKnown.put(timeline.id(), lines(timeline)));
        return StatusesAsShown.of(record, until, budget).stream()
                .map(Trail::statusChanges)
                .filter(timeline -> !datedWordings(lines(timeline))
                        .equals(datedWordings(asKnown.getOrDefault(timeline.id(), List.of()))))
                .flatMap(timeline -> lines(timeline).stream())
                .sorted(Comparator.comparing(StatusLine::at))
                .toList();
    }

    /** @return the parties whose lanes show a fact; empty if it is about the whole case */
    public static List<PartyId> parties(Fact fact) {
        return switch (fact) {
            case PartyAct act ->
                Stream.concat(act.actors().onBehalfOf().stream(), act.actors().to().stream())
                        .distinct()
                        .toList();
            case CourtAct act -> parties(act);
            case RecordAct _ -> List.of();
        };
    }

    private static List<PartyId> parties(CourtAct act) {
        return switch (act) {
            case PartyJoined f -> List.of(f.party());
            case PartyDismissed f -> List.of(f.party());
            case PartyServed f -> List.of(f.party());
            case PartyAmended f -> List.of(f.party());
            case PartySubstituted f -> List.of(f.party());
            case CounselAppeared f -> f.parties();
            case CounselWithdrew f -> f.parties();
            case SettlementReached f -> f.parties();
            case SettlementFailed f -> f.parties();
            case ExtensionDenied f -> f.parties();
            case DeadlineExtended f -> f.parties();
            case ObligationExcused f -> f.parties();
            case OrderToShowCauseIssued f -> f.parties();
            case SanctionImposed f -> f.parties();
            case CourtFindingMade f -> f.parties();
            case AttendanceExcusalDecided f -> List.of(f.party());
            default -> List.of();
        };
    }

    private static List<FactLine> facts(ConductReport report) {
        return report.entries().stream()
                .map(entry -> new FactLine(
                        report.at(entry),
                        parties(entry.fact()),
                        report.visibility(entry),
                        entry,
                        report.strickenBy(entry)))
                .toList();
    }

    /** @return the timeline with only the intervals whose status differs from that of the one before */
    private static StatusTimeline statusChanges(StatusTimeline timeline) {
        var intervals = new ArrayList<StatusInterval>();
        for (StatusInterval interval : timeline.intervals()) {
            if (intervals.isEmpty() || !sameStatus(intervals.getLast().obligation(), interval.obligation())) {
                intervals.add(interval);
            }
        }
        return new StatusTimeline(timeline.id(), intervals);
    }

    private static List<StatusLine> lines(StatusTimeline timeline) {
        var lines = new ArrayList<StatusLine>();
        Obligation before = null;
        for (StatusInterval interval : timeline.intervals()) {
            Obligation obligation = interval.obligation();
            if (before == null || !sameStatus(before, obligation)) {
                lines.add(line(before, interval));
            }
            before = obligation;
        }
        return lines;
    }

    private static StatusLine line(@Nullable Obligation before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        Set<PartyId> parties = new LinkedHashSet<>(obligation.obligors());
        if (before != null) {
            parties.addAll(before.obligors());
        }
        return new StatusLine(
                interval.from(),
                List.copyOf(parties),
                obligation.term().visibility(),
                obligation.id(),
                obligation.term().title(),
                before == null ? null : before.status(),
                obligation.status(),
                obligation.wording(),
                obligation.reason(),
                obligation.term().citation(),
                interval.causedBy());
    }

    private static boolean sameStatus(Obligation a, Obligation b) {
        return a.status() == b.status() && a.wording().equals(b.wording()) && Objects.equals(a.due(), b.due());
    }

    private static List<String> datedWordings(List<StatusLine> lines) {
        return lines.stream().map(line -> line.at() + " " + line.wording()).toList();
    }
}

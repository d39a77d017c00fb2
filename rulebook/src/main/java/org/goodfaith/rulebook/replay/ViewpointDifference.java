package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The obligations of a case that differ between two viewpoints, and the changes that lead from one to the other.
 *
 * <p>The comparison first walks the recordings between the two transaction times and then the valid time between the
 * two moments, and attributes each change to its step. A change that a later step reverses is left out. If {@code from}
 * is the later viewpoint, the same walk is read backward.
 *
 * @param obligations in the order in which a case lists them; those that no longer exist come last
 */
public record ViewpointDifference(Viewpoint from, Viewpoint to, List<ChangedObligation> obligations) {

    public ViewpointDifference {
        obligations = List.copyOf(obligations);
    }

    /**
     * An obligation that differs between the viewpoints.
     *
     * @param changes the changes that lead from one to the other, in the order of the walk; at least one
     */
    public record ChangedObligation(
            @Nullable Obligation before, @Nullable Obligation after, List<Change> changes) implements BeforeAndAfter {

        public ChangedObligation {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Compares with all evaluations in one budget.
     *
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     * @throws org.goodfaith.rulebook.status.CaseTooLarge if the comparison takes too many steps
     */
    public static ViewpointDifference of(CaseRecord record, Viewpoint from, Viewpoint to) {
        return of(record, from, to, new StepBudget());
    }

    /**
     * Compares as a part of a larger request.
     *
     * @see #of(CaseRecord, Viewpoint, Viewpoint)
     */
    public static ViewpointDifference of(CaseRecord record, Viewpoint from, Viewpoint to, StepBudget budget) {
        var kept = new LinkedHashMap<ObligationId, List<Change>>();
        for (Change change : walk(record, from, to, budget)) {
            addUnlessReversed(kept.computeIfAbsent(change.id(), _ -> new ArrayList<>()), change);
        }
        var ids = new LinkedHashSet<ObligationId>();
        obligations(record, to, budget).forEach(obligation -> ids.add(obligation.id()));
        obligations(record, from, budget).forEach(obligation -> ids.add(obligation.id()));
        return new ViewpointDifference(
                from,
                to,
                ids.stream()
                        .map(id -> kept.getOrDefault(id, List.of()))
                        .filter(changes -> !changes.isEmpty())
                        .map(changes -> new ChangedObligation(
                                changes.getFirst().before(), changes.getLast().after(), changes))
                        .toList());
    }

    /** Adds a change. If it restores an earlier state of the obligation, drops it and all changes since that state. */
    private static void addUnlessReversed(List<Change> kept, Change change) {
        kept.add(change);
        for (int i = 0; i < kept.size(); i++) {
            if (Objects.equals(kept.get(i).before(), change.after())) {
                kept.subList(i, kept.size()).clear();
            }
        }
    }

    private static List<Change> walk(CaseRecord record, Viewpoint from, Viewpoint to, StepBudget budget) {
        int order = from.knownAt().compareTo(to.knownAt());
        if (order > 0 || (order == 0 && from.asOf().isAfter(to.asOf()))) {
            return Change.inverted(walk(record, to, from, budget));
        }
        var changes = new ArrayList<Change>();
        List<Obligation> before = obligations(record, from, budget);
        Optional<RecordingPoint> last = Optional.empty();
        for (RecordingPoint point : RecordingPoint.of(record)) {
            if (point.recordedAt().isAfter(to.knownAt())) {
                break;
            }
            if (point.recordedAt().isAfter(from.knownAt())) {
                List<Obligation> after =
                        new Evaluation(point.recordUpToHere(record), Instant.MAX, budget).obligations(from.asOf());
                changes.addAll(Change.between(before, after, point.cause()));
                before = after;
            }
            last = Optional.of(point);
        }
        last.map(point -> point.recordUpToHere(record)).ifPresent(known -> {
            var evaluation = new Evaluation(known, Instant.MAX, budget);
            changes.addAll(
                    from.asOf().isAfter(to.asOf())
                            ? Change.inverted(
                                    ValidTimeReplay.changes(known, evaluation, budget, to.asOf(), from.asOf()))
                            : ValidTimeReplay.changes(known, evaluation, budget, from.asOf(), to.asOf()));
        });
        return changes;
    }

    private static List<Obligation> obligations(CaseRecord record, Viewpoint viewpoint, StepBudget budget) {
        return new Evaluation(record, viewpoint.knownAt(), budget).obligations(viewpoint.asOf());
    }
}

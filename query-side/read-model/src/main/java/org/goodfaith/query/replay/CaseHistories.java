package org.goodfaith.query.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.VisibleHistory.ShownStep;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.query.viewpoint.ComparisonQuery;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.replay.Change;
import org.springframework.stereotype.Component;

/** Explains how a case reached its current state: the difference between two viewpoints, and a replay step by step. */
@Component
public class CaseHistories {

    private final CaseReader cases;

    CaseHistories(CaseReader cases) {
        this.cases = cases;
    }

    /**
     * Returns the differences between the client's first viewpoint and another.
     *
     * @throws org.goodfaith.query.edge.ReadProblemException if the case does not exist or a viewpoint is malformed
     */
    public DifferenceView difference(CaseId caseId, ComparisonQuery from, ViewpointQuery viewpoint) {
        return cases.history(caseId, viewpoint, history -> {
            ResolvedViewpoint first = from.resolve(history.court().zone(), history.now(), history.settled());
            ResolvedViewpoint second = viewpoint.resolve(history.court().zone(), history.now(), history.settled());
            return DifferenceView.of(
                    from.knowsAll() ? history.knowingAll(first) : first,
                    viewpoint.knowsAll() ? history.knowingAll(second) : second,
                    history);
        });
    }

    /**
     * Returns a page of steps.
     *
     * @throws org.goodfaith.query.edge.ReadProblemException if the case does not exist or the page is malformed
     */
    public ReplayView replay(CaseId caseId, PageQuery page) {
        int limit = page.lines();
        return cases.history(caseId, ViewpointQuery.now(), history -> {
            int start = Cursor.read(page.cursor(), 1)
                    .map(cursor -> history.find(cursor.line(0)).orElseThrow(Cursor::unknown))
                    .orElse(0);
            return ReplayView.of(history.walk(start, limit), history);
        });
    }

    /**
     * Entries recorded in one commit.
     *
     * @param facts the entries
     * @param changes what all of them changed together
     */
    public record Recorded(List<EntryView> facts, List<Change> changes) {}

    /**
     * Returns what the entries of one commit changed, once the read model shows them.
     *
     * @param first the number of the first entry
     * @param last the number of the last entry
     * @throws org.goodfaith.query.edge.ReadProblemException if the case or the entry does not exist, or does not become
     *     visible in time
     */
    public Recorded recorded(CaseId caseId, ViewpointQuery viewpoint, long first, long last) {
        return cases.history(caseId, viewpoint, history -> {
            int start = history.find(Long.toString(first))
                    .orElseThrow(() ->
                            ReadProblemException.notFound("entry", "This case has no entry number " + first + "."));
            List<ShownStep> steps = history.walk(start, (int) (last - first) + 1).steps().stream()
                    .filter(step -> step.entries().stream()
                            .anyMatch(line -> line.entry().sequence() <= last))
                    .toList();
            return new Recorded(
                    steps.stream()
                            .flatMap(step -> step.entries().stream()
                                    .map(line -> EntryView.of(
                                            line,
                                            step.entries(),
                                            history.court().zone())))
                            .toList(),
                    together(steps));
        });
    }

    /** Compares the state before the first step with the state after the last, so that undone changes do not appear. */
    private static List<Change> together(List<ShownStep> steps) {
        var together = new LinkedHashMap<ObligationId, Change>();
        steps.stream()
                .flatMap(step -> step.changes().stream())
                .forEach(change -> together.merge(
                        change.id(),
                        change,
                        (before, after) -> new Change(before.before(), after.after(), after.cause(), false)));
        return together.values().stream()
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }
}

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

/** How a case came to show what it shows: two viewpoints told apart, and its history step by step. */
@Component
public class CaseHistories {

    private final CaseReader cases;

    CaseHistories(CaseReader cases) {
        this.cases = cases;
    }

    /**
     * Tells what differs between the viewpoint a client starts from and another.
     *
     * @throws org.goodfaith.query.edge.ReadProblemException if there is no such case or a viewpoint is malformed
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
     * Walks a page of steps.
     *
     * @throws org.goodfaith.query.edge.ReadProblemException if there is no such case or the page is malformed
     */
    public ReplayView replay(CaseId caseId, PageQuery page) {
        int limit = page.lines();
        return cases.history(caseId, ViewpointQuery.now(), history -> {
            int start = Cursor.read(page.cursor(), 1)
                    .map(cursor -> history.find(cursor.parts().getFirst()).orElseThrow(Cursor::unknown))
                    .orElse(0);
            return ReplayView.of(history.walk(start, limit), history);
        });
    }

    /**
     * Entries made in one step.
     *
     * @param facts the entries
     * @param changes what all of them together changed
     */
    public record Recorded(List<EntryView> facts, List<Change> changes) {}

    /**
     * Tells what entries made in one step changed, as soon as they show.
     *
     * @param first the number of the first of them
     * @param last the number of the last
     * @throws org.goodfaith.query.edge.ReadProblemException if there is no such case or entry, or it does not show in
     *     time
     */
    public Recorded recorded(CaseId caseId, ViewpointQuery viewpoint, long first, long last) {
        return cases.history(caseId, viewpoint, history -> {
            int start = history.find(Long.toString(first))
                    .orElseThrow(() ->
                            ReadProblemException.notFound("entry", "This case shows no entry number " + first + "."));
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

    /** From before the first step to after the last; what a later step took back did not change. */
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

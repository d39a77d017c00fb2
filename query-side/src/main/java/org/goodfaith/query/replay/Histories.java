package org.goodfaith.query.replay;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.docket.CaseReader;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.UnreadableException;
import org.goodfaith.query.viewpoint.FromQuery;
import org.goodfaith.query.viewpoint.SeenFrom;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.springframework.stereotype.Component;

/** How a case came to show what it shows: two viewpoints told apart, and its history step by step. */
@Component
public class Histories {

    private final CaseReader cases;

    Histories(CaseReader cases) {
        this.cases = cases;
    }

    /**
     * Tells what differs between the viewpoint a client starts from and another.
     *
     * @throws org.goodfaith.query.edge.UnreadableException if there is no such case or a viewpoint is malformed
     */
    public DifferenceView difference(CaseId caseId, FromQuery from, ViewpointQuery viewpoint) {
        return cases.history(caseId, viewpoint, history -> {
            SeenFrom first = from.resolve(history.court().zone(), history.now(), history.settled());
            SeenFrom second = viewpoint.resolve(history.court().zone(), history.now(), history.settled());
            return DifferenceView.of(
                    from.knowsAll() ? history.knowingAll(first) : first,
                    viewpoint.knowsAll() ? history.knowingAll(second) : second,
                    history);
        });
    }

    /**
     * Walks a page of steps.
     *
     * @throws org.goodfaith.query.edge.UnreadableException if there is no such case or the page is malformed
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
     * Tells what entries made in one step changed, as soon as they show.
     *
     * @param first the number of the first of them
     * @param last the number of the last
     * @throws org.goodfaith.query.edge.UnreadableException if there is no such case or entry, or it does not show in
     *     time
     */
    public List<ReplayView.StepView> recorded(CaseId caseId, ViewpointQuery viewpoint, long first, long last) {
        return cases.history(caseId, viewpoint, history -> {
            int start = history.find(Long.toString(first))
                    .orElseThrow(() ->
                            UnreadableException.notOnRecord("entry", "This case shows no entry number " + first + "."));
            return ReplayView.steps(history.walk(start, (int) (last - first) + 1), history).stream()
                    .filter(step -> step.facts().stream().anyMatch(fact -> fact.sequence() <= last))
                    .toList();
        });
    }
}

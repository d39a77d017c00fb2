package org.goodfaith.query.recording;

import org.goodfaith.events.CaseId;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.PageController;
import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the receipt of recorded entries: their numbers and what they changed. The page can be bookmarked. */
@PageController
@RequestMapping(path = "/cases/{caseId}/recorded/{entry}", produces = MediaType.TEXT_HTML_VALUE)
class ReceiptController {

    private static final int MADE_MAX = 100;

    private final RecordingContext cases;
    private final CaseHistories histories;

    ReceiptController(RecordingContext cases, CaseHistories histories) {
        this.cases = cases;
        this.histories = histories;
    }

    /**
     * Shows a receipt.
     *
     * @param entry the number of the last entry
     * @param made the number of entries recorded in the same step
     * @param token the token of the receipt; the page waits until the read model includes its entries
     */
    @GetMapping
    String receipt(
            @PathVariable CaseId caseId,
            @PathVariable long entry,
            @RequestParam(defaultValue = "1") int made,
            @RequestParam(required = false) @Nullable String token,
            Model model) {
        int entries = Math.clamp(made, 1, MADE_MAX);
        long first = Math.max(0, entry - entries + 1);
        model.addAttribute("first", first);
        model.addAttribute("entry", entry);
        model.addAttribute("token", token);
        CaseHistories.Recorded recorded;
        try {
            recorded = histories.recorded(caseId, new ViewpointQuery(null, null, token), first, entry);
        } catch (ReadProblemException e) {
            if (!(e.reason() instanceof ReadProblem.NotYetVisible)) {
                throw e;
            }
            model.addAttribute("late", true);
            return "goodfaith/recording-receipt";
        }
        model.addAttribute("facts", recorded.facts());
        model.addAttribute("dryRun", DryRunResult.Changes.of(recorded.changes()));
        FormChoices choices = cases.open(caseId, model);
        model.addAttribute("choices", choices);
        model.addAttribute("parties", choices.parties().size());
        model.addAttribute("ordered", !choices.orders().isEmpty());
        return "goodfaith/recording-receipt";
    }
}

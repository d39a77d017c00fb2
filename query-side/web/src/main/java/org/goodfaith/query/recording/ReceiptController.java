package org.goodfaith.query.recording;

import io.swagger.v3.oas.annotations.Hidden;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The receipt of what was recorded: its number, its token, and what it changed. It can be kept and loaded again. */
@Controller
@Hidden
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
     * @param entry the number of the last entry made
     * @param made how many entries were made in the one step
     * @param token of the receipt, for which the page waits
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
            // It is recorded all the same, and the receipt says so.
            model.addAttribute("late", true);
            return "goodfaith/desk-receipt";
        }
        model.addAttribute("facts", recorded.facts());
        model.addAttribute("effect", DryRunResult.Changes.of(recorded.changes()));
        FormChoices matter = cases.open(caseId, model);
        model.addAttribute("matter", matter);
        model.addAttribute("parties", matter.parties().size());
        model.addAttribute("ordered", !matter.orders().isEmpty());
        return "goodfaith/desk-receipt";
    }
}

package org.goodfaith.query.recording;

import org.goodfaith.events.CaseId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.CaseView;
import org.goodfaith.query.page.CaseLinks;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads the current state of a case for its recording forms. */
@Component
class RecordingContext {

    private final CaseReader cases;

    RecordingContext(CaseReader cases) {
        this.cases = cases;
    }

    /** Adds the attributes of every case page to the model, and returns the options for forms. */
    FormChoices open(CaseId caseId, Model model) {
        return cases.read(caseId, ViewpointQuery.now(), shown -> {
            model.addAttribute("caseId", caseId.value());
            model.addAttribute("section", "record");
            model.addAttribute("links", new CaseLinks(caseId, ViewpointQuery.now()));
            model.addAttribute("times", new PageTimes(shown.court().zone()));
            model.addAttribute(
                    "file",
                    shown.file()
                            .map(file -> CaseView.of(file, shown.court().name()))
                            .orElse(null));
            return FormChoices.of(shown);
        });
    }
}

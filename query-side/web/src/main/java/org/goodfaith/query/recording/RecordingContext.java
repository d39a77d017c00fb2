package org.goodfaith.query.recording;

import org.goodfaith.events.CaseId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.CaseView;
import org.goodfaith.query.page.CaseLinks;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The case in which something is to be recorded, as it stands now. */
@Component
class RecordingContext {

    private final CaseReader cases;

    RecordingContext(CaseReader cases) {
        this.cases = cases;
    }

    /** Puts what every page of a case needs into the model, and reads what a form can choose from. */
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

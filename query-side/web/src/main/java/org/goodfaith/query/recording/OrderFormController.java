package org.goodfaith.query.recording;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.security.Principal;
import java.util.Map;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.recording.RecordingApi.Answer;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.PageWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Entering an order from a template, with the schedule it would set beside the form. */
@Controller
@Hidden
@RequestMapping(path = "/cases/{caseId}/record-order", produces = MediaType.TEXT_HTML_VALUE)
class OrderFormController {

    private final RecordingContext cases;
    private final RecordingFlow desk;
    private final RecordingApi api;

    OrderFormController(RecordingContext cases, RecordingFlow desk, RecordingApi api) {
        this.cases = cases;
        this.desk = desk;
        this.api = api;
    }

    /** @param template which template; absent if it is to be chosen */
    @GetMapping
    String form(@PathVariable CaseId caseId, @RequestParam(required = false) @Nullable String template, Model model) {
        FormChoices matter = cases.open(caseId, model);
        if (template == null) {
            Answer templates = api.get("/templates");
            model.addAttribute("matter", matter);
            model.addAttribute(
                    "choices",
                    OrderForm.choices(templates.body(), caseId.court().value()));
            model.addAttribute(
                    "unavailable",
                    templates.isTaken() ? null : templates.body().path("detail").asString(""));
            return "goodfaith/desk-orders";
        }
        FormValues known = matter.judges().size() == 1
                ? FormValues.of("judge", matter.judges().getFirst().value())
                : FormValues.NONE;
        return desk.blank(sheet(caseId, template, matter), known, model);
    }

    @PostMapping
    String take(
            @PathVariable CaseId caseId,
            @RequestParam String template,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        FormChoices matter = cases.open(caseId, model);
        return desk.take(sheet(caseId, template, matter), posted, user.getName(), model, response);
    }

    private FormPage sheet(CaseId caseId, String id, FormChoices matter) {
        if (!id.matches("[a-z0-9-]{1,100}")) {
            throw ReadProblemException.notFound("template", "There is no such template.");
        }
        Answer template = api.get("/templates/" + id);
        if (template.isUnclear()) {
            throw new OutOfReach(template.body().path("detail").asString(""));
        }
        if (!template.isTaken()) {
            throw ReadProblemException.notFound(
                    "template", template.body().path("detail").asString("There is no such template."));
        }
        RequestForm form = OrderForm.of(template.body(), matter);
        return new FormPage(
                "Enter an order",
                template.body().path("title").asString(""),
                "/cases/" + caseId + "/record-order?template=" + id,
                "/cases/" + caseId + "/orders",
                form,
                answers -> OrderForm.body(form, answers, id),
                matter,
                true);
    }

    /** The form cannot be shown because what knows the templates does not answer. */
    static final class OutOfReach extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        OutOfReach(String says) {
            super(says, null, false, false);
        }
    }

    @ExceptionHandler
    ModelAndView outOfReach(OutOfReach e) {
        return new ModelAndView(
                "goodfaith/problem",
                Map.of("says", String.valueOf(e.getMessage()), "words", PageWords.WORDS),
                HttpStatus.SERVICE_UNAVAILABLE);
    }
}

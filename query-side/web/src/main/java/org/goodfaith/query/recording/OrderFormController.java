package org.goodfaith.query.recording;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.security.Principal;
import java.util.Map;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageController;
import org.goodfaith.query.page.PageWords;
import org.goodfaith.query.recording.RecordingApi.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form for entering an order from a template, with a preview of its schedule. */
@PageController
@RequestMapping(path = "/cases/{caseId}/record-order", produces = MediaType.TEXT_HTML_VALUE)
class OrderFormController {

    private final RecordingContext cases;
    private final RecordingFlow flow;
    private final RecordingApi api;

    OrderFormController(RecordingContext cases, RecordingFlow flow, RecordingApi api) {
        this.cases = cases;
        this.flow = flow;
        this.api = api;
    }

    /** @param template the id of the template; null to show the list of templates */
    @GetMapping
    String form(@PathVariable CaseId caseId, @RequestParam(required = false) @Nullable String template, Model model) {
        FormChoices choices = cases.open(caseId, model);
        if (template == null) {
            Answer templates = api.get("/templates");
            model.addAttribute("choices", choices);
            model.addAttribute(
                    "templates",
                    OrderForm.choices(templates.body(), caseId.court().value()));
            model.addAttribute(
                    "unavailable",
                    templates.isAccepted()
                            ? null
                            : templates.body().path("detail").asString(""));
            return "goodfaith/recording-orders";
        }
        FormValues suggested = choices.judges().size() == 1
                ? FormValues.of("judge", choices.judges().getFirst().value())
                : FormValues.NONE;
        return flow.blank(page(caseId, template, choices, new LinkedMultiValueMap<>()), suggested, model);
    }

    @PostMapping
    String process(
            @PathVariable CaseId caseId,
            @RequestParam String template,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        FormChoices choices = cases.open(caseId, model);
        return flow.process(page(caseId, template, choices, posted), posted, user.getName(), model, response);
    }

    private FormPage page(CaseId caseId, String id, FormChoices choices, MultiValueMap<String, String> posted) {
        if (!id.matches("[a-z0-9-]{1,100}")) {
            throw ReadProblemException.notFound("template", Messages.get("recording.order.noTemplate"));
        }
        Answer template = api.get("/templates/" + id);
        if (template.isUnclear()) {
            throw new TemplatesUnavailable(template.body().path("detail").asString(""));
        }
        if (!template.isAccepted()) {
            throw ReadProblemException.notFound(
                    "template", template.body().path("detail").asString(Messages.get("recording.order.noTemplate")));
        }
        RequestForm form = OrderForm.of(template.body(), choices);
        return new FormPage(
                Messages.get("recording.order.title"),
                template.body().path("title").asString(""),
                "/cases/" + caseId + "/record-order?template=" + id,
                JointForm.api(caseId, "orders", posted),
                form,
                JointForm.body(caseId, values -> OrderForm.body(form, values, id)),
                choices,
                true);
    }

    /** The form cannot be shown because the command side, which has the templates, does not respond. */
    static final class TemplatesUnavailable extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        TemplatesUnavailable(String message) {
            super(message, null, false, false);
        }
    }

    @ExceptionHandler
    ModelAndView templatesUnavailable(TemplatesUnavailable e) {
        return new ModelAndView(
                "goodfaith/problem",
                Map.of("says", String.valueOf(e.getMessage()), "words", PageWords.WORDS),
                HttpStatus.SERVICE_UNAVAILABLE);
    }
}

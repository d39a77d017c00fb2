package org.goodfaith.query.recording;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageController;
import org.goodfaith.query.recording.FormField.InputType;
import org.goodfaith.query.recording.FormField.JsonForm;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form for opening a case. */
@PageController
@RequestMapping(path = "/cases/new", produces = MediaType.TEXT_HTML_VALUE)
class OpeningController {

    private final RecordingFlow flow;

    OpeningController(RecordingFlow flow) {
        this.flow = flow;
    }

    @GetMapping
    String form(Model model) {
        return flow.blank(page(), FormValues.NONE, model);
    }

    @PostMapping
    String process(
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        return flow.process(page(), posted, user.getName(), model, response);
    }

    private static FormPage page() {
        RequestForm form = form();
        return new FormPage(
                Messages.get("recording.open.title"),
                Messages.get("recording.open.purpose"),
                "/cases/new",
                "/cases",
                form,
                form::json,
                null);
    }

    static RequestForm form() {
        List<FormOption> courts = Courts.all().stream()
                .map(court -> FormOption.of(
                        court.id().value(), Messages.get("recording.closures.courtOption", court.name(), court.id())))
                .toList();
        var theCase = new RequestForm.Section(
                Messages.get("recording.open.case"),
                List.of(
                        FormField.of("court", InputType.SELECT, JsonForm.TEXT, "recording.open.court", true, courts),
                        FormField.of(
                                "docketNumber", InputType.LINE, JsonForm.TEXT, "recording.open.docketNumber", true),
                        FormField.of("caption", InputType.LINE, JsonForm.TEXT, "recording.open.caption", true),
                        FormField.of("openedOn", InputType.DAY, JsonForm.TEXT, "recording.open.openedOn", true),
                        FormField.of(
                                "docketEntry",
                                InputType.NUMBER,
                                JsonForm.NUMBER,
                                "recording.open.docketEntry",
                                false)));
        var judges = new RequestForm.Section(
                Messages.get("recording.open.judges"),
                List.of(new RepeatedFields(
                        "judges",
                        Messages.get("recording.open.judges"),
                        Messages.get("recording.open.judges.hint"),
                        List.of(
                                FormField.of(
                                        "initials", InputType.LINE, JsonForm.TEXT, "recording.open.initials", true),
                                FormField.of("name", InputType.LINE, JsonForm.TEXT, "recording.open.name", true)),
                        null)));
        return new RequestForm(List.of(theCase, judges), Map.of("circumstances.occurredAt", "openedOn"));
    }
}

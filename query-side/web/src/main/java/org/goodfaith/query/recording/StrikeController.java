package org.goodfaith.query.recording;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageController;
import org.goodfaith.query.recording.FormField.InputType;
import org.goodfaith.query.recording.FormField.JsonForm;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form for striking an entry, with or without a replacement. */
@PageController
@RequestMapping(path = "/cases/{caseId}/entries/{entry}/strike", produces = MediaType.TEXT_HTML_VALUE)
class StrikeController {

    private static final JsonMapper FACTS = JsonMapper.builder().build();
    private static final String REPLACEMENT = "replacement";
    private static final String BODY = "replacement.body.";

    /** The field that selects a replacement. */
    private static final String REPLACE = "replace";

    private final RecordingContext cases;
    private final RecordingFlow flow;

    StrikeController(RecordingContext cases, RecordingFlow flow) {
        this.cases = cases;
        this.flow = flow;
    }

    @GetMapping
    String form(@PathVariable CaseId caseId, @PathVariable long entry, Model model) {
        FormChoices choices = cases.open(caseId, model);
        Fact struck = struck(entry, choices);
        requireStrikable(entry, struck, choices);
        return flow.blank(page(caseId, entry, struck, choices), prefilled(struck, choices), model);
    }

    @PostMapping
    String process(
            @PathVariable CaseId caseId,
            @PathVariable long entry,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        FormChoices choices = cases.open(caseId, model);
        return flow.process(
                page(caseId, entry, struck(entry, choices), choices), posted, user.getName(), model, response);
    }

    /** Rejects an entry that the API would not strike, before the user fills in the form. */
    private static void requireStrikable(long entry, Fact struck, FormChoices choices) {
        if (struck instanceof CaseOpened) {
            throw notStrikable("recording.strike.opening", entry, struck);
        }
        if (struck instanceof EntryStricken
                || struck instanceof OverdueNoticeIssued
                || struck instanceof OverdueNoticeWithdrawn) {
            throw notStrikable("recording.strike.record", entry, struck);
        }
        if (choices.struck().stream().anyMatch(option -> option.value().equals(Long.toString(entry)))) {
            throw notStrikable("recording.strike.already", entry, struck);
        }
    }

    private static ReadProblemException notStrikable(String key, long entry, Fact struck) {
        return new ReadProblemException(
                new ReadProblem.InvalidState("entry", Messages.get(key, entry, FactLabels.of(struck.factName()))));
    }

    private static Fact struck(long entry, FormChoices choices) {
        return choices.lines().stream()
                .filter(line -> line.entry().sequence() == entry)
                .map(EntryLine::entry)
                .map(found -> found.fact())
                .findFirst()
                .orElseThrow(
                        () -> ReadProblemException.notFound("entry", Messages.get("recording.strike.noEntry", entry)));
    }

    private static FormPage page(CaseId caseId, long entry, Fact struck, FormChoices choices) {
        RequestForm form = form(struck, choices);
        String path = "/cases/" + caseId + "/entries/" + entry + "/strike";
        return new FormPage(
                Messages.get("recording.strike.title", entry, FactLabels.of(struck.factName())),
                Messages.get("recording.strike.purpose"),
                path,
                path,
                form,
                values -> body(form, values, struck),
                choices);
    }

    static RequestForm form(Fact struck, FormChoices choices) {
        var fields = new ArrayList<FormElement>(List.of(
                FormField.of("reason", InputType.TEXT, JsonForm.TEXT, "recording.strike.reason", true),
                FormField.of("struckBy", InputType.LINE, JsonForm.TEXT, "recording.strike.struckBy", false)));
        String title = Messages.get("recording.strike.section");
        if (!FactGroup.contains(struck.getClass())) {
            return new RequestForm(List.of(new RequestForm.Section(title, fields)));
        }
        fields.add(FormField.of(
                REPLACE,
                InputType.RADIOS,
                JsonForm.YES_NO,
                "recording.strike.replace",
                true,
                List.of(
                        FormOption.of("false", Messages.get("recording.strike.replace.no")),
                        FormOption.of("true", Messages.get("recording.strike.replace.yes")))));
        var sections = new ArrayList<RequestForm.Section>();
        sections.add(new RequestForm.Section(title, fields));
        for (RequestForm.Section section :
                FactForm.of(struck.getClass(), choices, BODY).sections()) {
            sections.add(new RequestForm.Section(
                    Messages.get("recording.strike.replacement", section.title()),
                    section.elements(),
                    section.folded()));
        }
        return new RequestForm(sections);
    }

    /** @return the values with the replacement equal to the struck entry, and not selected */
    static FormValues prefilled(Fact struck, FormChoices choices) {
        ObjectNode body = FACTS.createObjectNode();
        body.putObject(REPLACEMENT).set("body", FACTS.valueToTree(struck));
        return form(struck, choices).read(body).and(FormValues.of(REPLACE, "false"));
    }

    static JsonNode body(RequestForm form, FormValues values, Fact struck) {
        ObjectNode body = form.json(values);
        body.remove(REPLACE);
        if (values.one(REPLACE).equals("true")) {
            ((ObjectNode) body.get(REPLACEMENT)).put("fact", struck.factName());
        } else {
            body.remove(REPLACEMENT);
        }
        return body;
    }
}

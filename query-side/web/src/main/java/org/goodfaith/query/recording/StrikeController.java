package org.goodfaith.query.recording;

import io.swagger.v3.oas.annotations.Hidden;
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
import org.goodfaith.query.recording.FormField.Look;
import org.goodfaith.query.recording.FormField.Written;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.PageWords;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
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

/** Striking an entry, alone or with what takes its place. */
@Controller
@Hidden
@RequestMapping(path = "/cases/{caseId}/entries/{entry}/strike", produces = MediaType.TEXT_HTML_VALUE)
class StrikeController {

    private static final JsonMapper FACTS = JsonMapper.builder().build();
    private static final String REPLACEMENT = "replacement";
    private static final String BODY = "replacement.body.";

    /** Whether something takes the struck entry's place. */
    private static final String REPLACE = "replace";

    private final RecordingContext cases;
    private final RecordingFlow desk;

    StrikeController(RecordingContext cases, RecordingFlow desk) {
        this.cases = cases;
        this.desk = desk;
    }

    @GetMapping
    String form(@PathVariable CaseId caseId, @PathVariable long entry, Model model) {
        FormChoices matter = cases.open(caseId, model);
        Fact struck = struck(entry, matter);
        requireStrikable(entry, struck, matter);
        return desk.blank(sheet(caseId, entry, struck, matter), asItWas(struck, matter), model);
    }

    @PostMapping
    String take(
            @PathVariable CaseId caseId,
            @PathVariable long entry,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        FormChoices matter = cases.open(caseId, model);
        return desk.take(sheet(caseId, entry, struck(entry, matter), matter), posted, user.getName(), model, response);
    }

    /** Nobody fills in a form only to hear that it cannot be. */
    private static void requireStrikable(long entry, Fact struck, FormChoices matter) {
        String named = "Entry " + entry + ", \"" + PageWords.WORDS.fact(struck.factName()) + "\", ";
        if (struck instanceof CaseOpened) {
            throw outOfTurn(named + "cannot be struck: without it there is no case.");
        }
        if (struck instanceof EntryStricken
                || struck instanceof OverdueNoticeIssued
                || struck instanceof OverdueNoticeWithdrawn) {
            throw outOfTurn(named + "cannot be struck: it is about the record itself.");
        }
        if (matter.struck().stream().anyMatch(option -> option.value().equals(Long.toString(entry)))) {
            throw outOfTurn(named + "was struck already.");
        }
    }

    private static ReadProblemException outOfTurn(String says) {
        return new ReadProblemException(new ReadProblem.InvalidState("entry", says));
    }

    private static Fact struck(long entry, FormChoices matter) {
        return matter.lines().stream()
                .filter(line -> line.entry().sequence() == entry)
                .map(EntryLine::entry)
                .map(found -> found.fact())
                .findFirst()
                .orElseThrow(
                        () -> ReadProblemException.notFound("entry", "This case has no entry number " + entry + "."));
    }

    private static FormPage sheet(CaseId caseId, long entry, Fact struck, FormChoices matter) {
        RequestForm form = form(struck, matter);
        return new FormPage(
                "Strike entry " + entry + ": " + PageWords.WORDS.fact(struck.factName()),
                "The entry stays visible, struck through, and stops counting from now on. What the record showed before"
                        + " can still be looked at.",
                "/cases/" + caseId + "/entries/" + entry + "/strike",
                "/cases/" + caseId + "/entries/" + entry + "/strike",
                form,
                answers -> body(form, answers, struck),
                matter);
    }

    static RequestForm form(Fact struck, FormChoices matter) {
        var why = new ArrayList<FormElement>(List.of(
                new FormField("reason", Look.TEXT, Written.TEXT, "Why it is struck", "In one or two sentences.", true),
                new FormField(
                        "struckBy",
                        Look.LINE,
                        Written.TEXT,
                        "Who strikes it",
                        "Left empty, it is the account you are signed in with.",
                        false)));
        if (!FactGroup.holds(struck.getClass())) {
            return new RequestForm(List.of(new RequestForm.Section("The strike", why)));
        }
        why.add(new FormField(
                REPLACE,
                Look.RADIOS,
                Written.YES_NO,
                "What takes its place",
                null,
                true,
                List.of(
                        FormOption.of("false", "Nothing: it should not have been recorded"),
                        FormOption.of("true", "The same fact, corrected as filled in below")),
                null));
        var sections = new ArrayList<RequestForm.Section>();
        sections.add(new RequestForm.Section("The strike", why));
        for (RequestForm.Section section : FactForm.of(struck.getClass(), matter, BODY).sections()) {
            sections.add(new RequestForm.Section("In its place: " + section.title(), section.parts(), section.folded()));
        }
        return new RequestForm(sections);
    }

    /** @return the answers of a form that says of the replacement what the struck entry says */
    static FormValues asItWas(Fact struck, FormChoices matter) {
        ObjectNode body = FACTS.createObjectNode();
        body.putObject(REPLACEMENT).set("body", FACTS.valueToTree(struck));
        return form(struck, matter).read(body).and(FormValues.of(REPLACE, "false"));
    }

    static JsonNode body(RequestForm form, FormValues answers, Fact struck) {
        ObjectNode body = form.json(answers);
        body.remove(REPLACE);
        if (answers.one(REPLACE).equals("true")) {
            ((ObjectNode) body.get(REPLACEMENT)).put("fact", struck.factName());
        } else {
            body.remove(REPLACEMENT);
        }
        return body;
    }
}

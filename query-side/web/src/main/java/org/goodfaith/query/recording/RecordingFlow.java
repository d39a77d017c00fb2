package org.goodfaith.query.recording;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goodfaith.query.recording.RecordingApi.Answer;
import org.goodfaith.query.recording.RecordingApi.Confirmation;
import org.goodfaith.rulebook.status.Obligation;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * The way from a form to its receipt: filled in, tried without recording, shown with what it would change, confirmed,
 * recorded once.
 */
@Component
class RecordingFlow {

    private static final String STEP = "step";
    private static final String KEY = "key";
    private static final String LAST_ENTRY = "lastEntry";
    private static final Set<String> NOT_ANSWERS = Set.of(STEP, KEY, LAST_ENTRY, "_csrf", "template");
    private static final int UNPROCESSABLE = 422;

    private final RecordingApi api;

    RecordingFlow(RecordingApi api) {
        this.api = api;
    }

    /** @return the form as it is first seen */
    String blank(FormPage sheet, FormValues answers, Model model) {
        return form(sheet, answers, FormErrors.NONE, model);
    }

    /**
     * Takes the next step with what was filled in.
     *
     * @param posted the fields, among them which step is meant
     * @param actor who filled it in
     */
    String take(
            FormPage sheet,
            MultiValueMap<String, String> posted,
            String actor,
            Model model,
            HttpServletResponse response) {
        FormValues answers = sheet.form().compacted(answers(posted));
        return switch (Optional.ofNullable(posted.getFirst(STEP)).orElse("check")) {
            case "edit" -> form(sheet, answers, FormErrors.NONE, model);
            case "rows" -> form(sheet, new FormValues(RepeatedFields.more(answers)).and(answers), FormErrors.NONE, model);
            case "look" -> {
                look(sheet, answers, actor, model);
                yield form(sheet, answers, FormErrors.NONE, model);
            }
            case "record" -> record(sheet, answers, posted, actor, model, response);
            default -> check(sheet, answers, newKey(), actor, model, response);
        };
    }

    private static FormValues answers(MultiValueMap<String, String> posted) {
        var values = new LinkedHashMap<String, List<String>>();
        posted.forEach((name, given) -> {
            if (!NOT_ANSWERS.contains(name)) {
                values.put(name, given);
            }
        });
        return new FormValues(values);
    }

    private String form(FormPage sheet, FormValues answers, FormErrors faults, Model model) {
        show(sheet, answers, model);
        model.addAttribute("faults", faults);
        return "goodfaith/desk-form";
    }

    private static void show(FormPage sheet, FormValues answers, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("form", sheet.form());
        model.addAttribute("answers", answers);
    }

    /** Shows beside a form that is still being filled in what it would come to, as far as that can be said. */
    private void look(FormPage sheet, FormValues answers, String actor, Model model) {
        Answer tried = api.rehearse(sheet.api(), sheet.body().apply(answers), actor);
        if (tried.isTaken()) {
            model.addAttribute("effect", DryRunResult.of(tried.body()));
        } else {
            model.addAttribute("notYet", faults(sheet, answers, tried));
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** @param key under which it is recorded if it is confirmed */
    private String check(
            FormPage sheet, FormValues answers, String key, String actor, Model model, HttpServletResponse response) {
        Answer tried = api.rehearse(sheet.api(), sheet.body().apply(answers), actor);
        if (!tried.isTaken()) {
            return refused(sheet, answers, tried, model, response);
        }
        FormErrors own = FormErrors.towardThemselves(sheet.form().towardThemselves(answers));
        if (!own.all().isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return form(sheet, answers, own, model);
        }
        DryRunResult effect = DryRunResult.of(tried.body());
        confirmable(sheet, answers, new Confirmation(key, lastEntry(tried.body())), model);
        model.addAttribute("effect", effect);
        model.addAttribute("staying", effect instanceof DryRunResult.Changes changes ? staying(sheet, changes) : List.of());
        return "goodfaith/desk-check";
    }

    private static String lastEntry(JsonNode tried) {
        return tried.path(LAST_ENTRY).asString("");
    }

    private static void confirmable(FormPage sheet, FormValues answers, Confirmation confirmation, Model model) {
        show(sheet, answers, model);
        model.addAttribute("said", sheet.form().said(answers, sheet.body().apply(answers), sheet.zone()));
        model.addAttribute("confirmation", confirmation);
    }

    /** Where dates move, those that do not are as telling. */
    private static List<Obligation> staying(FormPage sheet, DryRunResult.Changes effect) {
        FormChoices matter = sheet.matter();
        List<String> moving = effect.changes().stream()
                .filter(DryRunResult.Changed::movesDate)
                .map(DryRunResult.Changed::obligation)
                .toList();
        return matter == null || moving.isEmpty()
                ? List.of()
                : matter.obligations().stream()
                        .filter(obligation -> obligation.due() != null)
                        .filter(obligation -> !moving.contains(obligation.id().value()))
                        .toList();
    }

    private String record(
            FormPage sheet,
            FormValues answers,
            MultiValueMap<String, String> posted,
            String actor,
            Model model,
            HttpServletResponse response) {
        var confirmation = new Confirmation(sent(posted, KEY), sent(posted, LAST_ENTRY));
        if (confirmation.key().isEmpty()
                || (sheet.matter() != null && confirmation.lastEntry().isEmpty())) {
            // Nothing is recorded that was not shown before.
            return check(sheet, answers, newKey(), actor, model, response);
        }
        Answer recorded = api.record(sheet.api(), sheet.body().apply(answers), confirmation, actor);
        if (recorded.isUnclear()) {
            response.setStatus(recorded.status());
            confirmable(sheet, answers, confirmation, model);
            return "goodfaith/desk-unclear";
        }
        if (recorded.isOvertaken()) {
            // What was shown is not what would come of it any more.
            model.addAttribute("overtaken", true);
            return check(sheet, answers, confirmation.key(), actor, model, response);
        }
        return recorded.isTaken() ? receipt(recorded.body()) : refused(sheet, answers, recorded, model, response);
    }

    private static String sent(MultiValueMap<String, String> posted, String name) {
        return Optional.ofNullable(posted.getFirst(name)).map(String::strip).orElse("");
    }

    private static String receipt(JsonNode receipt) {
        boolean ofCourt = receipt.has("court");
        return "redirect:"
                + UriComponentsBuilder.fromPath((ofCourt ? "/closures" : "/cases") + "/{of}/recorded/{entry}")
                        .queryParam("made", "{made}")
                        .queryParam("token", "{token}")
                        .encode()
                        .buildAndExpand(Map.of(
                                "of", receipt.path(ofCourt ? "court" : "caseId").asString(),
                                "entry", receipt.path("sequence").asLong(),
                                "made", receipt.path("eventIds").size(),
                                "token", receipt.path("token").asString()))
                        .toUriString();
    }

    private String refused(FormPage sheet, FormValues answers, Answer answer, Model model, HttpServletResponse response) {
        response.setStatus(Math.max(answer.status(), UNPROCESSABLE));
        return form(sheet, answers, faults(sheet, answers, answer), model);
    }

    private static FormErrors faults(FormPage sheet, FormValues answers, Answer answer) {
        return FormErrors.of(answer.body(), sheet.form(), answers)
                .and(sheet.form().unanswered(answers, sheet.body().apply(answers)));
    }
}

package org.goodfaith.query.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.desk.RecordingApi.Answer;
import org.goodfaith.query.docket.CaseReader;
import org.goodfaith.query.docket.CaseShown;
import org.goodfaith.query.docket.CaseView;
import org.goodfaith.query.page.CaseLinks;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.standing.Obligation;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way from a form to its receipt: filled in, tried without recording, shown with what it would change, confirmed,
 * recorded once.
 */
@Component
class Desk {

    private static final String STEP = "step";
    private static final String KEY = "key";
    private static final Set<String> NOT_ANSWERS = Set.of(STEP, KEY, "_csrf", "template");
    private static final int UNPROCESSABLE = 422;

    private final CaseReader cases;
    private final RecordingApi api;

    Desk(CaseReader cases, RecordingApi api) {
        this.cases = cases;
        this.api = api;
    }

    /** Puts what every page of a case needs into the model, and reads what a form can choose from. */
    Matter open(CaseId caseId, Model model) {
        return open(caseId, model, Matter::of);
    }

    <T> T open(CaseId caseId, Model model, Function<CaseShown, T> question) {
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
            return question.apply(shown);
        });
    }

    /** @return the form as it is first seen */
    String blank(Sheet sheet, Answers answers, Model model) {
        return form(sheet, answers, Faults.NONE, model);
    }

    /**
     * Takes the next step with what was filled in.
     *
     * @param posted the fields, among them which step is meant
     * @param actor who filled it in
     */
    String take(
            Sheet sheet,
            MultiValueMap<String, String> posted,
            String actor,
            Model model,
            HttpServletResponse response) {
        Answers answers = sheet.form().compacted(answers(posted));
        return switch (Optional.ofNullable(posted.getFirst(STEP)).orElse("check")) {
            case "edit" -> form(sheet, answers, Faults.NONE, model);
            case "rows" -> form(sheet, new Answers(Rows.more(answers)).and(answers), Faults.NONE, model);
            case "look" -> {
                look(sheet, answers, actor, model);
                yield form(sheet, answers, Faults.NONE, model);
            }
            case "record" -> record(sheet, answers, posted, actor, model, response);
            default -> check(sheet, answers, actor, model, response);
        };
    }

    private static Answers answers(MultiValueMap<String, String> posted) {
        var values = new LinkedHashMap<String, List<String>>();
        posted.forEach((name, given) -> {
            if (!NOT_ANSWERS.contains(name)) {
                values.put(name, given);
            }
        });
        return new Answers(values);
    }

    private String form(Sheet sheet, Answers answers, Faults faults, Model model) {
        show(sheet, answers, model);
        model.addAttribute("faults", faults);
        return "goodfaith/desk-form";
    }

    private static void show(Sheet sheet, Answers answers, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("form", sheet.form());
        model.addAttribute("answers", answers);
    }

    /** Shows beside a form that is still being filled in what it would come to, as far as that can be said. */
    private void look(Sheet sheet, Answers answers, String actor, Model model) {
        Answer tried = api.rehearse(sheet.api(), sheet.body().apply(answers), actor);
        if (tried.isTaken()) {
            model.addAttribute("effect", Effect.of(tried.body()));
        } else {
            model.addAttribute("notYet", faults(sheet, answers, tried));
        }
    }

    private String check(Sheet sheet, Answers answers, String actor, Model model, HttpServletResponse response) {
        Answer tried = api.rehearse(sheet.api(), sheet.body().apply(answers), actor);
        if (!tried.isTaken()) {
            return refused(sheet, answers, tried, model, response);
        }
        show(sheet, answers, model);
        model.addAttribute("said", sheet.form().said(answers, sheet.body().apply(answers)));
        Effect effect = Effect.of(tried.body());
        model.addAttribute("effect", effect);
        model.addAttribute("staying", effect instanceof Effect.Changes changes ? staying(sheet, changes) : List.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "goodfaith/desk-check";
    }

    /** Where dates move, those that do not are as telling. */
    private static List<Obligation> staying(Sheet sheet, Effect.Changes effect) {
        Matter matter = sheet.matter();
        List<String> moving = effect.changes().stream()
                .filter(Effect.Changed::movesDate)
                .map(Effect.Changed::obligation)
                .toList();
        return matter == null || moving.isEmpty()
                ? List.of()
                : matter.obligations().stream()
                        .filter(obligation -> obligation.due() != null)
                        .filter(obligation -> !moving.contains(obligation.id().value()))
                        .toList();
    }

    private String record(
            Sheet sheet,
            Answers answers,
            MultiValueMap<String, String> posted,
            String actor,
            Model model,
            HttpServletResponse response) {
        String key = Optional.ofNullable(posted.getFirst(KEY))
                .filter(given -> !given.isBlank())
                .orElse("");
        if (key.isEmpty()) {
            // Nothing is recorded that was not shown before.
            return check(sheet, answers, actor, model, response);
        }
        Answer recorded = api.record(sheet.api(), sheet.body().apply(answers), key, actor);
        if (!recorded.isTaken()) {
            return refused(sheet, answers, recorded, model, response);
        }
        var receipt = recorded.body();
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

    private String refused(Sheet sheet, Answers answers, Answer answer, Model model, HttpServletResponse response) {
        response.setStatus(Math.max(answer.status(), UNPROCESSABLE));
        return form(sheet, answers, faults(sheet, answers, answer), model);
    }

    private static Faults faults(Sheet sheet, Answers answers, Answer answer) {
        return Faults.of(answer.body(), sheet.form(), answers)
                .and(sheet.form().unanswered(answers, sheet.body().apply(answers)));
    }
}

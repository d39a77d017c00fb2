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

/** The steps from a form to its receipt: fill in, dry run, review the changes, confirm, and record once. */
@Component
class RecordingFlow {

    private static final String STEP = "step";
    private static final String KEY = "key";
    private static final String LAST_ENTRY = "lastEntry";
    private static final Set<String> NOT_VALUES = Set.of(STEP, KEY, LAST_ENTRY, "_csrf", "template");
    private static final int UNPROCESSABLE = 422;

    private final RecordingApi api;

    RecordingFlow(RecordingApi api) {
        this.api = api;
    }

    /** Shows the form for the first time. */
    String blank(FormPage page, FormValues values, Model model) {
        return form(page, values, FormErrors.NONE, model);
    }

    /**
     * Carries out the step whose button was pressed.
     *
     * @param posted the fields of the form, including the step
     * @param actor the account that filled in the form
     * @return the view to show
     */
    String process(
            FormPage page,
            MultiValueMap<String, String> posted,
            String actor,
            Model model,
            HttpServletResponse response) {
        FormValues values = page.form().compacted(values(posted));
        return switch (Optional.ofNullable(posted.getFirst(STEP)).orElse("check")) {
            case "edit" -> form(page, values, FormErrors.NONE, model);
            case "rows" -> form(page, new FormValues(RepeatedFields.more(values)).and(values), FormErrors.NONE, model);
            case "look" -> {
                preview(page, values, actor, model);
                yield form(page, values, FormErrors.NONE, model);
            }
            case "record" -> record(page, values, posted, actor, model, response);
            default -> review(page, values, newKey(), actor, model, response);
        };
    }

    private static FormValues values(MultiValueMap<String, String> posted) {
        var values = new LinkedHashMap<String, List<String>>();
        posted.forEach((name, given) -> {
            if (!NOT_VALUES.contains(name)) {
                values.put(name, given);
            }
        });
        return new FormValues(values);
    }

    private String form(FormPage page, FormValues values, FormErrors errors, Model model) {
        show(page, values, model);
        model.addAttribute("errors", errors);
        return "goodfaith/recording-form";
    }

    private static void show(FormPage page, FormValues values, Model model) {
        model.addAttribute("formPage", page);
        model.addAttribute("form", page.form());
        model.addAttribute("values", values);
    }

    /** Adds the preview beside the form, or the fields it still needs. */
    private void preview(FormPage page, FormValues values, String actor, Model model) {
        Answer answer = JointOutcome.ownCase(api.dryRun(page.api(), page.body().apply(values), actor));
        if (answer.isAccepted()) {
            model.addAttribute("dryRun", DryRunResult.of(answer.body()));
        } else {
            model.addAttribute("missing", errors(page, values, answer));
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** @param key the idempotency key of the later confirmation */
    private String review(
            FormPage page, FormValues values, String key, String actor, Model model, HttpServletResponse response) {
        Answer whole = api.dryRun(page.api(), page.body().apply(values), actor);
        Optional<JointOutcome> joint = JointOutcome.of(whole);
        joint.ifPresent(outcome -> model.addAttribute("joint", outcome));
        Answer answer = JointOutcome.ownCase(whole);
        if (!answer.isAccepted() && !answer.isTooLarge()) {
            return rejected(page, values, answer, model, response);
        }
        FormErrors own = FormErrors.bothSides(page.form().fieldsNamingBothSides(values));
        if (!own.all().isEmpty()) {
            response.setStatus(UNPROCESSABLE);
            return form(page, values, own, model);
        }
        DryRunResult result = answer.isTooLarge() ? new DryRunResult.NotComputed() : DryRunResult.of(answer.body());
        String lastEntry =
                joint.map(outcome -> outcome.lastEntries().toString()).orElseGet(() -> lastEntry(page, answer));
        confirmable(page, values, new Confirmation(key, lastEntry), model);
        model.addAttribute("dryRun", result);
        model.addAttribute("tooLarge", answer.isTooLarge());
        model.addAttribute(
                "unchanged",
                result instanceof DryRunResult.Changes changes ? unchangedDates(page, changes) : List.of());
        return "goodfaith/recording-check";
    }

    /** If the case is too large for a dry run, its last entry is the last that the form has read. */
    private static String lastEntry(FormPage page, Answer answer) {
        return answer.isTooLarge()
                ? Optional.ofNullable(page.choices()).stream()
                        .flatMap(choices -> choices.lines().stream())
                        .reduce((_, last) -> last)
                        .map(line -> String.valueOf(line.entry().sequence()))
                        .orElse("")
                : answer.body().path(LAST_ENTRY).asString("");
    }

    private static void confirmable(FormPage page, FormValues values, Confirmation confirmation, Model model) {
        show(page, values, model);
        model.addAttribute("summary", page.form().summary(values, page.body().apply(values), page.zone()));
        model.addAttribute("confirmation", confirmation);
    }

    /** If dates move, the review also lists those that stay. */
    private static List<Obligation> unchangedDates(FormPage page, DryRunResult.Changes result) {
        FormChoices choices = page.choices();
        List<String> moved = result.changes().stream()
                .filter(DryRunResult.Changed::movesDate)
                .map(DryRunResult.Changed::obligation)
                .toList();
        return choices == null || moved.isEmpty()
                ? List.of()
                : choices.obligations().stream()
                        .filter(obligation -> obligation.due() != null)
                        .filter(obligation -> !moved.contains(obligation.id().value()))
                        .toList();
    }

    private String record(
            FormPage page,
            FormValues values,
            MultiValueMap<String, String> posted,
            String actor,
            Model model,
            HttpServletResponse response) {
        var confirmation = new Confirmation(posted(posted, KEY), posted(posted, LAST_ENTRY));
        if (confirmation.key().isEmpty()
                || (page.choices() != null && confirmation.lastEntry().isEmpty())) {
            // The user has not seen the review yet.
            return review(page, values, newKey(), actor, model, response);
        }
        LastEntries seen = LastEntries.parse(confirmation.lastEntry());
        Answer answer = api.record(page.api(), seen.addTo(page.body().apply(values)), confirmation, actor);
        if (answer.isUnclear()) {
            response.setStatus(answer.status());
            confirmable(page, values, confirmation, model);
            return "goodfaith/recording-unclear";
        }
        Optional<JointOutcome> joint = JointOutcome.of(answer);
        if (joint.isPresent()) {
            return jointly(page, values, confirmation, joint.get(), actor, model, response);
        }
        if (answer.isConflict()) {
            model.addAttribute("conflict", true);
            return review(page, values, confirmation.key(), actor, model, response);
        }
        return answer.isAccepted() ? receipt(answer.body()) : rejected(page, values, answer, model, response);
    }

    /**
     * Shows the outcome in each case. If another entry was added to a case, shows what the entry would change there
     * now, to be confirmed again.
     */
    private String jointly(
            FormPage page,
            FormValues values,
            Confirmation confirmation,
            JointOutcome outcome,
            String actor,
            Model model,
            HttpServletResponse response) {
        if (!outcome.hasConflict()) {
            confirmable(page, values, confirmation, model);
            model.addAttribute("joint", outcome);
            return "goodfaith/recording-joint";
        }
        model.addAttribute("conflict", true);
        if (!outcome.isRecordedAnywhere()) {
            return review(page, values, confirmation.key(), actor, model, response);
        }
        JointOutcome now = JointOutcome.of(api.dryRun(page.api(), page.body().apply(values), actor))
                .map(outcome::reviewedAgain)
                .orElse(outcome);
        LastEntries seen = LastEntries.parse(confirmation.lastEntry())
                .with(now.lastEntries().byCase());
        confirmable(page, values, new Confirmation(confirmation.key(), seen.toString()), model);
        model.addAttribute("joint", now);
        return "goodfaith/recording-joint";
    }

    private static String posted(MultiValueMap<String, String> posted, String name) {
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

    private String rejected(
            FormPage page, FormValues values, Answer answer, Model model, HttpServletResponse response) {
        response.setStatus(Math.max(answer.status(), UNPROCESSABLE));
        return form(page, values, errors(page, values, answer), model);
    }

    private static FormErrors errors(FormPage page, FormValues values, Answer answer) {
        return FormErrors.of(answer.body(), page.form(), values)
                .withRequired(page.form().requiredBlank(values, page.body().apply(values)));
    }
}

package org.goodfaith.query.recording;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.query.casestatus.PartyList;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageController;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of entries that can be recorded in a case, and the form of every fact. */
@PageController
@RequestMapping(path = "/cases/{caseId}/record", produces = MediaType.TEXT_HTML_VALUE)
class RecordController {

    /** The number of waiting obligations shown at first. */
    private static final int SHOWN_MAX = 6;

    private static final int SPELLINGS_MAX = 5;

    /** The field that names a party. */
    private static final Map<Class<? extends Fact>, String> NAMED_IN =
            Map.of(PartyJoined.class, "name", PartyAmended.class, "name", PartySubstituted.class, "successor");

    private final RecordingContext cases;
    private final RecordingFlow flow;
    private final PartyList parties;

    RecordController(RecordingContext cases, RecordingFlow flow, PartyList parties) {
        this.cases = cases;
        this.flow = flow;
        this.parties = parties;
    }

    @GetMapping
    String choose(@PathVariable CaseId caseId, Model model) {
        FormChoices choices = cases.open(caseId, model);
        model.addAttribute("choices", choices);
        List<AwaitedObligation> awaited = AwaitedObligation.waiting(choices);
        int shown = Math.min(SHOWN_MAX, awaited.size());
        model.addAttribute("awaited", awaited.subList(0, shown));
        model.addAttribute("later", awaited.subList(shown, awaited.size()));
        model.addAttribute("groups", FactGroup.views());
        return "goodfaith/recording-facts";
    }

    /**
     * Shows the form of a fact.
     *
     * @param obligation the obligation the fact performs; null if the user chose the fact from the list
     * @param event the scheduled event the fact concerns; null if the user chooses it in the form
     */
    @GetMapping("/{fact}")
    String form(
            @PathVariable CaseId caseId,
            @PathVariable String fact,
            @RequestParam(required = false) @Nullable String obligation,
            @RequestParam(required = false) @Nullable EventKey event,
            Model model) {
        Class<? extends Fact> type = type(fact);
        FormChoices choices = cases.open(caseId, model);
        FormValues suggested = awaited(obligation, choices, model)
                .map(one -> one.suggested(type, choices).and(FormValues.of("obligation", one.id())))
                .orElse(FormValues.NONE);
        FormValues about = event == null ? FormValues.NONE : FormValues.of("event", event.value());
        return flow.blank(
                page(caseId, type, choices, new LinkedMultiValueMap<>()),
                suggested.and(about).and(FactForm.suggested(type, choices)),
                model);
    }

    @PostMapping("/{fact}")
    String process(
            @PathVariable CaseId caseId,
            @PathVariable String fact,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        Class<? extends Fact> type = type(fact);
        FormChoices choices = cases.open(caseId, model);
        awaited(posted.getFirst("obligation"), choices, model);
        model.addAttribute("otherSpellings", otherSpellings(type, posted));
        return flow.process(page(caseId, type, choices, posted), posted, user.getName(), model, response);
    }

    /** Finds parties of other cases that are probably the one being named. */
    private List<PartyList.Name> otherSpellings(Class<? extends Fact> fact, MultiValueMap<String, String> posted) {
        String field = NAMED_IN.get(fact);
        String name = field == null ? null : posted.getFirst(field);
        return name == null || name.isBlank() ? List.of() : parties.otherSpellings(name, SPELLINGS_MAX);
    }

    private static Optional<AwaitedObligation> awaited(@Nullable String obligation, FormChoices choices, Model model) {
        Optional<AwaitedObligation> awaited =
                Optional.ofNullable(obligation).flatMap(id -> AwaitedObligation.find(id, choices));
        awaited.ifPresent(found -> model.addAttribute("awaited", found));
        return awaited;
    }

    private static FormPage page(
            CaseId caseId, Class<? extends Fact> type, FormChoices choices, MultiValueMap<String, String> posted) {
        RequestForm form = FactForm.of(type, choices, "");
        String fact = type.getSimpleName();
        return new FormPage(
                FactLabels.of(fact),
                FactLabels.purpose(fact),
                "/cases/" + caseId + "/record/" + fact,
                JointForm.api(caseId, "facts/" + fact, posted),
                form,
                JointForm.body(caseId, form::json),
                choices);
    }

    private static Class<? extends Fact> type(String fact) {
        return FactTypes.find(fact)
                .filter(FactGroup::contains)
                .orElseThrow(() -> ReadProblemException.notFound("fact", Messages.get("recording.noForm")));
    }
}

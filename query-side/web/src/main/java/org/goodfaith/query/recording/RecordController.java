package org.goodfaith.query.recording;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.FactWords;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.page.PageWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choosing what is to be recorded on a case, and the form of every fact. */
@Controller
@Hidden
@RequestMapping(path = "/cases/{caseId}/record", produces = MediaType.TEXT_HTML_VALUE)
class RecordController {

    /** How many duties are shown at once; the rest on demand. */
    private static final int SHOWN_MAX = 6;

    private final RecordingContext cases;
    private final RecordingFlow desk;

    RecordController(RecordingContext cases, RecordingFlow desk) {
        this.cases = cases;
        this.desk = desk;
    }

    @GetMapping
    String choose(@PathVariable CaseId caseId, Model model) {
        FormChoices matter = cases.open(caseId, model);
        model.addAttribute("matter", matter);
        List<AwaitedObligation> duties = AwaitedObligation.waiting(matter);
        int shown = Math.min(SHOWN_MAX, duties.size());
        model.addAttribute("duties", duties.subList(0, shown));
        model.addAttribute("later", duties.subList(shown, duties.size()));
        model.addAttribute("groups", FactGroup.shown());
        return "goodfaith/desk-facts";
    }

    /**
     * @param obligation which obligation it would perform; absent if it is chosen for itself
     * @param event which scheduled event it is about; absent if that is to be chosen
     */
    @GetMapping("/{fact}")
    String form(
            @PathVariable CaseId caseId,
            @PathVariable String fact,
            @RequestParam(required = false) @Nullable String obligation,
            @RequestParam(required = false) @Nullable EventKey event,
            Model model) {
        Class<? extends Fact> type = type(fact);
        FormChoices matter = cases.open(caseId, model);
        FormValues known = duty(obligation, matter, model)
                .map(duty -> duty.answers(type, matter).and(FormValues.of("obligation", duty.id())))
                .orElse(FormValues.NONE);
        FormValues about = event == null ? FormValues.NONE : FormValues.of("event", event.value());
        return desk.blank(sheet(caseId, type, matter), known.and(about).and(FactForm.suggested(type, matter)), model);
    }

    @PostMapping("/{fact}")
    String take(
            @PathVariable CaseId caseId,
            @PathVariable String fact,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        Class<? extends Fact> type = type(fact);
        FormChoices matter = cases.open(caseId, model);
        duty(posted.getFirst("obligation"), matter, model);
        return desk.take(sheet(caseId, type, matter), posted, user.getName(), model, response);
    }

    private static Optional<AwaitedObligation> duty(@Nullable String obligation, FormChoices matter, Model model) {
        Optional<AwaitedObligation> duty = Optional.ofNullable(obligation).flatMap(id -> AwaitedObligation.find(id, matter));
        duty.ifPresent(found -> model.addAttribute("duty", found));
        return duty;
    }

    private static FormPage sheet(CaseId caseId, Class<? extends Fact> type, FormChoices matter) {
        RequestForm form = FactForm.of(type, matter, "");
        String fact = type.getSimpleName();
        return new FormPage(
                PageWords.WORDS.fact(fact),
                FactWords.of(type),
                "/cases/" + caseId + "/record/" + fact,
                "/cases/" + caseId + "/facts/" + fact,
                form,
                form::json,
                matter);
    }

    private static Class<? extends Fact> type(String fact) {
        return FactTypes.find(fact)
                .filter(FactGroup::holds)
                .orElseThrow(() -> ReadProblemException.notFound("fact", "There is no form for that."));
    }
}

package org.goodfaith.query.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.conduct.IndicatorView;
import org.goodfaith.query.docket.CaseList;
import org.goodfaith.query.docket.CaseReader;
import org.goodfaith.query.docket.CaseShown;
import org.goodfaith.query.docket.CaseView;
import org.goodfaith.query.docket.ObligationView;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.query.history.TrailLineView;
import org.goodfaith.query.lists.ListQuery;
import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.query.viewpoint.SeenFrom;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.standing.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages. Each has an address that carries its viewpoint. */
@Controller
@Hidden
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class PageController {

    private static final int SOON_DAYS = 14;

    private final CaseReader reader;
    private final CaseList list;
    private final ObligationLists obligations;

    PageController(CaseReader reader, CaseList list, ObligationLists obligations) {
        this.reader = reader;
        this.list = list;
        this.obligations = obligations;
    }

    @ModelAttribute("symbols")
    Map<Standing, String> symbols() {
        var symbols = new LinkedHashMap<Standing, String>();
        for (Standing standing : Standing.values()) {
            symbols.put(standing, Symbols.of(standing));
        }
        return symbols;
    }

    @GetMapping("/")
    String cases(
            @RequestParam(required = false) @Nullable String court,
            @RequestParam(required = false) @Nullable String judge,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var slice = list.find(new CaseList.Filter(court, judge, null, text), new PageQuery(null, cursor));
        model.addAttribute("cases", slice.lines());
        model.addAttribute("next", slice.next());
        model.addAttribute("court", court);
        model.addAttribute("judge", judge);
        model.addAttribute("text", text);
        model.addAttribute(
                "unfiltered",
                List.of(
                                Optional.ofNullable(court),
                                Optional.ofNullable(judge),
                                Optional.ofNullable(text),
                                Optional.ofNullable(cursor))
                        .stream()
                        .allMatch(filter -> filter.map(String::isBlank).orElse(true)));
        return "goodfaith/cases";
    }

    @GetMapping("/due")
    String due(Model model) {
        var query = new ListQuery(null, null, null, null, "200", null);
        model.addAttribute("overdue", obligations.overdue(query).slice().lines());
        model.addAttribute("due", obligations.due(query, SOON_DAYS).slice().lines());
        model.addAttribute("soonDays", SOON_DAYS);
        return "goodfaith/due";
    }

    @GetMapping("/cases/{caseId}")
    String obligations(@PathVariable CaseId caseId, ViewpointQuery viewpoint, Model model) {
        return show(caseId, viewpoint, model, "obligations", (shown, page) -> page.addAttribute("lanes", lanes(shown)));
    }

    @GetMapping("/cases/{caseId}/trail")
    String trail(
            @PathVariable CaseId caseId,
            @RequestParam(required = false) boolean shownAtTheTime,
            ViewpointQuery viewpoint,
            Model model) {
        return show(caseId, viewpoint, model, "trail", (shown, page) -> {
            page.addAttribute("shownAtTheTime", shownAtTheTime);
            page.addAttribute("trail", trail(shown, shownAtTheTime));
        });
    }

    @GetMapping("/cases/{caseId}/indicators")
    String indicators(@PathVariable CaseId caseId, ViewpointQuery viewpoint, Model model) {
        return show(
                caseId,
                viewpoint,
                model,
                "indicators",
                (shown, page) -> page.addAttribute(
                        "indicators",
                        shown.indicators().stream()
                                .map(indicator -> IndicatorView.of(indicator, shown))
                                .toList()));
    }

    @GetMapping("/cases/{caseId}/entries")
    String entries(@PathVariable CaseId caseId, ViewpointQuery viewpoint, Model model) {
        return show(caseId, viewpoint, model, "entries", (shown, page) -> {
            var all = shown.entries();
            page.addAttribute(
                    "entries",
                    all.stream().map(line -> EntryView.of(line, all, shown)).toList());
        });
    }

    private String show(
            CaseId caseId,
            ViewpointQuery viewpoint,
            Model model,
            String section,
            BiConsumer<CaseShown, Model> content) {
        return reader.read(caseId, viewpoint, shown -> {
            model.addAttribute("caseId", caseId.value());
            model.addAttribute("section", section);
            model.addAttribute("asked", viewpoint);
            model.addAttribute("viewpoint", shown.viewpoint());
            model.addAttribute("now", shown.seen().reading() == SeenFrom.Reading.NOW);
            model.addAttribute("times", new PageTimes(shown.court().zone()));
            model.addAttribute("names", names(shown));
            model.addAttribute(
                    "file",
                    shown.file()
                            .map(file -> CaseView.of(file, shown.court().name()))
                            .orElse(null));
            content.accept(shown, model);
            return "goodfaith/" + section;
        });
    }

    private static Map<String, String> names(CaseShown shown) {
        var names = new LinkedHashMap<String, String>();
        shown.file().ifPresent(file -> file.parties()
                .forEach(party -> names.put(party.party().value(), party.name())));
        return names;
    }

    private static List<TrailLineView> trail(CaseShown shown, boolean shownAtTheTime) {
        var lines = shownAtTheTime ? shown.shownThen() : shown.trail();
        return lines.stream()
                .map(line -> TrailLineView.of(line, shown.court().zone()))
                .toList();
    }

    /** What one party owes. A joint duty is shown in every obligor's lane. */
    public record Lane(CaseView.PartyView party, List<ObligationView> obligations) {}

    private static List<Lane> lanes(CaseShown shown) {
        List<ObligationView> all = shown.obligations().stream()
                .map(placement -> ObligationView.explained(placement, shown))
                .toList();
        SequencedMap<String, Lane> lanes = new LinkedHashMap<>();
        Function<CaseView.PartyView, Lane> lane = party -> new Lane(
                party,
                all.stream()
                        .filter(obligation -> obligation.obligors().stream()
                                .anyMatch(obligor -> obligor.party().equals(party.party())))
                        .toList());
        shown.file()
                .map(file -> CaseView.of(file, shown.court().name()).parties())
                .orElse(List.of())
                .forEach(party -> lanes.put(party.party(), lane.apply(party)));
        return new ArrayList<>(lanes.values());
    }
}

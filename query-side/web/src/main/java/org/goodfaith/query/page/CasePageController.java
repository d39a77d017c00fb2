package org.goodfaith.query.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.goodfaith.events.CaseId;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.CaseView;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.casestatus.JointActs;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.query.casestatus.PartyList;
import org.goodfaith.query.conduct.IndicatorView;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.query.history.TrailLineView;
import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.viewpoint.ComparisonQuery;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the pages of one case. Their URLs carry the viewpoint. */
@PageController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class CasePageController {

    private static final int PRESSING_MAX = 6;
    private static final int SPELLINGS_MAX = 5;

    private final CaseReader reader;
    private final CaseHistories histories;
    private final JointActs jointActs;
    private final PartyList parties;
    private final boolean proves;

    /** Offers certificates and bundles only if {@code ledgerKey}, the path of the signing key, is set. */
    CasePageController(
            CaseReader reader,
            CaseHistories histories,
            JointActs jointActs,
            PartyList parties,
            @Value("${goodfaith.ledger.key:}") String ledgerKey) {
        this.reader = reader;
        this.histories = histories;
        this.jointActs = jointActs;
        this.parties = parties;
        this.proves = !ledgerKey.isEmpty();
    }

    @GetMapping("/cases/{caseId}")
    String obligations(@PathVariable CaseId caseId, ViewpointQuery viewpoint, Model model) {
        return show(caseId, viewpoint, model, "obligations", (shown, page) -> {
            List<ObligationView> all = shown.obligations().stream()
                    .map(obligation -> ObligationView.explained(obligation, shown))
                    .toList();
            page.addAttribute("orders", OrderText.of(shown, all));
            page.addAttribute("pressing", pressing(all));
            page.addAttribute("otherSpellings", otherSpellings(caseId, shown));
            TimelineBuilder.build(shown).ifPresent(timeline -> {
                page.addAttribute("timeline", timeline);
                page.addAttribute("wideDrawing", TimelineDrawing.of(timeline, TimelineDrawing.Layout.WIDE));
                page.addAttribute("narrowDrawing", TimelineDrawing.of(timeline, TimelineDrawing.Layout.NARROW));
            });
            page.addAttribute("exchange", OfferExchange.of(shown));
            page.addAttribute("facts", FactLine.of(shown));
        });
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
        return show(caseId, viewpoint, model, "indicators", (shown, page) -> page.addAttribute(
                        "counselNames", counselNames(shown))
                .addAttribute(
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
            page.addAttribute("acts", jointActs.of(all));
            page.addAttribute(
                    "details",
                    new EntryDetails(names(shown), new PageTimes(shown.court().zone())));
        });
    }

    @GetMapping("/cases/{caseId}/replay")
    String replay(@PathVariable CaseId caseId, PageQuery steps, Model model) {
        model.addAttribute("replay", histories.replay(caseId, steps));
        return show(caseId, ViewpointQuery.now(), model, "replay", (_, _) -> {});
    }

    @GetMapping("/cases/{caseId}/difference")
    String difference(@PathVariable CaseId caseId, ComparisonQuery from, ViewpointQuery viewpoint, Model model) {
        model.addAttribute("difference", histories.difference(caseId, from, viewpoint));
        return show(caseId, viewpoint, model, "difference", (_, page) -> page.addAttribute("here", "/cases/" + caseId));
    }

    /** The names of all cases are those of the present, so that a view of the past has none. */
    private List<PartyList.OtherSpelling> otherSpellings(CaseId caseId, CaseAtViewpoint shown) {
        return shown.seen().reading() == ResolvedViewpoint.Reading.NOW
                ? parties.otherSpellings(caseId, SPELLINGS_MAX)
                : List.of();
    }

    private String show(
            CaseId caseId,
            ViewpointQuery viewpoint,
            Model model,
            String section,
            BiConsumer<CaseAtViewpoint, Model> content) {
        return reader.read(caseId, viewpoint, shown -> {
            model.addAttribute("caseId", caseId.value());
            model.addAttribute("section", section);
            model.addAttribute("proves", proves);
            model.addAttribute("here", "/cases/" + caseId + (section.equals("obligations") ? "" : "/" + section));
            model.addAttribute("links", new CaseLinks(caseId, viewpoint));
            model.addAttribute(
                    "asOfInput",
                    MomentInput.of(
                            viewpoint.asOf(),
                            shown.seen().at().asOf(),
                            shown.court().zone()));
            model.addAttribute(
                    "knownAtInput",
                    MomentInput.of(
                            viewpoint.knownAt(),
                            shown.seen().at().knownAt(),
                            shown.court().zone()));
            model.addAttribute("viewpoint", shown.viewpoint());
            model.addAttribute("now", shown.seen().reading() == ResolvedViewpoint.Reading.NOW);
            model.addAttribute("times", new PageTimes(shown.court().zone()));
            model.addAttribute("names", names(shown));
            Optional<CaseView> file =
                    shown.file().map(cover -> CaseView.of(cover, shown.court().name()));
            model.addAttribute("file", file.orElse(null));
            model.addAttribute("title", title(shown, file.map(CaseView::caption).orElse(caseId.value())));
            model.addAttribute("steps", StepLinks.of(shown));
            if (shown.seen().reading() == ResolvedViewpoint.Reading.NOW && !section.equals("difference")) {
                model.addAttribute("follows", caseId.value());
                model.addAttribute("latest", latest(shown));
            }
            content.accept(shown, model);
            return "goodfaith/" + section;
        });
    }

    private static String title(CaseAtViewpoint shown, String caption) {
        return shown.seen().reading() == ResolvedViewpoint.Reading.NOW
                ? caption
                : Messages.get(
                        "case.titleAsOf",
                        caption,
                        new PageTimes(shown.court().zone())
                                .day(shown.seen()
                                        .at()
                                        .asOf()
                                        .atZone(shown.court().zone())
                                        .toLocalDate()));
    }

    /** Returns the announcement of the latest entry when a live page updates. */
    private static @Nullable String latest(CaseAtViewpoint shown) {
        var entries = shown.entries();
        return entries.isEmpty() ? null : latest(entries.getLast());
    }

    private static String latest(EntryLine line) {
        String fact = PageWords.WORDS.fact(line.entry().fact().factName());
        return Messages.get(
                "case.latest",
                line.entry().sequence(),
                fact.substring(0, 1).toLowerCase(Locale.ROOT) + fact.substring(1));
    }

    private static Map<String, String> names(CaseAtViewpoint shown) {
        var names = new LinkedHashMap<String, String>();
        shown.file().ifPresent(file -> file.parties()
                .forEach(party -> names.put(party.party().value(), party.name())));
        return names;
    }

    private static Map<String, String> counselNames(CaseAtViewpoint shown) {
        return shown.file().stream()
                .flatMap(file -> file.counsel().stream())
                .collect(Collectors.toMap(attorney -> attorney.counsel().value(), CaseFile.Counsel::name));
    }

    private static List<TrailLineView> trail(CaseAtViewpoint shown, boolean shownAtTheTime) {
        var lines = shownAtTheTime ? shown.shownThen() : shown.trail();
        return lines.stream()
                .map(line -> TrailLineView.of(line, shown.court().zone()))
                .toList();
    }

    /** Returns the overdue and next due obligations, earliest first. */
    private static List<ObligationView> pressing(List<ObligationView> all) {
        return all.stream()
                .filter(o -> o.modality() == Modality.MUST)
                .filter(o -> o.status() == ObligationStatus.OVERDUE || o.status() == ObligationStatus.OPEN)
                .filter(o -> o.due() != null)
                .sorted(Comparator.comparing(
                        o -> Objects.requireNonNull(o.due()).overdueFrom().toInstant()))
                .limit(PRESSING_MAX)
                .toList();
    }
}

package org.goodfaith.query.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.lists.ChangedCases;
import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.query.lists.StalledCases;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the pages across cases: the overview and the full lists. Their URLs carry the filters. */
@PageController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class OverviewController {

    private static final String OVERVIEW_LINES = "8";
    private static final int OVERVIEW_DUE_DAYS = 14;
    private static final int STALLED_DAYS = 21;
    private static final int CHANGED_DAYS = 7;
    private static final int DAYS_MAX = 366;

    private final CaseList cases;
    private final ObligationLists obligations;
    private final StalledCases stalled;
    private final ChangedCases changed;

    OverviewController(CaseList cases, ObligationLists obligations, StalledCases stalled, ChangedCases changed) {
        this.cases = cases;
        this.obligations = obligations;
        this.stalled = stalled;
        this.changed = changed;
    }

    @ModelAttribute("courts")
    List<Court> courts() {
        return Courts.all();
    }

    @GetMapping("/")
    String overview(ListFilter filter, Model model) {
        var query = filter.lines(OVERVIEW_LINES);
        model.addAttribute("counts", obligations.counts(query));
        model.addAttribute("stalledCount", stalled.count(query, STALLED_DAYS));
        model.addAttribute("changedCount", changed.count(query, CHANGED_DAYS));
        model.addAttribute("overdue", obligations.overdue(query).slice());
        model.addAttribute("due", obligations.due(query, OVERVIEW_DUE_DAYS).slice());
        model.addAttribute("stalled", stalled.find(query, STALLED_DAYS).slice());
        model.addAttribute("changed", changed.find(query, CHANGED_DAYS));
        model.addAttribute("noCases", filter.unfiltered() && noCases());
        model.addAttribute("filter", filter);
        model.addAttribute("follows", "");
        return "goodfaith/overview";
    }

    private boolean noCases() {
        return cases.find(CaseList.CaseFilter.NONE, new PageQuery("1", null))
                .lines()
                .isEmpty();
    }

    @GetMapping("/cases")
    String cases(ListFilter filter, Model model) {
        var found = cases.find(
                new CaseList.CaseFilter(filter.court(), filter.initials(), null, filter.text()),
                new PageQuery(null, filter.cursor()));
        model.addAttribute("noCases", filter.unfiltered() && found.lines().isEmpty());
        return list(found, Listing.CASES, filter, model);
    }

    @GetMapping("/overdue")
    String overdue(ListFilter filter, Model model) {
        return list(obligations.overdue(filter.lines(null)).slice(), Listing.OVERDUE, filter, model);
    }

    @GetMapping("/due")
    String due(ListFilter filter, @RequestParam(defaultValue = "14") String days, Model model) {
        int period = days(days);
        model.addAttribute("days", period);
        return list(obligations.due(filter.lines(null), period).slice(), Listing.DUE, filter, model);
    }

    @GetMapping("/undated")
    String undated(ListFilter filter, Model model) {
        return list(
                obligations.undated(filter.lines(null), List.of(Modality.MUST)).slice(),
                Listing.UNDATED,
                filter,
                model);
    }

    @GetMapping("/stalled")
    String stalled(ListFilter filter, @RequestParam(defaultValue = "21") String days, Model model) {
        int period = days(days);
        model.addAttribute("days", period);
        return list(stalled.find(filter.lines(null), period).slice(), Listing.STALLED, filter, model);
    }

    @GetMapping("/changed")
    String changed(ListFilter filter, @RequestParam(defaultValue = "7") String days, Model model) {
        int period = days(days);
        model.addAttribute("days", period);
        return list(changed.find(filter.lines(null), period), Listing.CHANGED, filter, model);
    }

    /** A list across cases with a page of its own. Its texts have keys that begin with {@code list.} and its name. */
    public enum Listing {
        CASES,
        OVERDUE,
        DUE,
        UNDATED,
        STALLED,
        CHANGED;

        public String path() {
            return "/" + place();
        }

        /** Returns the name of the list in the navigation and in message keys. */
        public String place() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static String list(ListPage<?> lines, Listing listing, ListFilter filter, Model model) {
        model.addAttribute("slice", lines);
        model.addAttribute("listing", listing);
        model.addAttribute("filter", filter);
        model.addAttribute("files", files(listing, filter, model));
        model.addAttribute("follows", "");
        return "goodfaith/list";
    }

    /** Returns the download URLs of the full list by format. */
    private static Map<String, String> files(Listing listing, ListFilter filter, Model model) {
        String daysName =
                switch (listing) {
                    case DUE, CHANGED -> "within";
                    case STALLED -> "for";
                    case CASES, OVERDUE, UNDATED -> null;
                };
        int days = model.getAttribute("days") instanceof Integer period ? period : 0;
        var files = new LinkedHashMap<String, String>();
        for (String format : List.of("csv", "json")) {
            files.put(
                    format.toUpperCase(Locale.ROOT), filter.file("/download" + listing.path(), format, daysName, days));
        }
        return files;
    }

    private static int days(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > DAYS_MAX) {
            throw ReadProblemException.malformed("days", Messages.get("list.problem.days", DAYS_MAX));
        }
        return Integer.parseInt(text);
    }
}

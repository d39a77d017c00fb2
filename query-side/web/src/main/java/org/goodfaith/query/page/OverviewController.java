package org.goodfaith.query.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.lists.ChangedCases;
import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.query.lists.StalledCases;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages over many cases: the overview, and each of its lists whole. Their addresses carry their filters. */
@Controller
@Hidden
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class OverviewController {

    private static final String LINES_AT_A_GLANCE = "8";
    private static final int DUE_AT_A_GLANCE_DAYS = 14;
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
        var glance = filter.lines(LINES_AT_A_GLANCE);
        model.addAttribute("counts", obligations.counts(glance));
        model.addAttribute("stalledCount", stalled.count(glance, STALLED_DAYS));
        model.addAttribute("changedCount", changed.count(glance, CHANGED_DAYS));
        model.addAttribute("overdue", obligations.overdue(glance).slice());
        model.addAttribute("due", obligations.due(glance, DUE_AT_A_GLANCE_DAYS).slice());
        model.addAttribute("stalled", stalled.find(glance, STALLED_DAYS).slice());
        model.addAttribute("changed", changed.find(glance, CHANGED_DAYS));
        model.addAttribute("nothingOnRecord", filter.everything() && nothingOnRecord());
        model.addAttribute("filter", filter);
        model.addAttribute("follows", "");
        return "goodfaith/overview";
    }

    private boolean nothingOnRecord() {
        return cases.find(CaseList.Filter.NONE, new PageQuery("1", null))
                .lines()
                .isEmpty();
    }

    @GetMapping("/cases")
    String cases(ListFilter filter, Model model) {
        var found = cases.find(
                new CaseList.Filter(filter.court(), filter.initials(), null, filter.text()),
                new PageQuery(null, filter.cursor()));
        model.addAttribute(
                "nothingOnRecord", filter.everything() && found.lines().isEmpty());
        return list(found, Listing.CASES, filter, model);
    }

    @GetMapping("/overdue")
    String overdue(ListFilter filter, Model model) {
        return list(obligations.overdue(filter.lines(null)).slice(), Listing.OVERDUE, filter, model);
    }

    @GetMapping("/due")
    String due(ListFilter filter, @RequestParam(defaultValue = "14") String days, Model model) {
        int wanted = days(days);
        model.addAttribute("days", wanted);
        return list(obligations.due(filter.lines(null), wanted).slice(), Listing.DUE, filter, model);
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
        int wanted = days(days);
        model.addAttribute("days", wanted);
        return list(stalled.find(filter.lines(null), wanted).slice(), Listing.STALLED, filter, model);
    }

    @GetMapping("/changed")
    String changed(ListFilter filter, @RequestParam(defaultValue = "7") String days, Model model) {
        int wanted = days(days);
        model.addAttribute("days", wanted);
        return list(changed.find(filter.lines(null), wanted), Listing.CHANGED, filter, model);
    }

    /** A list over many cases that has a page of its own. */
    public enum Listing {
        CASES("Cases", "What each case shows now.", "No case fits."),
        OVERDUE(
                "Overdue",
                "Past due with no performance recorded. Silence of the record is not proof that nothing was done.",
                "Nothing is overdue."),
        DUE("Due", "Open, and due through the end of the last day on each court's clock.", "Nothing falls due soon."),
        UNDATED(
                "Open and undated",
                "\u201CPromptly\u201D, \u201Cthereafter\u201D, \u201Cimmediately\u201D: no date is invented; the age"
                        + " is shown.",
                "Nothing is open without a date."),
        STALLED(
                "Stalled",
                "An offer waits for its answer, or no party has acted under an order that binds.",
                "Nothing has lain still for so long."),
        CHANGED("Recently changed", "Something was recorded on these cases.", "Nothing was recorded in that time.");

        private final String title;
        private final String explains;
        private final String empty;

        Listing(String title, String explains, String empty) {
            this.title = title;
            this.explains = explains;
            this.empty = empty;
        }

        public String title() {
            return title;
        }

        public String explains() {
            return explains;
        }

        /** @return what is said where there is nothing to list */
        public String empty() {
            return empty;
        }

        public String path() {
            return "/" + place();
        }

        /** @return its place in the navigation */
        public String place() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static String list(ListPage<?> slice, Listing listing, ListFilter filter, Model model) {
        model.addAttribute("slice", slice);
        model.addAttribute("listing", listing);
        model.addAttribute("filter", filter);
        model.addAttribute("files", files(listing, filter, model));
        model.addAttribute("follows", "");
        return "goodfaith/list";
    }

    /** This whole list as files. */
    private static Map<String, String> files(Listing listing, ListFilter filter, Model model) {
        String daysName =
                switch (listing) {
                    case DUE, CHANGED -> "within";
                    case STALLED -> "for";
                    case CASES, OVERDUE, UNDATED -> null;
                };
        int days = model.getAttribute("days") instanceof Integer wanted ? wanted : 0;
        var files = new LinkedHashMap<String, String>();
        for (String format : List.of("csv", "json")) {
            files.put(
                    format.toUpperCase(Locale.ROOT), filter.file("/download" + listing.path(), format, daysName, days));
        }
        return files;
    }

    private static int days(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > DAYS_MAX) {
            throw ReadProblemException.malformed("days", "days is a number of days from 0 to " + DAYS_MAX + ".");
        }
        return Integer.parseInt(text);
    }
}

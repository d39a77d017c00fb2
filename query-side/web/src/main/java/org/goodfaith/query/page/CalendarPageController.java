package org.goodfaith.query.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.feed.Feed;
import org.goodfaith.query.feed.Feeds;
import org.goodfaith.query.lists.CalendarDays;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The calendar, and the calendars to subscribe to. Those who manage these sign in, so nothing of it lies below
 * {@code /calendar/}, which is open to whoever knows a secret address.
 */
@Controller
@Hidden
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class CalendarPageController {

    private static final String MONTH = "month";
    private static final String LIST = "list";
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2200;

    private final CalendarDays days;
    private final Feeds feeds;
    private final RecordedTime time;

    CalendarPageController(CalendarDays days, Feeds feeds, RecordedTime time) {
        this.days = days;
        this.feeds = feeds;
        this.time = time;
    }

    @ModelAttribute("courts")
    List<Court> courts() {
        return Courts.all();
    }

    /**
     * Which month is shown, and of which cases.
     *
     * @param text beginnings of words of the caption, the read model number or a party's name
     */
    public record Filter(
            @Nullable String month,
            @Nullable String view,
            @Nullable String court,
            @Nullable String judge,
            @Nullable String party,
            @Nullable String text) {

        /** Returns true if no filter is set. */
        public boolean unfiltered() {
            return Stream.of(court, judge, party, text).allMatch(part -> part == null || part.isBlank());
        }

        private String shownAs() {
            return LIST.equals(view) ? LIST : MONTH;
        }

        /** @return the address of another month or view of the same cases */
        public String to(@Nullable YearMonth month, String view) {
            return ListFilter.address(
                    "/calendar",
                    new ListFilter.Part("month", month == null ? null : month.toString()),
                    new ListFilter.Part("view", view),
                    new ListFilter.Part("court", court),
                    new ListFilter.Part("judge", judge),
                    new ListFilter.Part("party", party),
                    new ListFilter.Part("text", text));
        }
    }

    @GetMapping("/calendar")
    String calendar(Filter filter, Model model) {
        var cases =
                new CaseList.Filter(filter.court(), ListFilter.initials(filter.judge()), filter.party(), filter.text());
        LocalDate today = today(cases.court());
        YearMonth month = month(filter.month(), today);
        model.addAttribute(
                "calendar",
                CalendarMonth.of(
                        month,
                        today,
                        days.find(cases, CalendarMonth.firstShown(month), CalendarMonth.lastShown(month))));
        model.addAttribute("filter", filter);
        model.addAttribute("view", filter.shownAs());
        model.addAttribute("today", today);
        model.addAttribute("follows", "");
        return "goodfaith/calendar";
    }

    /** By the clock of the court that is asked for, or of the first. */
    private LocalDate today(@Nullable String court) {
        return Courts.all().stream()
                .filter(candidate -> court == null || candidate.id().value().equals(court))
                .findFirst()
                .map(candidate -> time.now().atZone(candidate.zone()).toLocalDate())
                .orElseGet(() -> time.now().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static YearMonth month(@Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return YearMonth.from(today);
        }
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= YEAR_MIN && month.getYear() <= YEAR_MAX) {
                return month;
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw ReadProblemException.malformed("month", "month is a year and a month, such as 2024-08.");
    }

    /**
     * What a calendar can be about.
     *
     * @param typed what somebody typed, or where they came from
     * @param refused why there is no such calendar; absent if it was not asked for
     */
    public record Subject(
            Feed.Kind kind, String typed, @Nullable String refused) {

        public String title() {
            return switch (kind) {
                case CASE -> "Of a case";
                case PARTY -> "Of a party";
                case COURT -> "Of a court";
            };
        }

        public String hint() {
            return switch (kind) {
                case CASE -> "Its id, such as cand-23-cv-90417";
                case PARTY -> "Its whole name, as it was entered";
                case COURT -> "Every case of it";
            };
        }

        /** @return what its field is called */
        public String id() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param caseId the case that somebody came from */
    @GetMapping("/calendars")
    String subscriptions(
            @RequestParam(name = "case", required = false) @Nullable String caseId, Principal principal, Model model) {
        return subscriptions(new Subject(Feed.Kind.CASE, caseId == null ? "" : caseId, null), principal, model);
    }

    private String subscriptions(Subject asked, Principal principal, Model model) {
        model.addAttribute(
                "subjects",
                Stream.of(Feed.Kind.values())
                        .map(kind -> kind == asked.kind() ? asked : new Subject(kind, "", null))
                        .toList());
        model.addAttribute("feeds", feeds.of(principal.getName()));
        model.addAttribute("times", PageTimes.UTC);
        return "goodfaith/calendars";
    }

    /** The answer shows the address, once: it is nowhere to be read again. */
    @PostMapping("/calendars")
    String make(
            @RequestParam Feed.Kind kind,
            @RequestParam String about,
            Principal principal,
            HttpServletResponse response,
            Model model) {
        try {
            var made = feeds.make(kind, about.strip(), principal.getName());
            model.addAttribute("made", made.feed());
            model.addAttribute(
                    "address",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/calendar/{token}.ics")
                            .buildAndExpand(made.token())
                            .toUriString());
            return subscriptions(new Subject(kind, "", null), principal, model);
        } catch (ReadProblemException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return subscriptions(new Subject(kind, about, e.reason().says()), principal, model);
        }
    }

    /** Asks once more: a program that subscribed finds nothing from then on. */
    @GetMapping("/calendars/{feed}/revoke")
    String askToRevoke(@PathVariable long feed, Principal principal, Model model) {
        model.addAttribute(
                "feed",
                feeds.of(principal.getName()).stream()
                        .filter(each -> each.feed() == feed)
                        .findFirst()
                        .orElseThrow(() -> ReadProblemException.notFound(
                                "feed", "You have no calendar with the number " + feed + ".")));
        return "goodfaith/calendars-revoke";
    }

    @PostMapping("/calendars/{feed}/revoke")
    String revoke(@PathVariable long feed, Principal principal) {
        feeds.revoke(feed, principal.getName());
        return "redirect:/calendars";
    }
}

package org.goodfaith.query.page;

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
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Serves the calendar and the management of calendar subscriptions. All its pages require sign-in. Paths below
 * {@code /calendar/} are reserved for feeds, which are open to anyone who knows their secret address.
 */
@PageController
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
     * The month, the view, and the filters of cases.
     *
     * @param text the beginnings of words in the caption, docket number or a party's name
     */
    public record CalendarFilter(
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

        /** Returns the URL of another month or view with the same filters. */
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
    String calendar(CalendarFilter filter, Model model) {
        var cases = new CaseList.CaseFilter(
                filter.court(), ListFilter.initials(filter.judge()), filter.party(), filter.text());
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

    /** Returns today in the time zone of the given court, or of the first court. */
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
            // Reported below.
        }
        throw ReadProblemException.malformed("month", Messages.get("calendar.problem.month"));
    }

    /**
     * A form that creates a calendar of one kind.
     *
     * @param typed the user's input, or the case the user came from
     * @param refused the reason why the calendar was not created; absent if it was not requested
     */
    public record Subject(
            Feed.FeedKind kind, String typed, @Nullable String refused) {

        /** Returns the name of the kind in element ids and message keys. */
        public String id() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Shows the subscriptions. {@code caseId} is the case the user came from. */
    @GetMapping("/calendars")
    String subscriptions(
            @RequestParam(name = "case", required = false) @Nullable String caseId, Principal principal, Model model) {
        return subscriptions(new Subject(Feed.FeedKind.CASE, caseId == null ? "" : caseId, null), principal, model);
    }

    private String subscriptions(Subject asked, Principal principal, Model model) {
        model.addAttribute(
                "subjects",
                Stream.of(Feed.FeedKind.values())
                        .map(kind -> kind == asked.kind() ? asked : new Subject(kind, "", null))
                        .toList());
        model.addAttribute("feeds", feeds.of(principal.getName()));
        model.addAttribute("times", PageTimes.UTC);
        return "goodfaith/calendars";
    }

    /** Creates a calendar. The response shows its secret address, which cannot be retrieved later. */
    @PostMapping("/calendars")
    String create(
            @RequestParam Feed.FeedKind kind,
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

    /** Asks for confirmation, because subscribed apps lose the calendar. */
    @GetMapping("/calendars/{feed}/revoke")
    String confirmRevoke(@PathVariable long feed, Principal principal, Model model) {
        model.addAttribute(
                "feed",
                feeds.of(principal.getName()).stream()
                        .filter(each -> each.feed() == feed)
                        .findFirst()
                        .orElseThrow(() ->
                                ReadProblemException.notFound("feed", Messages.get("calendars.problem.feed", feed))));
        return "goodfaith/calendars-revoke";
    }

    @PostMapping("/calendars/{feed}/revoke")
    String revoke(@PathVariable long feed, Principal principal) {
        feeds.revoke(feed, principal.getName());
        return "redirect:/calendars";
    }
}

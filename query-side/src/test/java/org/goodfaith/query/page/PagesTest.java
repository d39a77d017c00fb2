package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages, from the empty store on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesTest extends ServedPages {

    private static final CaseId SCRIPTED = CaseId.of("cand-24-cv-00066");

    @Test
    @Order(1)
    void anEmptyStoreSaysWhatToDo() throws Exception {
        assertThat(page("/", 200)).contains("No cases yet", "href=\"/cases/new\"");
        assertThat(page("/cases", 200)).contains("No cases yet");
        assertThat(page("/overdue", 200)).contains("Nothing is overdue.");
        assertThat(page("/due", 200)).contains("Nothing is due soon.");
        assertThat(page("/stalled", 200)).contains("No case has been stalled for that long.");
        assertThat(page("/changed", 200)).contains("No case changed in that period.");
    }

    @Test
    @Order(2)
    void aCaseIsShownWithReasonsFromEveryViewpoint() throws Exception {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        clock.set("2024-06-29T16:00:00Z");
        arrivals.await(recorder.record(CASE, ConferenceCase.demandServed("2024-06-28")));

        assertThat(page("/", 200))
                .contains("Sample Widgets, Inc. v. Example Fasteners LLC", "fictional sample", "3 days ago")
                .containsPattern("<b>1</b>\\s*<span><span aria-hidden=\"true\">▲</span> overdue")
                .containsPattern("<b>1</b> <span>open, no date")
                .containsPattern("<b>1</b> <span>changed in the last 7 days");
        assertThat(page("/cases", 200)).contains("1 overdue", "Example Fasteners LLC");
        assertThat(page("/overdue", 200))
                .contains("overdue - no performance recorded", "3 days ago", "Wed, Jun 26, 2024, end of day PT");
        assertThat(page("/overdue?court=caed", 200)).contains("Nothing is overdue.", "Try fewer filters.");
        assertThat(page("/overdue?judge=jzb", 200)).contains("3 days ago");
        assertThat(page("/undated", 200)).contains("Confer on an agenda", "open for 11 days");
        assertThat(page("/due?days=many", 400)).contains("days must be a number of days from 0 to 366.");

        String now = page("/cases/" + CASE, 200);
        assertThat(now)
                .contains(
                        "Fictional sample.",
                        "Example Fasteners LLC",
                        "▲",
                        "overdue - no performance recorded",
                        "shall respond by June 26, 2024",
                        "Pacific Time",
                        "<strong>Now.</strong>",
                        "entry 3",
                        "demand-1",
                        "Next to respond:",
                        "viewBox=\"0 0 1000 ",
                        "viewBox=\"0 0 340 ",
                        "open, no date",
                        "due Wed, Jun 26, 2024, end of day PT");
        assertThat(now).doesNotContain("Not the current status.", "style=", " on=", "http://", "https://");
        assertThat(now)
                .doesNotContainPattern("<script(?! defer src=\"/(webjars/|idiomorph.js|recording.js|live.js\"))")
                .doesNotContainPattern(" on[a-z]+=");

        String then = page("/cases/" + CASE + "?asOf=2024-06-25", 200);
        assertThat(then)
                .contains("Not the current status.", "Tue, Jun 25, 2024, 11:59 p.m. PT")
                .doesNotContain("▲");
        assertThat(page("/cases/" + CASE + "?asOf=2024-06-01&knownAt=2024-06-01", 200))
                .contains("Nothing was on record at that time.");

        assertThat(page("/cases/" + CASE + "/trail", 200)).contains("Demand served", "Answer the latest communication");
        assertThat(page("/cases/" + CASE + "/trail?shownAtTheTime=true", 200))
                .contains("The status that the record showed at the time");
        assertThat(page("/cases/" + CASE + "/indicators", 200)).contains("Missing performance");
        assertThat(page("/cases/" + CASE + "/entries", 200)).contains("entry-5", "clerk-1");
    }

    @Test
    @Order(3)
    void theCalendarShowsWhatIsDueAndWhatIsSet() throws Exception {
        assertThat(page("/calendar?month=2024-06", 200))
                .contains("Calendar: June 2024", "Answer the latest communication", "overdue - no performance recorded")
                .contains("aria-current=\"date\"", "29</time><span> today")
                .contains("<span class=\"who\">Example Fasteners LLC</span>");
        assertThat(page("/calendar?month=2024-08&view=list", 200))
                .contains("Tuesday, August 6, 2024", "Serve a demand", "Tuesday, August 20, 2024", "10:00 a.m. PT")
                .contains("Settlement conference", "Sample Widgets, Inc.")
                .doesNotContain("<table");
        for (String other : new String[] {"court=caed", "judge=xyz", "party=unheard", "text=unheard"}) {
            assertThat(page("/calendar?month=2024-08&" + other, 200).replaceAll("\\s+", " "))
                    .as(other)
                    .contains("Nothing is due or scheduled in")
                    .doesNotContain("Serve a demand");
        }
        for (String same : new String[] {"court=cand", "judge=jzb", "party=widgets", "text=90417"}) {
            assertThat(page("/calendar?month=2024-08&" + same, 200)).as(same).contains("Serve a demand");
        }
        assertThat(page("/calendar?month=August", 400)).contains("such as 2024-08");

        // It is moved, and what is counted from it moves along; then it is taken off calendar.
        arrivals.await(recorder.record(CASE, ConferenceCase.conferenceMoved("2024-06-28", "2024-09-10T10:00")));
        assertThat(page("/calendar?month=2024-08&view=list", 200))
                .contains("Tuesday, August 27, 2024", "Serve a demand")
                .doesNotContain("Tuesday, August 6, 2024", "Settlement conference");
        assertThat(page("/calendar?month=2024-09&view=list", 200)).contains("Settlement conference");
        arrivals.await(recorder.record(
                CASE,
                new EventCanceled(
                        Circumstances.at(CourtTime.of("2024-06-28"), Channel.FILED),
                        ConferenceCase.CONFERENCE,
                        "settled by phone")));
        assertThat(page("/calendar?month=2024-09&view=list", 200)).contains("Settlement conference", "canceled");
    }

    @Test
    @Order(4)
    void escapesUserInput() throws Exception {
        arrivals.await(recorder.record(
                SCRIPTED,
                ConferenceCase.orderEntered(SCRIPTED, "24-cv-00066", "<script>alert(1)</script> v. \"><b>x</b>")));

        for (String address :
                new String[] {"/", "/cases", "/overdue", "/cases/" + SCRIPTED, "/cases/" + SCRIPTED + "/entries"}) {
            assertThat(page(address, 200)).doesNotContain("<script>", "<b>x</b>");
        }
        assertThat(page("/cases?text=%22%3E%3Cscript%3E", 200)).doesNotContain("<script>");
        assertThat(page("/cases/" + SCRIPTED + "?asOf=%22%3E%3Cscript%3E", 400))
                .contains("This page is not available")
                .doesNotContain("<script>");
    }

    @Test
    @Order(5)
    void unavailablePagesSayWhy() throws Exception {
        assertThat(page("/cases/cand-99-cv-99999", 404)).contains("No case cand-99-cv-99999 is on record.");
        assertThat(page("/cases/nonsense", 404)).contains("There is no such case.");
        assertThat(page("/nonsense", 404)).contains("There is no page at this address.", "href=\"/cases\"");
        assertThat(page("/calendars/7/nonsense", 404)).contains("There is no page at this address.");
        var forAProgram = http.perform(get("/nonsense").with(user("reader"))).andReturn();
        assertThat(forAProgram.getResponse().getStatus()).isEqualTo(404);
        assertThat(forAProgram.getResponse().getContentType()).startsWith("application/problem+json");
    }

    /** A form needs the CSRF token that matches its cookie. */
    @Test
    @Order(8)
    void rejectsFormsOfOtherSites() throws Exception {
        var form = http.perform(get("/calendars").accept("text/html").with(user("reader")))
                .andReturn()
                .getResponse();
        Cookie cookie = Objects.requireNonNull(form.getCookie("XSRF-TOKEN"));
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.getContentAsString());
        assertThat(field.find()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();

        assertThat(calendarMade(post("/calendars").cookie(cookie))).isEqualTo(403);
        assertThat(calendarMade(post("/calendars").param("_csrf", field.group(1))))
                .isEqualTo(403);
        assertThat(calendarMade(post("/calendars").cookie(cookie).param("_csrf", "guessed")))
                .isEqualTo(403);
        assertThat(page("/calendars", 200)).contains("You have not created any calendars.");
        assertThat(calendarMade(post("/calendars").cookie(cookie).param("_csrf", field.group(1))))
                .isEqualTo(200);
        assertThat(page("/calendars", 200)).doesNotContain("You have not created any calendars.");
    }

    private int calendarMade(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.param("kind", "COURT")
                        .param("about", "cand")
                        .accept("text/html")
                        .with(user("reader")))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    @Order(9)
    void theDaysACourtIsClosedAreListed() throws Exception {
        arrivals.await(recorder.proclaim(new ClosureProclaimed(
                ConferenceCase.CAND,
                "storm",
                LocalDate.of(2024, 8, 5),
                LocalDate.of(2024, 8, 6),
                ClosureKind.OFFICE_INACCESSIBLE,
                true,
                "Notice of the clerk")));
        assertThat(page("/closures/cand", 200))
                .contains("Mon, Aug 5, 2024 to Tue, Aug 6, 2024", "inaccessible", "contested", "Notice of the clerk")
                .contains("href=\"/closures/cand/storm/withdraw\"", "href=\"/closures/cand/new\"");
        assertThat(page("/closures/caed", 200)).contains("No closure is recorded.");
        assertThat(page("/closures", 200)).contains("Eastern District of California (caed)");
        assertThat(page("/closures/none", 404)).contains("There is no court none.");
        assertThat(page("/closures/cand/calm/withdraw", 404)).contains("has no closure calm");
        assertThat(page("/closures/cand/recorded/0", 200)).contains("entry 0", "Closure proclaimed: storm");
        assertThat(page("/closures/cand/recorded/1", 404)).contains("has no entry 1");
    }

    @Test
    @Order(6)
    void theStyleSheetIsOurOwn() throws Exception {
        var response = perform("/goodfaith.css");
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .contains("prefers-color-scheme", "@media print")
                .doesNotContain("url(");
    }

    @Test
    @Order(7)
    void listsHaveSeveralPages() throws Exception {
        var recorded = new ArrayList<ReadToken>();
        for (int number = 100; number < 160; number++) {
            recorded.add(recorder.record(
                    CaseId.of("cand-24-cv-00" + number),
                    ConferenceCase.orderEntered(
                            CaseId.of("cand-24-cv-00" + number), "24-cv-00" + number, "Case " + number + " v. Many")));
        }
        recorded.forEach(arrivals::await);

        String first = page("/overdue?court=cand", 200);
        Matcher next = Pattern.compile("href=\"([^\"]+)\">Next page<").matcher(first);
        assertThat(next.find()).as(first).isTrue();
        String second = page(next.group(1).replace("&amp;", "&"), 200);
        assertThat(next.group(1)).contains("court=cand");
        assertThat(second).contains("First page").doesNotContain("Next page");
        assertThat(rows(first) + rows(second)).isEqualTo(62);
        assertThat(page("/?court=cand", 200)).contains("<b>62</b>", "Show all 62 overdue obligations");
    }

    private static long rows(String page) {
        return Pattern.compile("overdue - no performance recorded")
                .matcher(page)
                .results()
                .count();
    }

    private String page(String address, int status) throws Exception {
        var response = perform(address);
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body).isEqualTo(status);
        assertThat(body).as("unresolved message keys").doesNotContain("??");
        assertThat(response.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        return body;
    }

    private MockHttpServletResponse perform(String address) throws Exception {
        return http.perform(
                        get(java.net.URI.create(address)).accept("text/html").with(user("reader")))
                .andReturn()
                .getResponse();
    }
}

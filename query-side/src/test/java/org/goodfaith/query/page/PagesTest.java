package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.docket.Arrivals;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;

/** The pages, from the empty store on. */
@SpringBootTest(classes = QuerySide.class)
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class PagesTest {

    private static final CaseId SCRIPTED = CaseId.of("cand-24-cv-00066");

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private Arrivals arrivals;

    @Test
    @Order(1)
    void anEmptyStoreSaysWhatToDo() throws Exception {
        assertThat(page("/", 200)).contains("No case is on record yet", "POST /api/v1/cases");
        assertThat(page("/due", 200)).contains("Nothing is overdue.", "Nothing falls due soon.");
    }

    @Test
    @Order(2)
    void aCaseIsShownWithReasonsFromEveryViewpoint() throws Exception {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        clock.set("2024-06-29T16:00:00Z");
        arrivals.await(recorder.record(CASE, ConferenceCase.demandServed("2024-06-28")));

        assertThat(page("/", 200))
                .contains("Sample Widgets, Inc. v. Example Fasteners LLC", "1 overdue", "fictional sample");
        assertThat(page("/due", 200)).contains("overdue - no performance recorded", "3 days ago");

        String now = page("/cases/" + CASE, 200);
        assertThat(now)
                .contains(
                        "Fictional sample.",
                        "Example Fasteners LLC",
                        "▲ ",
                        "overdue - no performance recorded",
                        "shall respond by June 26, 2024",
                        "America/Los_Angeles",
                        "<strong>Now.</strong>",
                        "entry 3");
        assertThat(now).doesNotContain("Not now.", "<script", "style=", "http://", "https://");

        String then = page("/cases/" + CASE + "?asOf=2024-06-25", 200);
        assertThat(then).contains("Not now.", "Tue 2024-06-25 23:59 PDT").doesNotContain("▲ ");
        assertThat(page("/cases/" + CASE + "?asOf=2024-06-01&knownAt=2024-06-01", 200))
                .contains("Nothing was on record yet.");

        assertThat(page("/cases/" + CASE + "/trail", 200)).contains("DemandServed", "Answer the latest communication");
        assertThat(page("/cases/" + CASE + "/trail?shownAtTheTime=true", 200))
                .contains("What the record showed at the time");
        assertThat(page("/cases/" + CASE + "/indicators", 200)).contains("Missing performance");
        assertThat(page("/cases/" + CASE + "/entries", 200)).contains("entry-5", "clerk-1");
    }

    @Test
    @Order(3)
    void whatPeopleTypeIsShownAsText() throws Exception {
        arrivals.await(recorder.record(
                SCRIPTED,
                ConferenceCase.orderEntered(SCRIPTED, "24-cv-00066", "<script>alert(1)</script> v. \"><b>x</b>")));

        for (String address : new String[] {"/", "/due", "/cases/" + SCRIPTED, "/cases/" + SCRIPTED + "/entries"}) {
            assertThat(page(address, 200)).doesNotContain("<script", "<b>x</b>");
        }
        assertThat(page("/?text=%22%3E%3Cscript%3E", 200)).doesNotContain("<script");
        assertThat(page("/cases/" + SCRIPTED + "?asOf=%22%3E%3Cscript%3E", 400))
                .contains("This cannot be shown")
                .doesNotContain("<script");
    }

    @Test
    @Order(4)
    void whatCannotBeShownIsSaidOnAPage() throws Exception {
        assertThat(page("/cases/cand-99-cv-99999", 404)).contains("No case cand-99-cv-99999 is on record.");
        assertThat(page("/cases/nonsense", 404)).contains("There is no such case.");
    }

    @Test
    @Order(5)
    void theStyleSheetIsOurOwn() throws Exception {
        var response = perform("/goodfaith.css");
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .contains("prefers-color-scheme", "@media print")
                .doesNotContain("url(");
    }

    private String page(String address, int status) throws Exception {
        var response = perform(address);
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body).isEqualTo(status);
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

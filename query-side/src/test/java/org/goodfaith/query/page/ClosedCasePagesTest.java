package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.Test;

/** The page, the lists, the API and the exports show the day on which the rulebook ends the obligations of a case. */
class ClosedCasePagesTest extends ServedPages {

    private static final CaseId CLOSED_AGAIN = CaseId.of("cand-24-cv-00111");
    private static final String PAGE = "/cases/" + CLOSED_AGAIN;
    private static final String API = "/api/v1/cases/" + CLOSED_AGAIN;

    /** Closed on July 1, reopened on July 5, closed again on July 10. A clerk dates the last closing July 12 first. */
    @Test
    void caseClosedAgainShowsTheSameDayEverywhere() throws Exception {
        clock.set("2024-10-01T17:00:00Z");
        recorder.record(CLOSED_AGAIN, ConferenceCase.orderEntered(CLOSED_AGAIN, "24-cv-00111", "Closed v. Example"));
        record(
                CLOSED_AGAIN,
                new CaseClosed(at("2024-07-01"), "settled"),
                new CaseReopened(at("2024-07-05"), "the settlement failed"),
                new CaseClosed(at("2024-07-12"), "judgment"),
                new CaseClosed(at("2024-07-10"), "judgment"));

        assertThat(page(PAGE)).contains("· closed Wed, Jul 10, 2024");
        assertThat(json(API)).contains("\"closedOn\":\"2024-07-10\"");
        assertThat(json("/api/v1/cases")).contains("\"closedOn\":\"2024-07-10\"");
        assertThat(body(get(URI.create("/api/v1/cases.csv"))))
                .contains("2024-07-10")
                .doesNotContain("2024-07-12");
        assertThat(json(API + "/obligations"))
                .contains("\"endedOn\":\"2024-07-10\"")
                .doesNotContain("\"endedOn\":\"2024-07-12\"");
        assertThat(body(get(URI.create(API + "/obligations.csv"))))
                .contains("2024-07-10")
                .doesNotContain("2024-07-12");

        assertThat(page(PAGE + "?asOf=2024-07-04")).contains("· closed Mon, Jul 1, 2024");
        assertThat(json(API + "?asOf=2024-07-04")).contains("\"closedOn\":\"2024-07-01\"");
        assertThat(json(API + "/obligations?asOf=2024-07-04")).contains("\"endedOn\":\"2024-07-01\"");
        assertThat(page(PAGE + "?asOf=2024-07-06")).doesNotContain("· closed");
        assertThat(json(API + "?asOf=2024-07-06")).doesNotContain("closedOn");
        assertThat(json(API + "/obligations?asOf=2024-07-06")).doesNotContain("endedOn");
        assertThat(json(API + "?asOf=2024-07-11")).contains("\"closedOn\":\"2024-07-10\"");
    }
}

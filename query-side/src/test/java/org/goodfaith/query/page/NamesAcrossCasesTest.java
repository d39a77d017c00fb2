package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.DEFENDANT;
import static org.goodfaith.query.ConferenceCase.PLAINTIFF;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.Side;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Finds the cases of a party whose name was typed in several ways, and shows what changed over time. */
class NamesAcrossCasesTest extends ServedPages {

    private static final CaseId FIRST = CaseId.of("cand-24-cv-00201");
    private static final CaseId SECOND = CaseId.of("cand-24-cv-00202");
    private static final CaseId THIRD = CaseId.of("cand-24-cv-00203");
    private static final String COMPOSED = "Jos\u00E9 O\u2019N\u00FA\u00F1ez";
    private static final String DECOMPOSED = "Jose\u0301  O'Nu\u0301n\u0303ez ";
    private static final String PLAIN = "JOSE ONUNEZ";

    @BeforeEach
    void setClock() {
        clock.set("2024-07-15T17:00:00Z");
    }

    @Test
    void pageExportAndCalendarFindEveryCaseOfTheFoldedName() throws Exception {
        open(FIRST, "24-cv-00201", COMPOSED);
        open(SECOND, "24-cv-00202", DECOMPOSED);
        open(THIRD, "24-cv-00203", PLAIN);

        for (String typed : List.of(COMPOSED, DECOMPOSED)) {
            assertThat(body(get("/parties").param("name", typed).accept("text/html")))
                    .contains(FIRST.value(), SECOND.value())
                    .doesNotContain(THIRD.value())
                    .as("the other spelling is pointed out")
                    .contains("Perhaps the same party under another spelling", PLAIN);
            assertThat(body(get("/api/v1/party.csv").param("name", typed)))
                    .contains(FIRST.value(), SECOND.value())
                    .doesNotContain(THIRD.value());
            assertThat(calendarOf(typed)).contains("24-cv-00201", "24-cv-00202").doesNotContain("24-cv-00203");
        }
        assertThat(body(get("/cases/" + THIRD).accept("text/html")))
                .contains("JOSE ONUNEZ is perhaps the same party as, in other cases:", "/parties?name=Jos");
        assertThat(body(get("/cases/" + FIRST).accept("text/html")))
                .contains("is perhaps the same party as, in other cases:", PLAIN + "</a>");
        assertThat(body(get("/cases/" + FIRST).param("asOf", "2024-07-01").accept("text/html")))
                .as("the names of today say nothing about an earlier day")
                .doesNotContain("is perhaps the same party");
        assertThat(body(get("/api/v1/parties.csv").param("text", "nunez")))
                .as("one line for the two encodings")
                .contains(",2")
                .hasLineCount(2);
    }

    private String calendarOf(String name) throws Exception {
        String made = body(post("/api/v1/calendar-feeds")
                .contentType("application/json")
                .content(JsonMapper.shared()
                        .writeValueAsString(
                                JsonMapper.shared().createObjectNode().put("party", name))));
        return body(get(JsonMapper.shared().readTree(made).get("path").asString()));
    }

    @Test
    void casePageShowsWhatWasSoOnEachDay() throws Exception {
        CaseId amended = CaseId.of("cand-24-cv-00204");
        recorder.record(amended, ConferenceCase.orderEntered(amended, "24-cv-00204-JZB", "Alder v. Brich"));
        clock.set("2024-07-16T17:00:00Z");
        record(
                amended,
                new CaseAmended(at("2024-07-01"), null, "Alder v. Birch"),
                new JudgeReassigned(at("2024-07-05"), "JZB", new Judge("FMOx", "Judge Otherwise")),
                new CaseAmended(at("2024-07-10"), "24-cv-00204-FMOx", null),
                new PartySubstituted(
                        at("2024-07-08"),
                        DEFENDANT,
                        "Cora Cedar, Director",
                        SubstitutionGround.PUBLIC_OFFICER,
                        null,
                        null),
                new PartyJoined(
                        at("2024-07-01"),
                        PartyId.of("defendant-2"),
                        "DOES 1-50, inclusive",
                        Side.DEFENDANT,
                        PartyKind.NATURAL_PERSON,
                        null));

        assertThat(body(get("/cases/" + amended).accept("text/html")))
                .contains(
                        "Alder v. Birch",
                        "24-cv-00204-FMOx",
                        "Judge Otherwise (FMOx)",
                        "Cora Cedar, Director took the place of Example Fasteners LLC on Mon, Jul 8, 2024.",
                        "DOES 1-50, inclusive is not named yet and owes nothing.")
                .doesNotContain("Alder v. Brich<");
        assertThat(body(get("/cases/" + amended).param("asOf", "2024-06-30").accept("text/html")))
                .contains("Alder v. Brich<", "24-cv-00204-JZB", "Judge Example (JZB)")
                .doesNotContain("Cora Cedar", "DOES 1-50");
        assertThat(body(get("/parties").param("name", "Cora Cedar, Director").accept("text/html")))
                .contains("In the place of Example Fasteners LLC since Mon, Jul 8, 2024.");
        assertThat(body(get("/cases").param("text", "fasteners cedar").accept("text/html")))
                .as("found by the former name too")
                .contains(amended.value());
        assertThat(body(get("/api/v1/cases").param("judge", "FMOx"))).contains(amended.value());
        assertThat(body(get("/cases").param("judge", "fmox").accept("text/html")))
                .contains(amended.value());
        assertThat(body(get("/api/v1/cases/" + amended + "/parties")))
                .contains("\"substituted\":true", "\"service\":\"NOT_NAMED\"", "\"until\":\"2024-07-08\"");
    }

    private void open(CaseId caseId, String docketNumber, String plaintiff) throws Exception {
        record(
                caseId,
                Arrays.stream(ConferenceCase.orderEntered(caseId, docketNumber, "A v. B"))
                        .map(fact -> fact instanceof PartyJoined joined
                                        && joined.party().equals(PLAINTIFF)
                                ? new PartyJoined(
                                        joined.circumstances(),
                                        PLAINTIFF,
                                        plaintiff,
                                        joined.side(),
                                        PartyKind.NATURAL_PERSON,
                                        null)
                                : fact)
                        .toArray(Fact[]::new));
    }
}

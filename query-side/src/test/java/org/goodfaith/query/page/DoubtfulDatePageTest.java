package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Term;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The case page shows the flag and both dates if a holiday of the state is in doubt. */
class DoubtfulDatePageTest extends ServedPages {

    private static final CaseId CASE = CaseId.of("flmd-26-cv-00104");
    private static final PartyId PLAINTIFF = PartyId.of("plaintiff-1");
    private static final LocalDate FRI_MAR_27 = LocalDate.of(2026, 3, 27);
    private static final String TERMS = """
            [{"id":"report","title":"Report","modality":"MUST",
              "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,
                "due":{"kind":"counted","amount":7,"unit":"DAYS","direction":"AFTER","from":{"kind":"order-dated"}}}],
              "delivery":"FILED","performedBy":[{"fact":"PerformanceRecorded"}],"visibility":"PUBLIC",
              "citation":{"where":"p. 1","quotation":"within 7 days"}}]
            """;

    @Test
    void showsTheFlagAndBothReadings() throws Exception {
        clock.set("2026-04-05T17:00:00Z");
        var filed = Circumstances.at(CourtTime.on(FRI_MAR_27), Channel.FILED);
        recorder.record(
                CASE,
                new CaseOpened(filed, CASE, CourtId.of("flmd"), "26-cv-00104", "Doubtful v. Example", List.of(), false),
                new PartyJoined(filed, PLAINTIFF, "Doubtful", Side.PLAINTIFF, PartyKind.ORGANIZATION, null));
        arrivals.await(recorder.record(
                CASE,
                new OrderEntered(
                        filed,
                        OrderId.of("ecf-1"),
                        "Order",
                        FRI_MAR_27,
                        FRI_MAR_27,
                        "JZB",
                        null,
                        List.of(JsonMapper.builder().build().readValue(TERMS, Term[].class)),
                        List.of(),
                        List.of(),
                        null)));

        assertThat(page("/cases/" + CASE))
                .contains(
                        "open - overdue under one reading",
                        "In doubt: due Mon, Apr 6, 2026 instead if Fri, Apr 3, 2026 (Good Friday) counts as a legal holiday."
                                + " Fri, Apr 3, 2026: state law lists it as a holiday, but the state&#39;s offices and courts"
                                + " are open (Fla. Stat. 683.01).",
                        "Fri, Apr 3, 2026 (Good Friday) does not count as a legal holiday",
                        "Fri, Apr 3, 2026 (Good Friday) counts as a legal holiday");
    }
}

package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.ShowCauseResponseFiled;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages, lists and the API show periods, obligors who are not parties, and orders to show cause. */
class DueRulePagesTest extends ServedPages {

    private static final CaseId CASE = CaseId.of("cand-24-cv-00111");
    private static final CaseId SHOWN_CAUSE = CaseId.of("cand-24-cv-00112");
    private static final OrderId SECOND = OrderId.of("ecf-40");
    private static final OrderId SHOW_CAUSE = OrderId.of("ecf-80");

    @BeforeEach
    void setClock() {
        clock.set("2024-08-20T17:00:00Z");
    }

    @Test
    void periodsAndNonpartiesAreShownAsTheirOwn() throws Exception {
        recorder.record(CASE, ConferenceCase.orderEntered(CASE, "24-cv-00111", "Recurring v. Example"));
        record(CASE, order());

        assertThat(page("/cases/" + CASE))
                .contains(
                        "Due every 30 days after the date of the order.",
                        "Owed by Sample Neutral (neutral), not by a party.",
                        "the conference will be vacated",
                        "Sample Neutral (neutral)",
                        "ecf-40/status-report/jointly/period-3");
        assertThat(page("/cases/" + CASE))
                .as("a lane of its own")
                .containsPattern("<text[^>]*>Sample Neutral \\(neutral\\)");
        assertThat(json("/api/v1/cases/" + CASE + "/obligations"))
                .contains("\"nonparty\":{\"kind\":\"NEUTRAL\",\"says\":\"Sample Neutral (neutral)\"}")
                .contains("\"otherwise\":\"the conference will be vacated\"");
        assertThat(page("/overdue")).contains("Sample Neutral (neutral)");

        record(
                CASE,
                new NonpartyActRecorded(
                        at("2024-08-01"),
                        "Sample Neutral",
                        new TermRef(SECOND, TermId.of("certify")),
                        null,
                        Map.of(),
                        Map.of()));

        assertThat(page("/overdue")).doesNotContain("Sample Neutral (neutral)");
    }

    @Test
    void orderToShowCauseIsShownAsAnOrderWithItsResponse() throws Exception {
        recorder.record(SHOWN_CAUSE, ConferenceCase.orderEntered(SHOWN_CAUSE, "24-cv-00112", "Shown v. Example"));
        PartyId party = PartyId.of("defendant-1");
        record(
                SHOWN_CAUSE,
                new OrderToShowCauseIssued(
                        at("2024-08-09"),
                        SHOW_CAUSE,
                        "JZB",
                        List.of(party),
                        List.of(),
                        List.of(),
                        null,
                        7,
                        "shall show cause within seven (7) days"));

        assertThat(page("/cases/" + SHOWN_CAUSE))
                .contains("Order to show cause", "ecf-80/response/defendant-1", "Fri, Aug 16, 2024")
                .contains("overdue - no performance recorded");

        record(SHOWN_CAUSE, new ShowCauseResponseFiled(at("2024-08-15"), Actors.of(party), SHOW_CAUSE));

        assertThat(json("/api/v1/cases/" + SHOWN_CAUSE + "/obligations/ecf-80/response/defendant-1"))
                .contains("\"status\":\"MET\"");
    }

    private static OrderEntered order() {
        LocalDate on = LocalDate.of(2024, 6, 7);
        return new OrderEntered(
                at("2024-06-07"),
                SECOND,
                "Second Order",
                on,
                on,
                "JZB",
                null,
                List.of(
                        term(
                                "status-report",
                                new Obligor(Obligor.Who.ALL, Obligor.How.JOINTLY, Obligor.Actor.PARTY, List.of()),
                                new Due.Every(30, Period.Unit.DAYS, new Anchor.OrderDated(), null),
                                "PerformanceRecorded"),
                        term(
                                "certify",
                                Obligor.of(new Nonparty(Nonparty.Kind.NEUTRAL, "Sample Neutral", null)),
                                new Due.Fixed(LocalDate.of(2024, 8, 2), null),
                                "NonpartyActRecorded")),
                List.of(),
                List.of(),
                null);
    }

    private static Term term(String id, Obligor owedBy, Due due, String performedBy) {
        return new Term(
                TermId.of(id),
                id,
                Modality.MUST,
                owedBy,
                new Trigger.OrderInForce(),
                List.of(Reading.only(due)),
                null,
                List.of(Performance.by(performedBy)),
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                false,
                false,
                new Citation("p. 1", "words of the order"),
                "the conference will be vacated");
    }
}

package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CONFERENCE;
import static org.goodfaith.query.ConferenceCase.ORDER;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The case page, its timeline, the calendar and the stalled list all show the rulebook's schedule. */
class SchedulePagesTest extends ServedPages {

    private static final CaseId CONTINUED = CaseId.of("cand-24-cv-00101");
    private static final CaseId HELD_ONLY = CaseId.of("cand-24-cv-00102");
    private static final CaseId STAYED = CaseId.of("cand-24-cv-00103");
    private static final OrderId OTHER = OrderId.of("ecf-40");

    @BeforeEach
    void setClock() {
        clock.set("2024-10-01T17:00:00Z");
    }

    @Test
    void conferenceContinuedAfterItWasHeldIsSetForItsNewDateAndNotHeldOnIt() throws Exception {
        recorder.record(CONTINUED, ConferenceCase.orderEntered(CONTINUED, "24-cv-00101", "Continued v. Example"));
        record(
                CONTINUED,
                ConferenceCase.conferenceMoved("2024-07-01", "2024-09-10T10:00"),
                new SettlementConferenceHeld(at("2024-09-10"), CONFERENCE),
                ConferenceCase.conferenceMoved("2024-09-11", "2026-12-15"));

        assertThat(page("/cases/" + CONTINUED))
                .containsPattern("<b>Settlement conference</b>:\\s*<span>Tue, Dec 15, 2026</span>\\s*"
                        + "<span class=\"tag\">also held Tue, Sep 10, 2024</span></li>")
                .contains(
                        "further one scheduled, last held Tue, Sep 10, 2024",
                        "rescheduled to Tue, Sep 10, 2024, 10:00 a.m. PT on Mon, Jul 1, 2024",
                        "further one scheduled for Tue, Dec 15, 2026 on Wed, Sep 11, 2024");
        assertThat(page("/calendar?month=2024-09&view=list")).contains("Continued v. Example");
        assertThat(page("/calendar?month=2026-12&view=list")).contains("Continued v. Example");
    }

    @Test
    void conferenceHeldButNeverScheduledIsShown() throws Exception {
        Fact[] unscheduled = Arrays.stream(
                        ConferenceCase.orderEntered(HELD_ONLY, "24-cv-00102", "Unscheduled v. Example"))
                .filter(fact -> !(fact instanceof EventScheduled))
                .toArray(Fact[]::new);
        recorder.record(HELD_ONLY, unscheduled);
        record(HELD_ONLY, new SettlementConferenceHeld(at("2024-09-12"), CONFERENCE));

        assertThat(page("/cases/" + HELD_ONLY))
                .containsPattern("<b>Settlement conference</b>:\\s*<span>Thu, Sep 12, 2024</span>\\s*"
                        + "<span class=\"tag\">held Thu, Sep 12, 2024</span>");
        assertThat(page("/calendar?month=2024-09&view=list")).contains("Unscheduled v. Example");
    }

    @Test
    void stayOfOneOrderLeavesTheCaseOnTheStalledList() throws Exception {
        Fact[] facts = ConferenceCase.orderEntered(STAYED, "24-cv-00103", "Stayed v. Example");
        recorder.record(STAYED, facts);
        record(STAYED, other(facts), stayed("2024-07-01", OTHER));

        assertThat(page("/stalled")).contains("Stayed v. Example");
        assertThat(page("/cases/" + STAYED))
                .contains("order ecf-40 stayed Mon, Jul 1, 2024", "overdue - no performance recorded")
                .doesNotContain("· stayed");

        record(STAYED, stayed("2024-07-02", ORDER));

        assertThat(page("/stalled")).doesNotContain("Stayed v. Example");
        assertThat(page("/cases/" + STAYED)).contains("· stayed Tue, Jul 2, 2024");
    }

    /** The same terms in another order, which replaces nothing. */
    private static OrderEntered other(Fact[] facts) {
        OrderEntered first = Arrays.stream(facts)
                .filter(OrderEntered.class::isInstance)
                .map(OrderEntered.class::cast)
                .findFirst()
                .orElseThrow();
        LocalDate on = LocalDate.of(2024, 6, 20);
        return new OrderEntered(
                at("2024-06-20"),
                OTHER,
                "Second Order",
                on,
                on,
                first.judge(),
                null,
                first.terms(),
                List.of(),
                List.of(),
                null);
    }

    private static ProceedingsStayed stayed(String on, OrderId order) {
        return new ProceedingsStayed(at(on), List.of(order), "bankruptcy");
    }
}

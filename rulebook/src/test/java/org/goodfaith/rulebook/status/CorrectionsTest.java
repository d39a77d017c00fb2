package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.endOf;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConfer;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_02;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_30;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_02;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_16;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_23;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_13;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_10;
import static org.goodfaith.rulebook.status.Days.TUE_2025_07_08;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.closed;
import static org.goodfaith.rulebook.status.Facts.conferenceCanceled;
import static org.goodfaith.rulebook.status.Facts.conferenceHeld;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.contacted;
import static org.goodfaith.rulebook.status.Facts.counteroffer;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.dismissed;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.statement;
import static org.goodfaith.rulebook.status.Facts.stayed;
import static org.goodfaith.rulebook.status.Facts.vacated;

import java.time.LocalDate;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EntryDisputed;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for entries that are stricken, disputed or flagged. */
class CorrectionsTest {

    @ParameterizedTest(name = "as of {0}, known on {1}: {2}")
    @CsvSource(textBlock = """
        2024-08-05, 2024-08-08, MET
        2024-08-08, 2024-08-08, MET
        2024-08-08, 2024-08-09, OVERDUE
        2024-08-05, 2024-08-09, OPEN
        2024-08-30, 2024-08-30, OVERDUE
        """)
    void struckFactIsEvaluatedAsNeverRecordedFromThenOnInRecordedTime(
            LocalDate asOf, LocalDate knownOn, ObligationStatus status) {
        CaseHistory demanded = settlementConference().with(demand(MON_2024_08_05, "demand-1", P1, D1));

        assertThat(demanded.struck(FRI_2024_08_09, demanded.last()).statusOf("serve-demand", asOf, knownOn))
                .isEqualTo(status);
    }

    @Test
    void strikingTheTriggerMakesATermDormantAgain() {
        CaseHistory demanded = settlementConference().with(demand(MON_2024_08_05, "demand-1", P1, D1));
        Obligation response =
                demanded.struck(TUE_2024_08_06, demanded.last()).obligation("respond-to-demand", TUE_2024_08_13);

        assertThat(response.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(response.cause()).isEqualTo(StatusCause.TRIGGER_STRICKEN);
        assertThat(response.reason()).isEqualTo("the triggering entry " + demanded.last() + " was struck");
        assertThat(response.wording()).isEqualTo("dormant - the triggering entry " + demanded.last() + " was struck");
        assertThat(demanded.struck(TUE_2024_08_06, demanded.last())
                        .obligation("respond-to-demand", FRI_2024_08_02)
                        .cause())
                .as("before the stricken entry occurred")
                .isEqualTo(StatusCause.NOT_TRIGGERED);
    }

    @Test
    void strikingAnUnrelatedEntryDoesNotChangeTheReason() {
        CaseHistory submitted = settlementConference().with(statement(MON_2024_08_05, P1));

        assertThat(submitted
                        .struck(TUE_2024_08_06, submitted.last())
                        .obligation("respond-to-demand", TUE_2024_08_06)
                        .cause())
                .isEqualTo(StatusCause.NOT_TRIGGERED);
    }

    @Test
    void answersToAStrickenOfferPerformOnlyOtherTerms() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory countered = demanded.with(counteroffer(MON_2025_06_16, "counter-1", "demand-1", D1, P1));
        CaseHistory struck = countered.struck(MON_2025_06_23, demanded.last());

        Obligation answer = struck.answerTo(demanded.last(), MON_2025_06_23);
        assertThat(answer.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(answer.cause()).isEqualTo(StatusCause.TRIGGER_STRICKEN);
        assertThat(struck.answerTo(countered.last(), MON_2025_06_23).status())
                .as("the counteroffer still requires an answer")
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(struck.statusOf("opening-demand", MON_2025_06_23)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void strikingOneOfSeveralTriggersKeepsTheOthers() {
        CaseHistory first = settlementConference().with(demand(THU_2024_08_01, "demand-1", P1, D1));
        CaseHistory second = first.with(demand(MON_2024_08_05, "demand-2", P1, D1));

        Obligation response =
                second.struck(TUE_2024_08_06, first.last()).obligation("respond-to-demand", TUE_2024_08_06);
        assertThat(response.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(response.trigger()).isEqualTo(second.last());
        assertThat(response.openSinceOn()).isEqualTo(MON_2024_08_05);
    }

    @Test
    void anyOfTriggerReportsAStrickenTrigger() {
        CaseHistory contacted = meetAndConfer().with(contacted(MON_2025_06_16, P1, D1));
        Obligation notice =
                contacted.struck(MON_2025_06_23, contacted.last()).obligation("vdrp-notice", MON_2025_06_23);

        assertThat(notice.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(notice.cause()).isEqualTo(StatusCause.TRIGGER_STRICKEN);
        assertThat(notice.reason())
                .isEqualTo("it becomes binding after Mon, Jul 7, 2025 if there is no settlement; the triggering entry "
                        + contacted.last() + " was struck");
        assertThat(contacted.struck(MON_2025_06_23, contacted.last()).statusOf("vdrp-notice", TUE_2025_07_08))
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void everyStrickenEntryIsIgnored() {
        CaseHistory base = settlementConference();
        Obligation asItWas = base.obligation("serve-demand", MON_2024_08_12);
        for (Fact fact : new Fact[] {
            conferenceMoved(THU_2024_08_01, TUE_2024_09_10),
            conferenceCanceled(THU_2024_08_01),
            conferenceHeld(MON_2024_08_05),
            extended(THU_2024_08_01, "serve-demand", FRI_2024_08_30),
            excused(THU_2024_08_01, "serve-demand"),
            settled(THU_2024_08_01, P1, D1),
            stayed(THU_2024_08_01, ORDER),
            closed(THU_2024_08_01),
            vacated(THU_2024_08_01, ORDER),
            dismissed(THU_2024_08_01, P1),
            demand(THU_2024_08_01, "demand-1", P1, D1),
        }) {
            CaseHistory recorded = base.with(fact);

            assertThat(recorded.obligation("serve-demand", MON_2024_08_12))
                    .as(fact.factName())
                    .isNotEqualTo(asItWas);
            assertThat(recorded.struck(MON_2024_08_12, recorded.last()).obligation("serve-demand", MON_2024_08_12))
                    .as(fact.factName())
                    .isEqualTo(asItWas);
        }
    }

    @Test
    void strickenOrderImposesNothingAndStrickenPartyOwesNothing() {
        CaseHistory history = settlementConference();

        assertThat(history.struck(MON_2024_06_24, 3).obligations(MON_2024_06_24))
                .isEmpty();
        assertThat(history.struck(MON_2024_06_24, 2).obligations(MON_2024_06_24))
                .isNotEmpty()
                .allSatisfy(obligation -> assertThat(obligation.obligors()).containsExactly(P1));
    }

    @Test
    void replacementOfAStrickenEntryCounts() {
        CaseHistory wrong = settlementConference().with(demand(THU_2024_08_08, "demand-1", P1, D1));
        CaseHistory replaced = wrong.struck(FRI_2024_08_09, wrong.last())
                .with(
                        new DemandServed(
                                at(MON_2024_08_05, Channel.SERVED).replacing(wrong.last()),
                                Actors.of(P1).to(D1),
                                OfferId.of("demand-1"),
                                true,
                                true,
                                true),
                        FRI_2024_08_09);

        assertThat(wrong.statusOf("serve-demand", FRI_2024_08_09)).isEqualTo(ObligationStatus.LATE);
        assertThat(replaced.statusOf("serve-demand", FRI_2024_08_09)).isEqualTo(ObligationStatus.MET);
        assertThat(replaced.statusOf("respond-to-demand", FRI_2024_08_09)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void evaluationNamesTheStrikeOfAnEntry() {
        CaseHistory demanded = settlementConference().with(demand(MON_2024_08_05, "demand-1", P1, D1));
        CaseHistory struck = demanded.struck(FRI_2024_08_09, demanded.last());

        assertThat(struck.evaluation().strickenBy(demanded.last())).isEqualTo(struck.last());
        assertThat(struck.evaluation().strickenBy(0)).isNull();
        assertThat(struck.knownOn(THU_2024_08_08).strickenBy(demanded.last())).isNull();
    }

    @Test
    void disputeAndNoticesChangeNoStatus() {
        CaseHistory history = settlementConference().with(demand(THU_2024_08_08, "demand-1", P1, D1));
        var before = history.obligations(FRI_2024_08_09);
        Obligation demand = history.obligation("serve-demand", FRI_2024_08_09);

        assertThat(history.with(
                                new EntryDisputed(
                                        at(FRI_2024_08_09), Actors.of(D1), history.last(), "it never arrived"),
                                new OverdueNoticeIssued(
                                        at(FRI_2024_08_09), demand.id(), endOf(TUE_2024_08_06), "1", history.last()),
                                new OverdueNoticeWithdrawn(
                                        at(FRI_2024_08_09),
                                        demand.id(),
                                        endOf(TUE_2024_08_06),
                                        "performed",
                                        history.last()))
                        .obligations(FRI_2024_08_09))
                .isEqualTo(before);
    }
}

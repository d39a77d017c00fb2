package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.D2;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConfer;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.scheduled;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConferenceOf;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_02;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_02;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_16;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_23;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_20;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_07;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_14;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_21;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.communicationAnswered;
import static org.goodfaith.rulebook.status.Facts.conferenceCanceled;
import static org.goodfaith.rulebook.status.Facts.conferenceHeld;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.dismissed;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.settlementFailed;
import static org.goodfaith.rulebook.status.Facts.statementsExchanged;
import static org.goodfaith.rulebook.status.Facts.stayLifted;
import static org.goodfaith.rulebook.status.Facts.stayed;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.TermDraft.after;
import static org.goodfaith.rulebook.status.TermDraft.dayOf;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.mustNot;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.settled;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyKind;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Obligor.How;
import org.goodfaith.orders.Obligor.Who;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Trigger;
import org.junit.jupiter.api.Test;

/** Regression tests for cases in which the reference evaluation and the rulebook once disagreed. */
class ReferenceRegressionsTest {

    @Test
    void actBeforeItsTriggerIsMetEarlyOnAnyDate() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("StatementsExchanged"))
                                .due(on(THU_2024_08_01))
                                .by("PerformanceRecorded"))
                .with(done(MON_2024_08_05, "report", P1));

        assertThat(history.obligation("report", MON_2024_08_05).wording()).isEqualTo("met early");
        assertThat(history.with(statementsExchanged(TUE_2024_08_06, P1, D1))
                        .obligation("report", TUE_2024_08_06)
                        .wording())
                .isEqualTo("met early");
    }

    @Test
    void noTermIsOpenBeforeItsOrder() {
        CaseHistory history = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(statementsExchanged(MON_2024_06_03, P1, D1))
                .ordered(
                        ORDER,
                        WED_2024_06_05,
                        CaseHistory.terms(must("report")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("StatementsExchanged"))
                                .countingEarlierActs()
                                .by("PerformanceRecorded")));

        assertThat(history.obligation("report", WED_2024_06_05).openSinceOn()).isEqualTo(WED_2024_06_05);
    }

    @Test
    void followOnTermDoesNotWaitForAnExcusedParty() {
        CaseHistory history = settlementConferenceOf(opened("cand", MON_2024_06_03)
                        .joined(P1, PartyKind.ORGANIZATION)
                        .joined(D1, PartyKind.ORGANIZATION)
                        .joined(D2, PartyKind.ORGANIZATION))
                .with(
                        communicationAnswered(THU_2024_06_20, D1),
                        excused(MON_2024_06_24, "answer-latest-communication", D2));

        assertThat(history.obligation("confer-on-agenda", TUE_2024_06_25).openSinceOn())
                .isEqualTo(THU_2024_06_20);
    }

    @Test
    void addressedOfferBindsOnlyItsRecipients() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("answer")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .once(new Trigger.FactRecorded(List.of("DemandServed"), true, true, null))
                                .byAnswering("CounterofferMade"))
                .with(demand(THU_2024_06_20, "demand-1", P1, D1));

        assertThat(history.obligation("answer", D1, MON_2024_06_24).status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("answer", D2, MON_2024_06_24).status()).isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void readingWhoseEventHasNoDateHasNotPassed() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("report")
                        .owedBy(ONLY_P1)
                        .due(
                                new Reading("first", "by the date", on(THU_2024_06_20), true),
                                new Reading("second", "before the conference", daysBefore(14, CONFERENCE), false))
                        .by("PerformanceRecorded"));

        Obligation report = history.obligation("report", MON_2024_06_24);
        assertThat(report.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(report.wording()).isEqualTo("open - overdue under one reading");
        assertThat(report.readings()).extracting(DueReading::id).containsExactly("first", "second");
        assertThat(report.readings().getLast().due()).isNull();
        assertThat(report.readings().getLast().flags()).containsExactly("the settlement conference has no date yet");
        assertThat(history.with(Facts.readingSettled(TUE_2024_06_25, "report", "first"))
                        .statusOf("report", TUE_2024_06_25))
                .isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.with(Facts.readingSettled(TUE_2024_06_25, "report", "second"))
                        .statusOf("report", TUE_2024_06_25))
                .as("the reading in force waits for its event")
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void actDuringASuspendedProhibitionIsNoBreach() {
        CaseHistory stayed =
                prohibition().with(stayed(THU_2024_08_01, ORDER), filing(FRI_2024_08_02), stayLifted(MON_2024_08_05));
        CaseHistory settled = prohibition()
                .with(settled(THU_2024_08_01, P1), filing(FRI_2024_08_02), settlementFailed(MON_2024_08_05, P1));

        assertThat(stayed.statusOf("no-filing", MON_2024_08_05)).isEqualTo(ObligationStatus.OPEN);
        assertThat(settled.statusOf("no-filing", MON_2024_08_05)).isEqualTo(ObligationStatus.OPEN);
        assertThat(stayed.with(filing(TUE_2024_08_06)).statusOf("no-filing", TUE_2024_08_06))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void endedProhibitionKeepsItsStatusAtTheEnd() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        mustNot("no-filing")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("StatementsExchanged"))
                                .by("PerformanceRecorded")
                                .until(settled()))
                .with(
                        settled(THU_2024_08_01, P1),
                        statementsExchanged(MON_2024_08_05, P1, D1),
                        done(TUE_2024_08_06, "no-filing", P1));

        Obligation ended = history.obligation("no-filing", TUE_2024_08_06);
        assertThat(ended.status()).isEqualTo(ObligationStatus.MET);
        assertThat(ended.openSinceOn()).isNull();
    }

    @Test
    void deficientActOfADepartedPartyDoesNotCountAgainstOthers() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(Who.ALL, How.TOGETHER)
                                .asks(yes("signed", "each shall sign"))
                                .by("PerformanceRecorded"))
                .with(
                        done(at(THU_2024_06_20), "report", Map.of("signed", true), P1, P2),
                        done(at(THU_2024_06_20), "report", Map.of("signed", false), D2));

        assertThat(history.statusOf("report", THU_2024_06_20)).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(history.with(dismissed(MON_2024_06_24, D2))
                        .obligation("report", MON_2024_06_24)
                        .wording())
                .isEqualTo("open - no date set - others have yet to act");
    }

    @Test
    void joiningAfterAllOthersLeftDoesNotUndoTheirActs() {
        CaseHistory parties = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .ordered(
                        ORDER,
                        WED_2024_06_05,
                        CaseHistory.terms(
                                must("report").owedBy(Who.ALL, How.JOINTLY).by("PerformanceRecorded")));
        CaseHistory joint = parties.with(
                        done(THU_2024_06_20, "report", P1, D1),
                        dismissed(MON_2024_06_24, P1),
                        dismissed(MON_2024_06_24, D1))
                .joined(TUE_2024_06_25, D2);
        CaseHistory oneSided = parties.with(
                        done(THU_2024_06_20, "report", P1),
                        dismissed(MON_2024_06_24, P1),
                        dismissed(MON_2024_06_24, D1))
                .joined(TUE_2024_06_25, D2);

        assertThat(joint.statusOf("report", TUE_2024_06_25)).isEqualTo(ObligationStatus.MET);
        assertThat(oneSided.statusOf("report", TUE_2024_06_25)).isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void secondDismissalOrVacaturChangesNothing() {
        CaseHistory gone = settlementConference()
                .with(dismissed(THU_2024_08_01, P1), dismissed(WED_2024_08_07, P1), vacated(FRI_2024_08_09, ORDER));

        Obligation statement = gone.obligation("conference-statement", P1, MON_2024_08_12);
        assertThat(statement.endedOn()).isEqualTo(THU_2024_08_01);
        assertThat(statement.status()).as("it was due on August 6").isEqualTo(ObligationStatus.MOOT);
        assertThat(settlementConference()
                        .with(vacated(THU_2024_08_01, ORDER), vacated(WED_2024_08_07, ORDER))
                        .obligation("conference-statement", P1, MON_2024_08_12)
                        .endedOn())
                .isEqualTo(THU_2024_08_01);
    }

    @Test
    void attendanceAtACanceledButHeldConferenceIsDueThatDay() {
        CaseHistory held =
                settlementConference().with(conferenceCanceled(THU_2024_08_01), conferenceHeld(TUE_2024_08_20));

        assertThat(dueOn(held.obligation("attend-conference", P1, TUE_2024_08_20)))
                .isEqualTo(TUE_2024_08_20);
    }

    @Test
    void heldConferenceCannotBeCanceled() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report").owedBy(ONLY_P1).due(dayOf(CONFERENCE)).by("PerformanceRecorded"))
                .with(
                        scheduled(
                                WED_2024_06_05,
                                CONFERENCE,
                                EventKind.SETTLEMENT_CONFERENCE,
                                CourtTime.on(TUE_2024_08_20)),
                        conferenceHeld(TUE_2024_08_20),
                        conferenceCanceled(TUE_2024_08_20));

        assertThat(dueOn(history.obligation("report", TUE_2024_08_20))).isEqualTo(TUE_2024_08_20);
        assertThat(history.statusOf("report", WED_2024_08_21)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void holdingAnUnscheduledConferenceKeepsAnExtension() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(daysBefore(14, CONFERENCE))
                                .by("PerformanceRecorded")
                                .until(TermDraft.held(CONFERENCE)))
                .with(extended(THU_2024_08_01, "report", MON_2024_08_05), conferenceHeld(WED_2024_08_14));

        Obligation report = history.obligation("report", WED_2024_08_14);
        assertThat(dueOn(report)).isEqualTo(MON_2024_08_05);
        assertThat(report.status()).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void uncountableDateSetAfterAnExtensionLeavesNoDueDate() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(after(48, Period.Unit.HOURS, new Anchor.ScheduledEvent(CONFERENCE)))
                                .by("PerformanceRecorded"))
                .with(
                        extended(MON_2024_06_24, "report", THU_2024_08_01),
                        scheduled(
                                TUE_2024_06_25,
                                CONFERENCE,
                                EventKind.SETTLEMENT_CONFERENCE,
                                CourtTime.on(TUE_2024_08_20)));

        assertThat(dueOn(history.obligation("report", MON_2024_06_24))).isEqualTo(THU_2024_08_01);
        Obligation report = history.obligation("report", TUE_2024_06_25);
        assertThat(report.due()).isNull();
        assertThat(report.flags()).anySatisfy(flag -> assertThat(flag).contains("needs the time of the event"));
    }

    @Test
    void moveBeforeTheOrderMovesNoneOfItsDates() {
        CaseHistory history = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(scheduled(
                        WED_2024_08_07, CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, CourtTime.on(TUE_2024_08_20)))
                .ordered(
                        ORDER,
                        THU_2024_08_08,
                        CaseHistory.terms(must("report")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("StatementsExchanged"))
                                .due(daysBefore(14, CONFERENCE))
                                .by("PerformanceRecorded")));

        assertThat(history.obligation("report", THU_2024_08_08).flags()).isEmpty();
        assertThat(history.with(statementsExchanged(FRI_2024_08_09, P1, D1))
                        .obligation("report", FRI_2024_08_09)
                        .flags())
                .containsExactly("no due date: it became binding after Tue, Aug 6, 2024");
    }

    @Test
    void demandServedAfterTheAnswersEndedNeverHadADate() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("answer")
                                .owedBy(Who.RECIPIENTS, How.EACH)
                                .once(new Trigger.FactRecorded(List.of("DemandServed"), true, true, null))
                                .due(daysAfter(7, TermDraft.trigger()))
                                .byAnswering("CounterofferMade"))
                .with(vacated(THU_2024_08_01, ORDER), demand(MON_2024_08_05, "demand-1", P1, D1));

        Obligation answer = history.answerTo(history.last(), WED_2024_08_14);
        assertThat(answer.status()).isEqualTo(ObligationStatus.MOOT);
        assertThat(answer.cause()).isEqualTo(StatusCause.ORDER_VACATED);
        assertThat(answer.openSinceOn()).isNull();
        assertThat(answer.due()).isNull();
    }

    @Test
    void demandAtTheMomentOfTheSettlementCountsInTheOrderOfTheEntries() {
        CaseHistory ordered = underOrder(
                WED_2024_06_05,
                must("answer")
                        .owedBy(Who.RECIPIENTS, How.EACH)
                        .once(new Trigger.FactRecorded(List.of("DemandServed"), true, true, null))
                        .due(daysAfter(7, TermDraft.trigger()))
                        .byAnswering("CounterofferMade")
                        .until(TermDraft.settled()));
        CaseHistory demandedFirst =
                ordered.with(demand(MON_2024_08_05, "demand-1", P1, D1), Facts.settled(MON_2024_08_05, D1));
        CaseHistory settledFirst =
                ordered.with(Facts.settled(MON_2024_08_05, D1), demand(MON_2024_08_05, "demand-1", P1, D1));

        assertThat(demandedFirst.answerTo(demandedFirst.last() - 1, WED_2024_08_14))
                .extracting(Obligation::status, Obligation::openSinceOn)
                .containsExactly(ObligationStatus.MOOT, MON_2024_08_05);
        assertThat(settledFirst.answerTo(settledFirst.last(), WED_2024_08_14)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(ObligationStatus.MOOT);
            assertThat(answer.openSinceOn()).as("never owed").isNull();
            assertThat(answer.due()).isNull();
        });
    }

    @Test
    void strickenOfferIsNeitherReplacedNorWithdrawn() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        long struck = demanded.last();
        CaseHistory history = demanded.struck(MON_2025_06_16, struck).with(demand(MON_2025_06_16, "demand-2", P1, D1));

        Obligation answer = history.answerTo(struck, MON_2025_06_23);
        assertThat(answer.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(answer.cause()).isEqualTo(StatusCause.TRIGGER_STRICKEN);
    }

    private static CaseHistory prohibition() {
        return underOrder(
                WED_2024_06_05,
                mustNot("no-filing")
                        .owedBy(ONLY_P1)
                        .by(new Performance("PerformanceRecorded", null, List.of(Channel.FILED), false))
                        .until(settled()));
    }

    private static Fact filing(LocalDate day) {
        return done(at(day, Channel.FILED), "no-filing", P1);
    }
}

package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.D2;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.P3;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_27;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_07;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.closed;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.dismissed;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.met;
import static org.goodfaith.rulebook.status.Facts.ref;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.TermDraft.addressed;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.sameAs;
import static org.goodfaith.rulebook.status.TermDraft.settled;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.util.List;
import java.util.Map;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Obligor.How;
import org.goodfaith.orders.Obligor.Who;
import org.goodfaith.orders.Trigger;
import org.junit.jupiter.api.Test;

/** Rules for who owes a term and for whose obligation an act counts. */
class ObligorsTest {

    private static final PartyId INTERVENOR = PartyId.of("intervenor-1");

    @Test
    void severalObligorsOweOneObligationEach() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                report(Who.PLAINTIFFS, How.EACH).due(TermDraft.on(TUE_2024_08_06)),
                must("answer").owedBy(Who.DEFENDANTS, How.EACH).by("PerformanceRecorded"),
                must("attend").owedBy(Who.ALL, How.EACH).by("PerformanceRecorded"));

        assertThat(history.obligations(WED_2024_06_05))
                .extracting(obligation -> obligation.id().value())
                .containsExactly(
                        "ecf-21/report/plaintiff-1",
                        "ecf-21/report/plaintiff-2",
                        "ecf-21/answer/defendant-1",
                        "ecf-21/answer/defendant-2",
                        "ecf-21/attend/plaintiff-1",
                        "ecf-21/attend/plaintiff-2",
                        "ecf-21/attend/defendant-1",
                        "ecf-21/attend/defendant-2");
    }

    @Test
    void oneReportPerformsOnlyTheObligationsItIsOnBehalfOf() {
        CaseHistory history = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(P2, PartyKind.ORGANIZATION)
                .joined(P3, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .ordered(ORDER, WED_2024_06_05, terms(report(Who.PLAINTIFFS, How.EACH)))
                .with(done(THU_2024_06_20, "report", P1, P3));

        assertThat(history.statusOf("report", P1, THU_2024_06_20)).isEqualTo(ObligationStatus.MET);
        assertThat(history.statusOf("report", P2, THU_2024_06_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("report", P3, THU_2024_06_20)).isEqualTo(ObligationStatus.MET);
    }

    @Test
    void allMeansEveryPartyWhateverItsRole() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        report(Who.ALL, How.EACH),
                        must("brief")
                                .owedBy(new Obligor(Who.NAMED, How.EACH, Obligor.Actor.PARTY, List.of(INTERVENOR, P2)))
                                .by("PerformanceRecorded"))
                .joined(WED_2024_06_05, INTERVENOR);

        assertThat(history.obligations(WED_2024_06_05))
                .filteredOn(obligation -> obligation.term().id().value().equals("report"))
                .flatExtracting(Obligation::obligors)
                .containsExactly(P1, P2, D1, D2, INTERVENOR);
        assertThat(history.obligations(WED_2024_06_05))
                .filteredOn(obligation -> obligation.term().id().value().equals("brief"))
                .flatExtracting(Obligation::obligors)
                .containsExactly(P2, INTERVENOR);
    }

    @Test
    void jointTermIsOneObligationOfAllObligors() {
        Obligation report =
                underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY)).obligation("report", WED_2024_06_05);

        assertThat(report.id().value()).isEqualTo("ecf-21/report/jointly");
        assertThat(report.obligors()).isEqualTo(List.of(P1, P2, D1, D2));
    }

    @Test
    void oneActOnBehalfOfAllPerformsAJointTerm() {
        CaseHistory history = underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY))
                .with(done(THU_2024_06_20, "report", P1, P2, D1, D2));

        assertThat(history.statusOf("report", THU_2024_06_20)).isEqualTo(ObligationStatus.MET);
        assertThat(history.obligation("report", THU_2024_06_20).deficiencies()).isEmpty();
    }

    @Test
    void actOnBehalfOfSomeIsDeficientUntilTheOthersJoin() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.JOINTLY).due(TermDraft.on(TUE_2024_08_06)))
                .with(done(THU_2024_06_20, "report", P1, D1));
        CaseHistory more = some.with(done(MON_2024_06_24, "report", P2));
        CaseHistory all = more.with(done(TUE_2024_06_25, "report", D2));

        assertThat(some.obligation("report", THU_2024_06_20).deficiencies())
                .containsExactly(new Deficiency(
                        "The parties shall do so.",
                        "not by all: on behalf of Sample plaintiff-1; Sample defendant-1, not on behalf of Sample plaintiff-2; Sample defendant-2",
                        some.last(),
                        null,
                        Deficiency.Aspect.JOINDER));
        assertThat(more.statusOf("report", MON_2024_06_24)).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(all.statusOf("report", TUE_2024_06_25)).isEqualTo(ObligationStatus.MET);
        assertThat(all.obligation("report", TUE_2024_06_25).deficiencies())
                .extracting(Deficiency::curedBy)
                .containsExactly(all.last());
    }

    @Test
    void whereEachMustActTheLastActPerforms() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.TOGETHER).due(TermDraft.on(MON_2024_06_24)))
                .with(done(THU_2024_06_20, "report", P1, P2), done(MON_2024_06_24, "report", D1));

        Obligation waiting = some.obligation("report", MON_2024_06_24);
        assertThat(waiting.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(waiting.wording()).isEqualTo("open - others have yet to act");
        assertThat(some.obligation("report", TUE_2024_06_25).wording())
                .isEqualTo("overdue - no performance recorded - others have yet to act");
        CaseHistory all = some.with(done(WED_2024_06_26, "report", D2));
        assertThat(all.obligation("report", WED_2024_06_26).wording()).isEqualTo("late by 2 days");
        assertThat(all.obligation("report", WED_2024_06_26).deficiencies()).isEmpty();
    }

    @Test
    void whereEachMustActADeficientActOfOneIsDeficient() {
        TermDraft term = report(Who.ALL, How.TOGETHER).asks(yes("signed", "each shall sign"));
        CaseHistory history = underOrder(WED_2024_06_05, term)
                .with(
                        done(at(THU_2024_06_20), "report", Map.of("signed", true), P1, P2, D2),
                        done(at(MON_2024_06_24), "report", Map.of("signed", false), D1));

        assertThat(history.statusOf("report", MON_2024_06_24)).isEqualTo(ObligationStatus.DEFICIENT);
        CaseHistory cured =
                history.with(done(at(TUE_2024_06_25).curing(history.last()), "report", Map.of("signed", true), D1));
        assertThat(cured.statusOf("report", TUE_2024_06_25)).isEqualTo(ObligationStatus.MET);
        assertThat(cured.obligation("report", TUE_2024_06_25).deficiencies())
                .extracting(Deficiency::curedBy)
                .containsExactly(cured.last());
        CaseHistory another = cured.with(done(at(WED_2024_06_26), "report", Map.of("signed", false), P1));
        assertThat(another.obligation("report", WED_2024_06_26).deficiencies())
                .as("a repeated act after completion changes nothing")
                .hasSize(1);
    }

    @Test
    void whereEachMustActTheFormOfEachActCounts() {
        TermDraft term = report(Who.ALL, How.TOGETHER).asks(yes("signed", "each shall sign"));
        CaseHistory history = underOrder(WED_2024_06_05, term)
                .with(
                        done(at(THU_2024_06_20), "report", Map.of("signed", true), P1, P2, D2),
                        done(THU_2024_06_20, "report", D1));

        assertThat(history.obligation("report", THU_2024_06_20).wording()).isEqualTo("met - form not fully recorded");
        assertThat(underOrder(WED_2024_06_05, term)
                        .with(done(at(THU_2024_06_20), "report", Map.of("signed", true), P1, P2, D1, D2))
                        .obligation("report", THU_2024_06_20)
                        .wording())
                .isEqualTo("met");
    }

    @Test
    void dismissalSettlementOrExcusalRemovesAJointObligor() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()))
                .with(done(THU_2024_06_20, "report", P1));

        assertThat(some.with(
                                dismissed(MON_2024_06_24, P2),
                                settled(TUE_2024_06_25, D1),
                                excused(WED_2024_06_26, "report", D2))
                        .obligation("report", WED_2024_06_26))
                .satisfies(report -> {
                    assertThat(report.status()).isEqualTo(ObligationStatus.MET);
                    assertThat(report.obligors()).containsExactly(P1);
                });
        assertThat(some.with(dismissed(MON_2024_06_24, P2), settled(TUE_2024_06_25, D1))
                        .statusOf("report", WED_2024_06_26))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void settlementKeepsJointObligorsOfATermItDoesNotEnd() {
        assertThat(underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY))
                        .with(done(THU_2024_06_20, "report", P1, P2, D1), settled(TUE_2024_06_25, D2))
                        .statusOf("report", WED_2024_06_26))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void endOfAJointTermDoesNotPerformIt() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()))
                .with(done(THU_2024_06_20, "report", P1, P2));

        assertThat(some.with(settled(TUE_2024_06_25, P1, P2, D1, D2)).statusOf("report", WED_2024_06_26))
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(some.with(settled(MON_2024_06_24, P1, P2), settled(TUE_2024_06_25, D1, D2))
                        .statusOf("report", WED_2024_06_26))
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(some.with(settled(MON_2024_06_24, D1, D2), settled(TUE_2024_06_25, P1, P2))
                        .statusOf("report", WED_2024_06_26))
                .as("the others had left before, and every act then owed was done")
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void jointTermEndsWhenEveryObligorSettledOrWasDismissed() {
        CaseHistory history =
                underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()));

        assertThat(history.with(settled(MON_2024_06_24, P1, P2, D1)).statusOf("report", MON_2024_06_24))
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(history.with(settled(MON_2024_06_24, P1, P2, D1), dismissed(TUE_2024_06_25, D2))
                        .obligation("report", TUE_2024_06_25))
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo(ObligationStatus.MOOT);
                    assertThat(ended.obligors()).isEqualTo(List.of(P1, P2, D1, D2));
                });
        assertThat(history.with(
                                dismissed(MON_2024_06_24, P1),
                                dismissed(MON_2024_06_24, P2),
                                dismissed(MON_2024_06_24, D1),
                                dismissed(TUE_2024_06_25, D2))
                        .obligation("report", TUE_2024_06_25))
                .satisfies(ended -> {
                    assertThat(ended.cause()).isEqualTo(StatusCause.PARTY_DISMISSED);
                    assertThat(ended.endedOn()).isEqualTo(TUE_2024_06_25);
                });
    }

    @Test
    void jointTermIsOwedUntilItsLastObligorIsGone() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        report(Who.ALL, How.JOINTLY)
                                .due(TermDraft.on(TUE_2024_06_25))
                                .until(settled()))
                .with(settled(MON_2024_06_24, P1, P2, D1), dismissed(THU_2024_06_27, D2));

        assertThat(history.statusOf("report", WED_2024_06_26)).isEqualTo(ObligationStatus.OVERDUE);
        Obligation ended = history.obligation("report", THU_2024_06_27);
        assertThat(ended.status()).isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(ended.cause()).isEqualTo(StatusCause.PARTY_DISMISSED);
        assertThat(ended.endedOn()).isEqualTo(THU_2024_06_27);
    }

    @Test
    void jointTermIsExcusedWhenOnlyExcusedObligorsRemain() {
        CaseHistory history =
                underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()));

        assertThat(history.with(excused(MON_2024_06_24, "report")).statusOf("report", MON_2024_06_24))
                .isEqualTo(ObligationStatus.EXCUSED);
        assertThat(history.with(excused(MON_2024_06_24, "report", P1, P2), settled(TUE_2024_06_25, D1, D2))
                        .statusOf("report", TUE_2024_06_25))
                .isEqualTo(ObligationStatus.EXCUSED);
        assertThat(history.with(excused(MON_2024_06_24, "report", P1, P2)).statusOf("report", TUE_2024_06_25))
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void termDueWithATermOfAnotherSideUsesItsFirstObligor() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        report(Who.PLAINTIFFS, How.EACH).due(TermDraft.on(TUE_2024_08_06)),
                        must("answer")
                                .owedBy(Who.ALL, How.EACH)
                                .due(sameAs("report"))
                                .by("PerformanceRecorded"))
                .with(extended(THU_2024_06_20, "report", FRI_2024_08_09, P2));

        assertThat(dueOn(history.obligation("answer", P1, THU_2024_06_20))).isEqualTo(TUE_2024_08_06);
        assertThat(dueOn(history.obligation("answer", P2, THU_2024_06_20))).isEqualTo(FRI_2024_08_09);
        assertThat(dueOn(history.obligation("answer", D1, THU_2024_06_20))).isEqualTo(TUE_2024_08_06);
    }

    @Test
    void recurringJointTermIsOwedOncePerTriggeringEntry() {
        TermDraft each =
                must("log").owedBy(Who.DEFENDANTS, How.EACH).once(recurring()).by("PerformanceRecorded");
        TermDraft jointly =
                must("note").owedBy(Who.ALL, How.JOINTLY).once(recurring()).by("PerformanceRecorded");
        CaseHistory history = underOrder(WED_2024_06_05, each, jointly);
        CaseHistory twice = history.with(met(THU_2024_06_20, P1, D1), met(MON_2024_06_24, P1, D1));

        assertThat(history.obligations(THU_2024_06_20))
                .extracting(obligation -> obligation.id().value(), Obligation::status)
                .containsExactly(
                        tuple("ecf-21/log/defendant-1", ObligationStatus.DORMANT),
                        tuple("ecf-21/log/defendant-2", ObligationStatus.DORMANT),
                        tuple("ecf-21/note/jointly", ObligationStatus.DORMANT));
        assertThat(twice.obligations(MON_2024_06_24))
                .extracting(obligation -> obligation.id().value(), Obligation::status)
                .containsExactly(
                        tuple("ecf-21/log/defendant-1/6", ObligationStatus.OPEN),
                        tuple("ecf-21/log/defendant-2/6", ObligationStatus.OPEN),
                        tuple("ecf-21/log/defendant-1/7", ObligationStatus.OPEN),
                        tuple("ecf-21/log/defendant-2/7", ObligationStatus.OPEN),
                        tuple("ecf-21/note/jointly/6", ObligationStatus.OPEN),
                        tuple("ecf-21/note/jointly/7", ObligationStatus.OPEN));
    }

    @Test
    void demandBindsOnlyItsRecipients() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("answer")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .once(addressed("DemandServed"))
                                .by("CommunicationAnswered"),
                        must("confer")
                                .owedBy(Who.DEFENDANTS, How.JOINTLY)
                                .once(addressed("DemandServed"))
                                .by("MeetAndConferHeld"))
                .with(demand(THU_2024_06_20, "demand-1", P1, D2));

        assertThat(history.statusOf("answer", D1, THU_2024_06_20)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(history.statusOf("answer", D2, THU_2024_06_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("confer", THU_2024_06_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(underOrder(
                                WED_2024_06_05,
                                must("confer")
                                        .owedBy(Who.DEFENDANTS, How.JOINTLY)
                                        .once(addressed("DemandServed"))
                                        .by("MeetAndConferHeld"))
                        .with(demand(THU_2024_06_20, "demand-1", D1, P1))
                        .statusOf("confer", THU_2024_06_20))
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void partyThatJoinsLaterOwesFromJoining() {
        CaseHistory history = underOrder(
                        WED_2024_06_05, report(Who.DEFENDANTS, How.EACH).due(TermDraft.on(TUE_2024_08_06)))
                .joined(MON_2024_08_05, PartyId.of("defendant-3"));

        assertThat(history.obligations(THU_2024_08_01)).hasSize(2);
        Obligation joined = history.obligation("report", PartyId.of("defendant-3"), MON_2024_08_05);
        assertThat(joined.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(joined.openSinceOn()).isEqualTo(MON_2024_08_05);
        assertThat(dueOn(joined)).isEqualTo(TUE_2024_08_06);
        assertThat(history.statusOf("report", PartyId.of("defendant-3"), WED_2024_08_07))
                .isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void termPastDueWhenAPartyJoinsHasNoDateForIt() {
        CaseHistory history = underOrder(
                        WED_2024_06_05, report(Who.DEFENDANTS, How.EACH).due(TermDraft.on(TUE_2024_08_06)))
                .joined(THU_2024_08_08, PartyId.of("defendant-3"));

        Obligation joined = history.obligation("report", PartyId.of("defendant-3"), MON_2024_08_12);
        assertThat(joined.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(joined.due()).isNull();
        assertThat(joined.reason()).isEqualTo("no due date: it became binding after Tue, Aug 6, 2024");
        assertThat(history.statusOf("report", D1, MON_2024_08_12)).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.with(done(FRI_2024_08_09, "report", PartyId.of("defendant-3")))
                        .statusOf("report", PartyId.of("defendant-3"), MON_2024_08_12))
                .isEqualTo(ObligationStatus.MET);
        assertThat(history.with(closed(FRI_2024_08_09)).statusOf("report", PartyId.of("defendant-3"), MON_2024_08_12))
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void joiningAfterAJointActDoesNotUndoIt() {
        for (How how : List.of(How.JOINTLY, How.TOGETHER)) {
            CaseHistory history = underOrder(WED_2024_06_05, report(Who.ALL, how))
                    .with(done(THU_2024_06_20, "report", P1, P2, D1, D2))
                    .joined(MON_2024_06_24, PartyId.of("defendant-3"));

            assertThat(history.statusOf("report", TUE_2024_06_25)).as("%s", how).isEqualTo(ObligationStatus.MET);
        }
    }

    @Test
    void partyThatJoinsBeforeAJointActMustTakePart() {
        CaseHistory history = underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY))
                .joined(MON_2024_06_24, PartyId.of("defendant-3"))
                .with(done(TUE_2024_06_25, "report", P1, P2, D1, D2));

        assertThat(history.statusOf("report", TUE_2024_06_25)).isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void partyThatJoinsAfterTheOrderEndedOwesNothing() {
        CaseHistory history = underOrder(WED_2024_06_05, report(Who.DEFENDANTS, How.EACH));

        assertThat(history.with(vacated(THU_2024_06_20, ORDER))
                        .joined(MON_2024_06_24, PartyId.of("defendant-3"))
                        .obligations(TUE_2024_06_25))
                .hasSize(2);
        assertThat(history.ordered(OrderId.of("ecf-30"), THU_2024_06_20, List.of(), List.of(), List.of(ref("report")))
                        .joined(MON_2024_06_24, PartyId.of("defendant-3"))
                        .obligations(TUE_2024_06_25))
                .hasSize(2);
    }

    @Test
    void dismissalEndsOnlyThePartysOwnTerms() {
        CaseHistory history = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.EACH).due(TermDraft.on(TUE_2024_08_06)))
                .with(dismissed(THU_2024_06_20, D2));

        assertThat(history.obligation("report", D2, WED_2024_08_07)).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(ObligationStatus.MOOT);
            assertThat(ended.cause()).isEqualTo(StatusCause.PARTY_DISMISSED);
            assertThat(dueOn(ended)).isEqualTo(TUE_2024_08_06);
        });
        assertThat(history.statusOf("report", D1, WED_2024_08_07)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void excusalRelievesOnlyThatParty() {
        CaseHistory history =
                underOrder(WED_2024_06_05, report(Who.ALL, How.EACH)).with(excused(THU_2024_06_20, "report", D2));

        Obligation excused = history.obligation("report", D2, THU_2024_06_20);
        assertThat(excused.status()).isEqualTo(ObligationStatus.EXCUSED);
        assertThat(excused.evidence())
                .contains(new Evidence(
                        history.last(), "ObligationExcused", at(THU_2024_06_20).occurredAt(), Evidence.Part.EXCUSES));
        assertThat(history.statusOf("report", D1, THU_2024_06_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.with(excused(MON_2024_06_24, "report")).statusOf("report", D1, MON_2024_06_24))
                .isEqualTo(ObligationStatus.EXCUSED);
    }

    private static Trigger recurring() {
        return new Trigger.FactRecorded(List.of("MeetAndConferHeld"), true, false, null);
    }

    private static TermDraft report(Who who, How how) {
        return must("report").owedBy(who, how).by("PerformanceRecorded");
    }
}

package org.goodfaith.rulebook.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.standing.CaseHistory.D1;
import static org.goodfaith.rulebook.standing.CaseHistory.D2;
import static org.goodfaith.rulebook.standing.CaseHistory.ORDER;
import static org.goodfaith.rulebook.standing.CaseHistory.P1;
import static org.goodfaith.rulebook.standing.CaseHistory.P2;
import static org.goodfaith.rulebook.standing.CaseHistory.P3;
import static org.goodfaith.rulebook.standing.CaseHistory.dueOn;
import static org.goodfaith.rulebook.standing.CaseHistory.opened;
import static org.goodfaith.rulebook.standing.CaseHistory.terms;
import static org.goodfaith.rulebook.standing.CaseHistory.underOrder;
import static org.goodfaith.rulebook.standing.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.standing.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.standing.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.standing.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.standing.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.standing.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.standing.Days.THU_2024_06_27;
import static org.goodfaith.rulebook.standing.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.standing.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.standing.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.standing.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.standing.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.standing.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.standing.Days.WED_2024_08_07;
import static org.goodfaith.rulebook.standing.Facts.at;
import static org.goodfaith.rulebook.standing.Facts.closed;
import static org.goodfaith.rulebook.standing.Facts.demand;
import static org.goodfaith.rulebook.standing.Facts.dismissed;
import static org.goodfaith.rulebook.standing.Facts.done;
import static org.goodfaith.rulebook.standing.Facts.excused;
import static org.goodfaith.rulebook.standing.Facts.extended;
import static org.goodfaith.rulebook.standing.Facts.met;
import static org.goodfaith.rulebook.standing.Facts.ref;
import static org.goodfaith.rulebook.standing.Facts.settled;
import static org.goodfaith.rulebook.standing.Facts.vacated;
import static org.goodfaith.rulebook.standing.TermDraft.addressed;
import static org.goodfaith.rulebook.standing.TermDraft.must;
import static org.goodfaith.rulebook.standing.TermDraft.sameAs;
import static org.goodfaith.rulebook.standing.TermDraft.settled;
import static org.goodfaith.rulebook.standing.TermDraft.yes;

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

/** What is decided of who owes, and for whom an act counts. */
class WhoTest {

    private static final PartyId INTERVENOR = PartyId.of("intervenor-1");

    @Test
    void sideOrEachIsSeveralOneObligationPerParty() {
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
    void oneStatementForThreePlaintiffsMeetsThree() {
        CaseHistory history = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANISATION)
                .joined(P2, PartyKind.ORGANISATION)
                .joined(P3, PartyKind.ORGANISATION)
                .joined(D1, PartyKind.ORGANISATION)
                .ordered(ORDER, WED_2024_06_05, terms(report(Who.PLAINTIFFS, How.EACH)))
                .with(done(THU_2024_06_20, "report", P1, P3));

        assertThat(history.standingOf("report", P1, THU_2024_06_20)).isEqualTo(Standing.MET);
        assertThat(history.standingOf("report", P2, THU_2024_06_20)).isEqualTo(Standing.OPEN);
        assertThat(history.standingOf("report", P3, THU_2024_06_20)).isEqualTo(Standing.MET);
    }

    @Test
    void whoIsOnNeitherSideOwesOnlyWhatNamesHim() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        report(Who.ALL, How.EACH),
                        must("brief")
                                .owedBy(new Obligor(Who.NAMED, How.EACH, Obligor.Actor.PARTY, List.of(INTERVENOR, P2)))
                                .by("PerformanceRecorded"))
                .joined(WED_2024_06_05, INTERVENOR);

        assertThat(history.obligations(WED_2024_06_05))
                .filteredOn(obligation -> obligation.term().id().value().equals("report"))
                .hasSize(4);
        assertThat(history.obligations(WED_2024_06_05))
                .filteredOn(obligation -> obligation.term().id().value().equals("brief"))
                .flatExtracting(Obligation::obligors)
                .containsExactly(P2, INTERVENOR);
    }

    @Test
    void jointTermIsOneObligationShownInEveryLane() {
        Obligation report =
                underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY)).obligation("report", WED_2024_06_05);

        assertThat(report.id().value()).isEqualTo("ecf-21/report/jointly");
        assertThat(report.obligors()).isEqualTo(List.of(P1, P2, D1, D2));
    }

    @Test
    void oneActOnBehalfOfAllPerformsAJointTerm() {
        CaseHistory history = underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY))
                .with(done(THU_2024_06_20, "report", P1, P2, D1, D2));

        assertThat(history.standingOf("report", THU_2024_06_20)).isEqualTo(Standing.MET);
        assertThat(history.obligation("report", THU_2024_06_20).deficiencies()).isEmpty();
    }

    @Test
    void actForOnlySomeIsDeficientUntilTheOthersJoin() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.JOINTLY).due(TermDraft.on(TUE_2024_08_06)))
                .with(done(THU_2024_06_20, "report", P1, D1));
        CaseHistory more = some.with(done(MON_2024_06_24, "report", P2));
        CaseHistory all = more.with(done(TUE_2024_06_25, "report", D2));

        assertThat(some.obligation("report", THU_2024_06_20).deficiencies())
                .containsExactly(new Deficiency(
                        "The parties shall do so.",
                        "by one side only: for Sample plaintiff-1; Sample defendant-1, not for Sample plaintiff-2; Sample defendant-2",
                        some.last(),
                        null));
        assertThat(more.standingOf("report", MON_2024_06_24)).isEqualTo(Standing.DEFICIENT);
        assertThat(all.standingOf("report", TUE_2024_06_25)).isEqualTo(Standing.MET);
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
        assertThat(waiting.standing()).isEqualTo(Standing.OPEN);
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

        assertThat(history.standingOf("report", MON_2024_06_24)).isEqualTo(Standing.DEFICIENT);
        CaseHistory cured =
                history.with(done(at(TUE_2024_06_25).curing(history.last()), "report", Map.of("signed", true), D1));
        assertThat(cured.standingOf("report", TUE_2024_06_25)).isEqualTo(Standing.MET);
        assertThat(cured.obligation("report", TUE_2024_06_25).deficiencies())
                .extracting(Deficiency::curedBy)
                .containsExactly(cured.last());
        CaseHistory another = cured.with(done(at(WED_2024_06_26), "report", Map.of("signed", false), P1));
        assertThat(another.obligation("report", WED_2024_06_26).deficiencies())
                .as("what is done once more, after all was done, takes nothing away")
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
    void dismissalSettlementOrExcusalOfOnePartyShrinksTheSet() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()))
                .with(done(THU_2024_06_20, "report", P1));

        assertThat(some.with(
                                dismissed(MON_2024_06_24, P2),
                                settled(TUE_2024_06_25, D1),
                                excused(WED_2024_06_26, "report", D2))
                        .obligation("report", WED_2024_06_26))
                .satisfies(report -> {
                    assertThat(report.standing()).isEqualTo(Standing.MET);
                    assertThat(report.obligors()).containsExactly(P1);
                });
        assertThat(some.with(dismissed(MON_2024_06_24, P2), settled(TUE_2024_06_25, D1))
                        .standingOf("report", WED_2024_06_26))
                .isEqualTo(Standing.DEFICIENT);
    }

    @Test
    void settlementShrinksNoSetOfATermItDoesNotEnd() {
        assertThat(underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY))
                        .with(done(THU_2024_06_20, "report", P1, P2, D1), settled(TUE_2024_06_25, D2))
                        .standingOf("report", WED_2024_06_26))
                .isEqualTo(Standing.DEFICIENT);
    }

    @Test
    void whatEndsAJointTermForAllDoesNotPerformIt() {
        CaseHistory some = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()))
                .with(done(THU_2024_06_20, "report", P1, P2));

        assertThat(some.with(settled(TUE_2024_06_25, P1, P2, D1, D2)).standingOf("report", WED_2024_06_26))
                .isEqualTo(Standing.DEFICIENT);
        assertThat(some.with(settled(MON_2024_06_24, P1, P2), settled(TUE_2024_06_25, D1, D2))
                        .standingOf("report", WED_2024_06_26))
                .isEqualTo(Standing.DEFICIENT);
        assertThat(some.with(settled(MON_2024_06_24, D1, D2), settled(TUE_2024_06_25, P1, P2))
                        .standingOf("report", WED_2024_06_26))
                .as("the others had left before: what was done was all that was owed")
                .isEqualTo(Standing.MET);
    }

    @Test
    void jointTermEndsWhenAllWhoOweItHaveSettledOrWereDismissed() {
        CaseHistory history =
                underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()));

        assertThat(history.with(settled(MON_2024_06_24, P1, P2, D1)).standingOf("report", MON_2024_06_24))
                .isEqualTo(Standing.OPEN);
        assertThat(history.with(settled(MON_2024_06_24, P1, P2, D1), dismissed(TUE_2024_06_25, D2))
                        .obligation("report", TUE_2024_06_25))
                .satisfies(ended -> {
                    assertThat(ended.standing()).isEqualTo(Standing.MOOT);
                    assertThat(ended.obligors()).isEqualTo(List.of(P1, P2, D1, D2));
                });
        assertThat(history.with(
                                dismissed(MON_2024_06_24, P1),
                                dismissed(MON_2024_06_24, P2),
                                dismissed(MON_2024_06_24, D1),
                                dismissed(TUE_2024_06_25, D2))
                        .obligation("report", TUE_2024_06_25))
                .satisfies(ended -> {
                    assertThat(ended.cause()).isEqualTo(Cause.PARTY_DISMISSED);
                    assertThat(ended.endedOn()).isEqualTo(TUE_2024_06_25);
                });
    }

    @Test
    void jointTermIsOwedUntilTheLastWhoOwesItIsGone() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        report(Who.ALL, How.JOINTLY)
                                .due(TermDraft.on(TUE_2024_06_25))
                                .until(settled()))
                .with(settled(MON_2024_06_24, P1, P2, D1), dismissed(THU_2024_06_27, D2));

        assertThat(history.standingOf("report", WED_2024_06_26)).isEqualTo(Standing.OVERDUE);
        Obligation ended = history.obligation("report", THU_2024_06_27);
        assertThat(ended.standing()).isEqualTo(Standing.UNPERFORMED);
        assertThat(ended.cause()).isEqualTo(Cause.PARTY_DISMISSED);
        assertThat(ended.endedOn()).isEqualTo(THU_2024_06_27);
    }

    @Test
    void jointTermOfWhichNobodyButTheExcusedIsLeftIsExcused() {
        CaseHistory history =
                underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY).until(settled()));

        assertThat(history.with(excused(MON_2024_06_24, "report")).standingOf("report", MON_2024_06_24))
                .isEqualTo(Standing.EXCUSED);
        assertThat(history.with(excused(MON_2024_06_24, "report", P1, P2), settled(TUE_2024_06_25, D1, D2))
                        .standingOf("report", TUE_2024_06_25))
                .isEqualTo(Standing.EXCUSED);
        assertThat(history.with(excused(MON_2024_06_24, "report", P1, P2)).standingOf("report", TUE_2024_06_25))
                .isEqualTo(Standing.OPEN);
    }

    @Test
    void whatIsDueWithATermOfAnotherSideIsDueWithItsFirstObligor() {
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
    void recurringTermIsOwedOnceForEachEntryByAllWhoOweIt() {
        TermDraft each =
                must("log").owedBy(Who.DEFENDANTS, How.EACH).once(recurring()).by("PerformanceRecorded");
        TermDraft jointly =
                must("note").owedBy(Who.ALL, How.JOINTLY).once(recurring()).by("PerformanceRecorded");
        CaseHistory history = underOrder(WED_2024_06_05, each, jointly);
        CaseHistory twice = history.with(met(THU_2024_06_20, P1, D1), met(MON_2024_06_24, P1, D1));

        assertThat(history.obligations(THU_2024_06_20))
                .extracting(obligation -> obligation.id().value(), Obligation::standing)
                .containsExactly(
                        tuple("ecf-21/log/defendant-1", Standing.DORMANT),
                        tuple("ecf-21/log/defendant-2", Standing.DORMANT),
                        tuple("ecf-21/note/jointly", Standing.DORMANT));
        assertThat(twice.obligations(MON_2024_06_24))
                .extracting(obligation -> obligation.id().value(), Obligation::standing)
                .containsExactly(
                        tuple("ecf-21/log/defendant-1/6", Standing.OPEN),
                        tuple("ecf-21/log/defendant-2/6", Standing.OPEN),
                        tuple("ecf-21/log/defendant-1/7", Standing.OPEN),
                        tuple("ecf-21/log/defendant-2/7", Standing.OPEN),
                        tuple("ecf-21/note/jointly/6", Standing.OPEN),
                        tuple("ecf-21/note/jointly/7", Standing.OPEN));
    }

    @Test
    void demandBindsOnlyThoseItWasServedOn() {
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

        assertThat(history.standingOf("answer", D1, THU_2024_06_20)).isEqualTo(Standing.DORMANT);
        assertThat(history.standingOf("answer", D2, THU_2024_06_20)).isEqualTo(Standing.OPEN);
        assertThat(history.standingOf("confer", THU_2024_06_20)).isEqualTo(Standing.OPEN);
        assertThat(underOrder(
                                WED_2024_06_05,
                                must("confer")
                                        .owedBy(Who.DEFENDANTS, How.JOINTLY)
                                        .once(addressed("DemandServed"))
                                        .by("MeetAndConferHeld"))
                        .with(demand(THU_2024_06_20, "demand-1", D1, P1))
                        .standingOf("confer", THU_2024_06_20))
                .isEqualTo(Standing.DORMANT);
    }

    @Test
    void partyJoinedLaterOwesFromJoining() {
        CaseHistory history = underOrder(
                        WED_2024_06_05, report(Who.DEFENDANTS, How.EACH).due(TermDraft.on(TUE_2024_08_06)))
                .joined(MON_2024_08_05, PartyId.of("defendant-3"));

        assertThat(history.obligations(THU_2024_08_01)).hasSize(2);
        Obligation joined = history.obligation("report", PartyId.of("defendant-3"), MON_2024_08_05);
        assertThat(joined.standing()).isEqualTo(Standing.OPEN);
        assertThat(joined.openSinceOn()).isEqualTo(MON_2024_08_05);
        assertThat(dueOn(joined)).isEqualTo(TUE_2024_08_06);
        assertThat(history.standingOf("report", PartyId.of("defendant-3"), WED_2024_08_07))
                .isEqualTo(Standing.OVERDUE);
    }

    @Test
    void whatWasPastDueWhenAPartyJoinedIsOpenAndUndatedForIt() {
        CaseHistory history = underOrder(
                        WED_2024_06_05, report(Who.DEFENDANTS, How.EACH).due(TermDraft.on(TUE_2024_08_06)))
                .joined(THU_2024_08_08, PartyId.of("defendant-3"));

        Obligation joined = history.obligation("report", PartyId.of("defendant-3"), MON_2024_08_12);
        assertThat(joined.standing()).isEqualTo(Standing.OPEN);
        assertThat(joined.due()).isNull();
        assertThat(joined.reason()).isEqualTo("it became binding only after Tue 2024-08-06, so it has no date");
        assertThat(history.standingOf("report", D1, MON_2024_08_12)).isEqualTo(Standing.OVERDUE);
        assertThat(history.with(done(FRI_2024_08_09, "report", PartyId.of("defendant-3")))
                        .standingOf("report", PartyId.of("defendant-3"), MON_2024_08_12))
                .isEqualTo(Standing.MET);
        assertThat(history.with(closed(FRI_2024_08_09)).standingOf("report", PartyId.of("defendant-3"), MON_2024_08_12))
                .isEqualTo(Standing.MOOT);
    }

    @Test
    void whoJoinsAfterAJointActDoesNotUndoIt() {
        for (How how : List.of(How.JOINTLY, How.TOGETHER)) {
            CaseHistory history = underOrder(WED_2024_06_05, report(Who.ALL, how))
                    .with(done(THU_2024_06_20, "report", P1, P2, D1, D2))
                    .joined(MON_2024_06_24, PartyId.of("defendant-3"));

            assertThat(history.standingOf("report", TUE_2024_06_25))
                    .as("%s", how)
                    .isEqualTo(Standing.MET);
        }
    }

    @Test
    void whoJoinsBeforeAJointActMustJoinInItToo() {
        CaseHistory history = underOrder(WED_2024_06_05, report(Who.ALL, How.JOINTLY))
                .joined(MON_2024_06_24, PartyId.of("defendant-3"))
                .with(done(TUE_2024_06_25, "report", P1, P2, D1, D2));

        assertThat(history.standingOf("report", TUE_2024_06_25)).isEqualTo(Standing.DEFICIENT);
    }

    @Test
    void whoJoinedAfterTheOrderWasGoneOwesNothingUnderIt() {
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
    void dismissalEndsWhatThePartyOwesAlone() {
        CaseHistory history = underOrder(
                        WED_2024_06_05, report(Who.ALL, How.EACH).due(TermDraft.on(TUE_2024_08_06)))
                .with(dismissed(THU_2024_06_20, D2));

        assertThat(history.obligation("report", D2, WED_2024_08_07)).satisfies(ended -> {
            assertThat(ended.standing()).isEqualTo(Standing.MOOT);
            assertThat(ended.cause()).isEqualTo(Cause.PARTY_DISMISSED);
            assertThat(dueOn(ended)).isEqualTo(TUE_2024_08_06);
        });
        assertThat(history.standingOf("report", D1, WED_2024_08_07)).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void excusalOfOnePartyRelievesThatPartyOnly() {
        CaseHistory history =
                underOrder(WED_2024_06_05, report(Who.ALL, How.EACH)).with(excused(THU_2024_06_20, "report", D2));

        Obligation excused = history.obligation("report", D2, THU_2024_06_20);
        assertThat(excused.standing()).isEqualTo(Standing.EXCUSED);
        assertThat(excused.evidence())
                .contains(new Evidence(
                        history.last(), "ObligationExcused", at(THU_2024_06_20).occurredAt(), Evidence.Part.EXCUSES));
        assertThat(history.standingOf("report", D1, THU_2024_06_20)).isEqualTo(Standing.OPEN);
        assertThat(history.with(excused(MON_2024_06_24, "report")).standingOf("report", D1, MON_2024_06_24))
                .isEqualTo(Standing.EXCUSED);
    }

    private static Trigger recurring() {
        return new Trigger.FactRecorded(List.of("MeetAndConferHeld"), true, false, null);
    }

    private static TermDraft report(Who who, How how) {
        return must("report").owedBy(who, how).by("PerformanceRecorded");
    }
}

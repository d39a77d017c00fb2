package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConfer;
import static org.goodfaith.rulebook.status.CaseHistory.scheduled;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_02;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_23;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_30;
import static org.goodfaith.rulebook.status.Days.FRI_2025_08_29;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_19;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_26;
import static org.goodfaith.rulebook.status.Days.MON_2025_09_15;
import static org.goodfaith.rulebook.status.Days.SAT_2024_08_10;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_15;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_22;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_29;
import static org.goodfaith.rulebook.status.Days.THU_2025_08_28;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_13;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_20;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_27;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_03;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_10;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_17;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_12;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_24;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_31;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_14;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_21;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_28;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.closed;
import static org.goodfaith.rulebook.status.Facts.conferenceCanceled;
import static org.goodfaith.rulebook.status.Facts.conferenceHeld;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.ref;
import static org.goodfaith.rulebook.status.Facts.reopened;
import static org.goodfaith.rulebook.status.Facts.sessionCompleted;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.settlementFailed;
import static org.goodfaith.rulebook.status.Facts.statement;
import static org.goodfaith.rulebook.status.Facts.stayLifted;
import static org.goodfaith.rulebook.status.Facts.stayed;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.must;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for dates that move, and for facts that end, suspend or revive obligations. */
class MovedDatesAndEndingsTest {

    private static final OrderId SECOND = OrderId.of("ecf-30");

    @Test
    void timelyActStaysTimelyWhenTheDateMovesEarlier() {
        CaseHistory history = settlementConference()
                .with(
                        conferenceMoved(THU_2024_08_01, TUE_2024_09_10),
                        statement(MON_2024_08_26, P1),
                        conferenceMoved(TUE_2024_08_27, TUE_2024_09_03));

        assertThat(history.statusOf("conference-statement", P1, TUE_2024_08_27)).isEqualTo(ObligationStatus.MET);
    }

    @Test
    void lateActIsTimelyUnderALaterDate() {
        CaseHistory late = settlementConference().with(statement(THU_2024_08_08, P1));

        assertThat(late.statusOf("conference-statement", P1, THU_2024_08_08)).isEqualTo(ObligationStatus.LATE);
        CaseHistory moved = late.with(conferenceMoved(FRI_2024_08_09, TUE_2024_09_10));
        assertThat(moved.statusOf("conference-statement", P1, FRI_2024_08_09)).isEqualTo(ObligationStatus.MET);
        assertThat(moved.statusOf("conference-statement", P1, THU_2024_08_08)).isEqualTo(ObligationStatus.LATE);
    }

    @Test
    void latenessIsCountedFromTheLaterOfTwoDates() {
        CaseHistory history = settlementConference()
                .with(
                        conferenceMoved(THU_2024_08_01, TUE_2024_09_10),
                        statement(WED_2024_08_28, P1),
                        conferenceMoved(THU_2024_08_29, TUE_2024_09_17),
                        conferenceMoved(FRI_2024_08_30, TUE_2024_09_03));

        Obligation late = history.obligation("conference-statement", P1, FRI_2024_08_30);
        assertThat(late.status()).isEqualTo(ObligationStatus.LATE);
        assertThat(late.lateness()).isEqualTo(new Lateness(1, 0));
        assertThat(late.reason()).endsWith("due Tue, Aug 27, 2024");
    }

    @Test
    void dateMovedBeforeTheDayOfTheMoveIsNoDate() {
        CaseHistory history = settlementConference().with(conferenceMoved(FRI_2024_08_09, WED_2024_08_21));

        Obligation moved = history.obligation("conference-statement", P1, MON_2024_08_12);
        assertThat(moved.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(moved.due()).isNull();
        assertThat(moved.wording()).isEqualTo("open - no date set");
        assertThat(moved.reason())
                .isEqualTo("no due date: entry " + history.last()
                        + " of Fri, Aug 9, 2024 set it to Wed, Aug 7, 2024, which had already passed");
        assertThat(moved.flags()).contains(moved.reason());
        assertThat(history.with(statement(TUE_2024_08_13, P1)).statusOf("conference-statement", P1, TUE_2024_08_13))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void dateMovedToTheDayOfTheMoveCounts() {
        CaseHistory history = settlementConference().with(conferenceMoved(FRI_2024_08_09, FRI_2024_08_23));

        assertThat(history.statusOf("conference-statement", P1, FRI_2024_08_09)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("conference-statement", P1, SAT_2024_08_10)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void lateActStaysLateWhenItsDateMovesIntoThePast() {
        CaseHistory history = settlementConference()
                .with(statement(THU_2024_08_08, P1), conferenceMoved(FRI_2024_08_09, WED_2024_08_21));

        Obligation late = history.obligation("conference-statement", P1, MON_2024_08_12);
        assertThat(late.status()).isEqualTo(ObligationStatus.LATE);
        assertThat(late.lateness()).isEqualTo(new Lateness(2, 0));
        assertThat(late.reason()).endsWith("due Tue, Aug 6, 2024");
    }

    @Test
    void unchangedDateIsNoMove() {
        for (LocalTime time : List.of(LocalTime.of(10, 0), LocalTime.of(14, 0))) {
            CaseHistory history = settlementConference().with(conferenceMoved(THU_2024_08_08, TUE_2024_08_20, time));

            assertThat(history.statusOf("conference-statement", P1, THU_2024_08_08))
                    .as("statement, conference at %s", time)
                    .isEqualTo(ObligationStatus.OVERDUE);
        }
    }

    @Test
    void dateMovedIntoThePastStaysVoidWhenOnlyTheTimeChanges() {
        CaseHistory history = settlementConference()
                .with(
                        conferenceMoved(FRI_2024_08_09, WED_2024_08_21),
                        conferenceMoved(MON_2024_08_12, WED_2024_08_21, LocalTime.of(14, 0)));

        assertThat(history.obligation("conference-statement", P1, TUE_2024_08_13)
                        .reason())
                .startsWith("no due date: entry " + (history.last() - 1));
    }

    @ParameterizedTest(name = "recorded on {0} and {1}")
    @CsvSource({"2024-08-01, 2024-08-02", "2024-08-02, 2024-08-01"})
    void lastMoveByValidTimeCounts(LocalDate earlier, LocalDate later) {
        CaseHistory history = settlementConference()
                .with(conferenceMoved(WED_2024_07_24, TUE_2024_09_10), earlier)
                .with(conferenceMoved(WED_2024_07_31, TUE_2024_09_17), later);

        assertThat(dueOn(history.obligation("serve-demand", FRI_2024_08_02))).isEqualTo(TUE_2024_09_03);
        CaseHistory reversed = settlementConference()
                .with(conferenceMoved(WED_2024_07_31, TUE_2024_09_17), earlier)
                .with(conferenceMoved(WED_2024_07_24, TUE_2024_09_10), later);
        assertThat(dueOn(reversed.obligation("serve-demand", FRI_2024_08_02))).isEqualTo(TUE_2024_09_03);
    }

    @Test
    void laterOfExtensionAndRescheduleCounts() {
        CaseHistory extendedLast = settlementConference()
                .with(
                        conferenceMoved(WED_2024_07_24, TUE_2024_09_10),
                        extended(WED_2024_07_31, "serve-demand", FRI_2024_08_30));
        assertThat(dueOn(extendedLast.obligation("serve-demand", THU_2024_08_01)))
                .isEqualTo(FRI_2024_08_30);
        CaseHistory movedLast = settlementConference()
                .with(
                        extended(WED_2024_07_24, "serve-demand", FRI_2024_08_30),
                        conferenceMoved(WED_2024_07_31, TUE_2024_09_10));
        assertThat(dueOn(movedLast.obligation("serve-demand", THU_2024_08_01))).isEqualTo(TUE_2024_08_27);
    }

    @Test
    void extensionExplainsTheOldAndNewDates() {
        CaseHistory history = settlementConference().with(extended(WED_2024_07_24, "serve-demand", FRI_2024_08_09));

        Obligation extended = history.obligation("serve-demand", WED_2024_07_24);
        assertThat(extended.readingInForce().orElseThrow().label()).isEqualTo("as extended");
        assertThat(extended.readingInForce().orElseThrow().explanation().steps())
                .contains(new ComputationStep(
                        "entry " + history.last(),
                        "extended by court order of Wed, Jul 24, 2024, from Tue, Aug 6, 2024",
                        "Fri, Aug 9, 2024"));
        assertThat(extended.evidence())
                .extracting(Evidence::entry, Evidence::part)
                .contains(tuple(history.last(), Evidence.Part.EXTENDS));
        assertThat(extended.readingInForce().orElseThrow().explanation().steps())
                .as("the explanation keeps the steps of the first date")
                .extracting(ComputationStep::cites)
                .contains("Fed. R. Civ. P. 6(a)(1)(B)");
        CaseHistory stipulated = settlementConference()
                .with(new DeadlineExtended(
                        at(WED_2024_07_24),
                        ref("serve-demand"),
                        null,
                        null,
                        List.of(),
                        CourtTime.on(FRI_2024_08_09),
                        null,
                        ExtensionBasis.STIPULATION,
                        null));
        assertThat(stipulated
                        .obligation("serve-demand", WED_2024_07_24)
                        .readingInForce()
                        .orElseThrow()
                        .explanation()
                        .steps())
                .extracting(ComputationStep::says)
                .contains("extended by stipulation of Wed, Jul 24, 2024, from Tue, Aug 6, 2024");
    }

    @ParameterizedTest(name = "as of {0}, known on {1}: {2}")
    @CsvSource(textBlock = """
        2024-08-06, 2024-08-30, OPEN
        2024-08-07, 2024-08-30, OVERDUE
        2024-08-08, 2024-08-30, OVERDUE
        2024-08-09, 2024-08-30, OPEN
        2024-08-14, 2024-08-30, OPEN
        2024-08-15, 2024-08-30, OVERDUE
        2024-08-12, 2024-08-08, OVERDUE
        """)
    void extensionAfterTheDueDateRemovesTheOverdueFromThenOn(
            LocalDate asOf, LocalDate knownOn, ObligationStatus status) {
        assertThat(settlementConference()
                        .with(extended(FRI_2024_08_09, "serve-demand", WED_2024_08_14))
                        .statusOf("serve-demand", asOf, knownOn))
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "as of {0}, known on {1}: {2}")
    @CsvSource(textBlock = """
        2024-08-06, 2024-08-30, OPEN
        2024-08-07, 2024-08-30, OPEN
        2024-08-14, 2024-08-30, OPEN
        2024-08-15, 2024-08-30, OVERDUE
        2024-08-07, 2024-08-08, OVERDUE
        2024-08-19, 2024-08-30, OVERDUE
        """)
    void extensionNuncProTuncSaysFromWhenItCounts(LocalDate asOf, LocalDate knownOn, ObligationStatus status) {
        assertThat(settlementConference()
                        .with(extended(MON_2024_08_19, ref("serve-demand"), WED_2024_08_14, TUE_2024_08_06))
                        .statusOf("serve-demand", asOf, knownOn))
                .isEqualTo(status);
    }

    @Test
    void excusalNuncProTuncCountsFromTheDayItNames() {
        CaseHistory history = settlementConference()
                .with(new ObligationExcused(
                        at(MON_2024_08_19), ref("serve-demand"), null, null, List.of(), "good cause", TUE_2024_08_06));

        assertThat(history.statusOf("serve-demand", THU_2024_08_08)).isEqualTo(ObligationStatus.EXCUSED);
        assertThat(history.statusOf("serve-demand", MON_2024_08_05)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("serve-demand", THU_2024_08_08, THU_2024_08_08))
                .isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void extensionForOnePartyExtendsItsTermAndAJointTerm() {
        CaseHistory history = settlementConference()
                .with(
                        extended(WED_2024_07_24, "conference-statement", FRI_2024_08_09, P1),
                        extended(WED_2024_07_24, "preregister-conference", WED_2024_08_14, P1));

        assertThat(dueOn(history.obligation("conference-statement", P1, WED_2024_07_24)))
                .isEqualTo(FRI_2024_08_09);
        assertThat(dueOn(history.obligation("conference-statement", D1, WED_2024_07_24)))
                .isEqualTo(TUE_2024_08_06);
        assertThat(dueOn(history.obligation("preregister-conference", WED_2024_07_24)))
                .isEqualTo(WED_2024_08_14);
    }

    @Test
    void extensionMovesTermsDueWithTheTerm() {
        CaseHistory history =
                settlementConference().with(extended(WED_2024_07_24, "conference-statement", FRI_2024_08_09, P1));

        assertThat(dueOn(history.obligation("request-excusal", P1, WED_2024_07_24)))
                .isEqualTo(FRI_2024_08_09);
        assertThat(dueOn(history.obligation("request-excusal", D1, WED_2024_07_24)))
                .isEqualTo(TUE_2024_08_06);
    }

    @Test
    void extensionEndsWhenALaterOrderRestatesTheTerm() {
        CaseHistory history = underOrder(WED_2024_06_05, report(TUE_2024_08_06))
                .with(extended(THU_2024_06_20, "report", FRI_2024_08_09))
                .ordered(SECOND, TUE_2024_06_25, terms(report(WED_2024_07_31)), List.of(ORDER), List.of());

        assertThat(dueOn(underSecond(history, WED_2024_06_26))).isEqualTo(WED_2024_07_31);
        CaseHistory again = history.with(extended(WED_2024_06_26, "report", MON_2024_08_12));
        assertThat(dueOn(underSecond(again, WED_2024_06_26)))
                .as("granted after the new order, for a term of the replaced order")
                .isEqualTo(MON_2024_08_12);
        CaseHistory own = history.with(
                extended(WED_2024_06_26, new TermRef(SECOND, TermId.of("report")), FRI_2024_08_02, THU_2024_06_20));
        assertThat(dueOn(underSecond(own, WED_2024_06_26)))
                .as("for a term of the new order, nunc pro tunc")
                .isEqualTo(FRI_2024_08_02);
    }

    @Test
    void lastGrantedExtensionCounts() {
        CaseHistory history = underOrder(WED_2024_06_05, report(TUE_2024_06_25))
                .with(extended(THU_2024_06_20, "report", WED_2024_07_24))
                .with(extended(TUE_2024_06_25, ref("report"), WED_2024_07_31, WED_2024_06_12));

        assertThat(dueOn(history.obligation("report", WED_2024_06_26)))
                .as("granted later, but counting from an earlier day")
                .isEqualTo(WED_2024_07_31);
    }

    /** Each term depends on the next two, which would double the number of readings at each step. */
    @Test
    void readingsOfDependentTermsAreLimited() {
        var chain = new ArrayList<TermDraft>();
        for (int i = 0; i < 40; i++) {
            chain.add(must("t" + i)
                    .due(
                            new Reading("a", "counted from the next", daysAfter("t" + (i + 1), 7), true),
                            new Reading(
                                    "b", "counted from the one after", daysAfter("t" + (i + 2), 7 * (i + 3)), false)));
        }
        chain.add(must("t40").due(TermDraft.on(WED_2024_07_24)));
        chain.add(must("t41").due(TermDraft.on(WED_2024_07_31)));
        CaseHistory history = underOrder(WED_2024_06_05, chain.toArray(TermDraft[]::new));

        assertThat(history.obligation("t0", P1, WED_2024_06_26).readings())
                .hasSizeBetween(2, 32)
                .anySatisfy(reading -> assertThat(reading.flags()).contains("only the first 16 readings are shown"));
    }

    private static Due daysAfter(String term, int days) {
        return new Due.Counted(
                days, Period.Unit.DAYS, Period.Direction.AFTER, new Anchor.TermDue(TermId.of(term)), null);
    }

    @ParameterizedTest(name = "canceled on {0}: as of {1} {2}, {3}")
    @CsvSource(textBlock = """
        2024-08-05, 2024-08-12, DORMANT,     dormant - the settlement conference was taken off calendar
        2024-08-06, 2024-08-12, DORMANT,     dormant - the settlement conference was taken off calendar
        2024-08-07, 2024-08-12, UNPERFORMED, ended - no performance recorded
        2024-08-08, 2024-08-07, OVERDUE,     overdue - no performance recorded
        """)
    void eventCanceledWithNoNewDate(LocalDate canceledOn, LocalDate asOf, ObligationStatus status, String wording) {
        Obligation demand =
                settlementConference().with(conferenceCanceled(canceledOn)).obligation("serve-demand", asOf);

        assertThat(demand.status()).isEqualTo(status);
        assertThat(demand.wording()).isEqualTo(wording);
        assertThat(demand.cause()).isEqualTo(status == ObligationStatus.OVERDUE ? null : StatusCause.EVENT_CANCELED);
    }

    @Test
    void termPastDueWhenItsEventIsCanceledKeepsItsDate() {
        CaseHistory history = settlementConference().with(conferenceCanceled(THU_2024_08_08));

        Obligation demand = history.obligation("serve-demand", MON_2024_08_12);
        assertThat(dueOn(demand)).isEqualTo(TUE_2024_08_06);
        assertThat(demand.reason()).isEqualTo("past due when the settlement conference was taken off calendar");
        assertThat(demand.evidence())
                .extracting(Evidence::entry, Evidence::part)
                .contains(tuple(history.last(), Evidence.Part.SCHEDULES));
        assertThat(history.statusOf("request-excusal", P1, MON_2024_08_12)).isEqualTo(ObligationStatus.LAPSED);
        assertThat(history.with(conferenceCanceled(FRI_2024_08_09)).statusOf("serve-demand", MON_2024_08_12))
                .as("canceled a second time")
                .isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(history.with(settled(FRI_2024_08_09, P1, D1)).statusOf("serve-demand", MON_2024_08_12))
                .as("then the case settled")
                .isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(history.with(demand(FRI_2024_08_09, "demand-1", P1, D1))
                        .obligation("serve-demand", MON_2024_08_12)
                        .wording())
                .as("then the term was performed")
                .isEqualTo("late by 3 days");
    }

    @Test
    void cancellationLeavesAnUntriggeredTermDormant() {
        CaseHistory history = settlementConference()
                .joined(THU_2024_08_08, PartyId.of("defendant-3"))
                .with(conferenceCanceled(MON_2024_08_19));

        assertThat(history.statusOf("respond-to-demand", D1, MON_2024_08_19)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(history.statusOf("conference-statement", PartyId.of("defendant-3"), MON_2024_08_19))
                .as("past due before the party joined")
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void lateActStaysLateWhenTheEventIsCanceled() {
        CaseHistory history =
                settlementConference().with(statement(THU_2024_08_08, P1), conferenceCanceled(FRI_2024_08_09));

        assertThat(history.obligation("conference-statement", P1, MON_2024_08_12)
                        .wording())
                .isEqualTo("late by 2 days");
    }

    @Test
    void newDateAfterACancellationRevivesDormantAndOverdueTerms() {
        CaseHistory canceled = settlementConference().with(conferenceCanceled(THU_2024_08_08));
        CaseHistory reset = canceled.with(conferenceMoved(FRI_2024_08_09, TUE_2024_09_10));

        assertThat(canceled.statusOf("preregister-conference", THU_2024_08_08)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(reset.statusOf("preregister-conference", FRI_2024_08_09)).isEqualTo(ObligationStatus.OPEN);
        assertThat(canceled.statusOf("serve-demand", THU_2024_08_08)).isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(reset.statusOf("serve-demand", FRI_2024_08_09)).isEqualTo(ObligationStatus.OPEN);
        assertThat(dueOn(reset.obligation("serve-demand", FRI_2024_08_09))).isEqualTo(TUE_2024_08_27);
        assertThat(reset.obligation("serve-demand", FRI_2024_08_09)
                        .readingInForce()
                        .orElseThrow()
                        .explanation()
                        .steps()
                        .getFirst()
                        .says())
                .isEqualTo(
                        "the settlement conference was moved on Fri, Aug 9, 2024 from Tue, Aug 20, 2024, 10:00 a.m. PT: counsel is in trial");
    }

    @Test
    void termCountedFromAnUnscheduledEventIsDormant() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("report").owedBy(ONLY_P1).due(daysBefore(14, CONFERENCE)).by("PerformanceRecorded"));

        Obligation waiting = history.obligation("report", THU_2024_06_20);
        assertThat(waiting.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(waiting.cause()).isEqualTo(StatusCause.EVENT_NOT_SCHEDULED);
        assertThat(waiting.reason()).isEqualTo("the settlement conference has no date yet");
        assertThat(dueOn(history.with(scheduled(
                                MON_2024_06_24,
                                CONFERENCE,
                                EventKind.SETTLEMENT_CONFERENCE,
                                CourtTime.on(TUE_2024_08_20)))
                        .obligation("report", MON_2024_06_24)))
                .isEqualTo(TUE_2024_08_06);
    }

    @Test
    void termsOfAnEventEndAfterTheDayItIsHeld() {
        CaseHistory held = settlementConference().with(conferenceHeld(TUE_2024_08_20));

        assertThat(held.statusOf("settlement-discovery", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(held.statusOf("settlement-discovery", P1, WED_2024_08_21)).isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(held.obligation("settlement-discovery", P1, WED_2024_08_21).reason())
                .isEqualTo("ended after it fell due: the settlement conference was held on Tue, Aug 20, 2024");
        assertThat(held.obligation("settlement-discovery", P1, WED_2024_08_21).endedOn())
                .isEqualTo(WED_2024_08_21);
        assertThat(held.statusOf("provide-order-copy", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(held.statusOf("provide-order-copy", P1, WED_2024_08_21)).isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void eventDayIsTheDayItWasActuallyHeld() {
        CaseHistory later = settlementConference().with(conferenceHeld(WED_2024_08_21));
        assertThat(later.statusOf("attend-conference", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(later.statusOf("attend-conference", P1, WED_2024_08_21)).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(later.statusOf("attend-conference", P1, THU_2024_08_22)).isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(dueOn(later.obligation("attend-conference", P1, WED_2024_08_21)))
                .isEqualTo(WED_2024_08_21);
        assertThat(attendanceStep(later)).isEqualTo("held on Wed, Aug 21, 2024");
        assertThat(attendanceStep(settlementConference().with(conferenceHeld(TUE_2024_08_20))))
                .isEqualTo("Tue, Aug 20, 2024, 10:00 a.m. PT");

        CaseHistory earlier = settlementConference().with(conferenceHeld(MON_2024_08_19));
        assertThat(earlier.statusOf("attend-conference", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.UNPERFORMED);
    }

    @Test
    void unscheduledEventThatIsHeldEndsItsTerms() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report").owedBy(ONLY_P1).by("PerformanceRecorded").until(TermDraft.held(CONFERENCE)))
                .with(conferenceHeld(TUE_2024_08_20));

        assertThat(history.statusOf("report", WED_2024_08_21)).isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void conferenceThatWasHeldIsNotTakenOffCalendar() {
        assertThat(settlementConference()
                        .with(conferenceHeld(TUE_2024_08_20), conferenceCanceled(WED_2024_08_21))
                        .statusOf("provide-order-copy", P1, WED_2024_08_21))
                .as("taken off calendar after it was held")
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void endedTermKeepsItsDateWhenItsEventMoves() {
        CaseHistory history = settlementConference()
                .with(settled(THU_2024_08_08, P1), conferenceMoved(FRI_2024_08_09, TUE_2024_09_10));

        assertThat(history.statusOf("conference-statement", P1, FRI_2024_08_09))
                .as("past due when it ended")
                .isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(history.statusOf("conference-statement", D1, FRI_2024_08_09)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void settlementEndsOnlyTheTermsOfTheSettlingParties() {
        CaseHistory history = settlementConference().with(settled(THU_2024_08_01, D1));

        assertThat(history.statusOf("conference-statement", D1, THU_2024_08_01)).isEqualTo(ObligationStatus.MOOT);
        assertThat(history.statusOf("conference-statement", P1, THU_2024_08_01)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("preregister-conference", THU_2024_08_01)).satisfies(joint -> {
            assertThat(joint.status()).isEqualTo(ObligationStatus.OPEN);
            assertThat(joint.obligors()).containsExactly(P1);
        });
    }

    @ParameterizedTest(name = "settled {0}, failed {1}, as of {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
        2024-08-01, 2024-08-05, 2024-08-05, OPEN,    2024-08-06, revived before it was due
        2024-08-01, 2024-08-05, 2024-08-07, OVERDUE, 2024-08-06, and then it fell due
        2024-08-01, 2024-08-08, 2024-08-05, MOOT,    2024-08-06, while settled
        2024-08-01, 2024-08-08, 2024-08-08, OPEN,    -,          its date passed meanwhile
        2024-08-01, 2024-08-08, 2024-08-19, OPEN,    -,          its date passed meanwhile
        2024-08-06, 2024-08-07, 2024-08-07, OPEN,    -,          settled on the due day
        2024-08-08, 2024-08-12, 2024-08-12, OVERDUE, 2024-08-06, it was overdue before
        2024-08-08, 2024-08-12, 2024-08-09, UNPERFORMED, 2024-08-06, while settled
        """)
    void afterASettlementFailedObligationsRevive(
            LocalDate settledOn,
            LocalDate failedOn,
            LocalDate asOf,
            ObligationStatus status,
            @Nullable LocalDate dueOn,
            String because) {
        Obligation demand = settlementConference()
                .with(settled(settledOn, P1, D1), settlementFailed(failedOn, P1, D1))
                .obligation("serve-demand", asOf);

        assertThat(demand.status()).as(because).isEqualTo(status);
        DueMoment due = demand.due();
        assertThat(due == null ? null : due.on()).as(because).isEqualTo(dueOn);
    }

    @Test
    void dateThatPassedDuringASettlementIsNoDate() {
        CaseHistory history =
                settlementConference().with(settled(THU_2024_08_01, P1, D1), settlementFailed(THU_2024_08_08, P1, D1));

        assertThat(history.obligation("serve-demand", THU_2024_08_08).reason())
                .isEqualTo(
                        "no due date: Tue, Aug 6, 2024 passed while the obligation was suspended by entry 6, \"Settlement reached\"");
        assertThat(history.with(demand(FRI_2024_08_09, "demand-1", P1, D1)).statusOf("serve-demand", FRI_2024_08_09))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void failedSettlementDoesNotAffectTermsItDidNotEnd() {
        CaseHistory report = meetAndConfer()
                .with(
                        sessionCompleted(THU_2025_08_28, P1, D1),
                        settled(FRI_2025_08_29, P1, D1),
                        settlementFailed(MON_2025_09_15, P1, D1));
        assertThat(report.statusOf("completion-report", MON_2025_09_15)).isEqualTo(ObligationStatus.OVERDUE);

        CaseHistory joint =
                settlementConference().with(settled(THU_2024_08_01, D1), settlementFailed(THU_2024_08_15, D1));
        assertThat(joint.statusOf("preregister-conference", THU_2024_08_15))
                .as("the plaintiff still owed it")
                .isEqualTo(ObligationStatus.OVERDUE);
        assertThat(joint.statusOf("conference-statement", D1, THU_2024_08_15)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void secondSettlementEndsATermAgain() {
        CaseHistory history = settlementConference()
                .with(
                        settled(THU_2024_08_01, P1, D1),
                        settlementFailed(FRI_2024_08_02, P1, D1),
                        settled(MON_2024_08_05, P1, D1));

        assertThat(history.statusOf("serve-demand", FRI_2024_08_02)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("serve-demand", THU_2024_08_08)).satisfies(moot -> {
            assertThat(moot.status()).isEqualTo(ObligationStatus.MOOT);
            assertThat(moot.endedOn()).isEqualTo(MON_2024_08_05);
        });
        assertThat(history.with(settled(TUE_2024_08_06, P1, D1))
                        .obligation("serve-demand", THU_2024_08_08)
                        .endedOn())
                .as("reached again while the first settlement is in effect")
                .isEqualTo(MON_2024_08_05);
    }

    @ParameterizedTest(name = "stayed {0}, lifted {1}, as of {2}: {3}")
    @CsvSource(textBlock = """
        2024-08-01, 2024-08-05, 2024-08-02, DORMANT
        2024-08-01, 2024-08-05, 2024-08-05, OPEN
        2024-08-01, 2024-08-05, 2024-08-07, OVERDUE
        2024-08-01, 2024-08-08, 2024-08-07, DORMANT
        2024-08-01, 2024-08-08, 2024-08-08, OPEN
        2024-08-08, 2024-08-12, 2024-08-07, OVERDUE
        2024-08-08, 2024-08-12, 2024-08-09, DORMANT
        2024-08-08, 2024-08-12, 2024-08-12, OVERDUE
        """)
    void stayedIsDormant(LocalDate stayedOn, LocalDate liftedOn, LocalDate asOf, ObligationStatus status) {
        assertThat(settlementConference()
                        .with(stayed(stayedOn, ORDER), stayLifted(liftedOn))
                        .statusOf("serve-demand", asOf))
                .isEqualTo(status);
    }

    @Test
    void dateThatPassesDuringAStayCountsUntilTheStayIsLifted() {
        Obligation stayed =
                settlementConference().with(stayed(THU_2024_08_01, ORDER)).obligation("serve-demand", THU_2024_08_08);

        assertThat(dueOn(stayed)).isEqualTo(TUE_2024_08_06);
        assertThat(stayed.flags()).isEmpty();
    }

    @Test
    void extensionAfterTheEndMakesALateActTimely() {
        CaseHistory late = settlementConference().with(statement(THU_2024_08_08, P1), conferenceHeld(TUE_2024_08_20));
        CaseHistory extended = late.with(extended(THU_2024_08_22, "conference-statement", FRI_2024_08_30, P1));

        assertThat(extended.statusOf("conference-statement", P1, WED_2024_08_21))
                .isEqualTo(ObligationStatus.LATE);
        assertThat(extended.statusOf("conference-statement", P1, THU_2024_08_22))
                .isEqualTo(ObligationStatus.MET);
        assertThat(extended.statusOf("conference-statement", D1, THU_2024_08_22))
                .isEqualTo(ObligationStatus.UNPERFORMED);
    }

    @Test
    void staySuspendsOnlyTheOrdersItNames() {
        assertThat(settlementConference()
                        .with(stayed(THU_2024_08_01), stayed(THU_2024_08_01, SECOND))
                        .statusOf("serve-demand", FRI_2024_08_02))
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(settlementConference()
                        .with(stayed(THU_2024_08_01, SECOND, ORDER))
                        .statusOf("serve-demand", FRI_2024_08_02))
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void termThatEndsDuringAStayPastItsDateIsMoot() {
        assertThat(settlementConference()
                        .with(stayed(THU_2024_08_01, ORDER), settled(FRI_2024_08_09, P1, D1))
                        .statusOf("serve-demand", MON_2024_08_12))
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void closedCaseEndsEveryTermAndReopeningRevivesIt() {
        CaseHistory history = settlementConference().with(closed(THU_2024_08_01), reopened(THU_2024_08_08));

        assertThat(history.obligations(FRI_2024_08_02))
                .extracting(Obligation::status)
                .containsOnly(ObligationStatus.MOOT, ObligationStatus.UNPERFORMED, ObligationStatus.MET);
        assertThat(history.obligation("serve-demand", THU_2024_08_08)).satisfies(revived -> {
            assertThat(revived.status()).isEqualTo(ObligationStatus.OPEN);
            assertThat(revived.due()).isNull();
        });
        assertThat(history.statusOf("joint-agenda", THU_2024_08_08)).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.statusOf("preregister-conference", WED_2024_08_14)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void vacatedOrderEndsItsOpenTerms() {
        CaseHistory history = settlementConference().with(vacated(THU_2024_08_08, ORDER));

        assertThat(history.statusOf("serve-demand", THU_2024_08_08)).isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(history.obligation("preregister-conference", WED_2024_08_14)).satisfies(moot -> {
            assertThat(moot.status()).isEqualTo(ObligationStatus.MOOT);
            assertThat(moot.cause()).isEqualTo(StatusCause.ORDER_VACATED);
        });
    }

    @Test
    void termOfAnOrderEnteredAfterItsDateIsOpenWithoutADate() {
        Obligation late = underOrder(WED_2024_06_05, report(MON_2024_06_03)).obligation("report", THU_2024_06_20);

        assertThat(late.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(late.reason()).isEqualTo("no due date: it became binding after Mon, Jun 3, 2024");
        assertThat(underOrder(WED_2024_06_05, report(WED_2024_06_05)).statusOf("report", THU_2024_06_20))
                .as("due on the day of the order")
                .isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void dateThatNoCalendarCoversIsNoDate() {
        LocalDate farOff = TUE_2024_08_20.plusYears(100);
        CaseHistory history = settlementConference()
                .with(conferenceMoved(THU_2024_08_01, farOff), extended(THU_2024_08_01, "joint-agenda", farOff));

        for (Obligation obligation : List.of(
                history.obligation("serve-demand", WED_2024_08_21),
                history.obligation("attend-conference", P1, WED_2024_08_21),
                history.obligation("joint-agenda", WED_2024_08_21))) {
            assertThat(obligation.status()).isEqualTo(ObligationStatus.OPEN);
            assertThat(obligation.due()).isNull();
            assertThat(obligation.flags()).anySatisfy(flag -> assertThat(flag).contains("2124"));
        }
    }

    private static TermDraft report(LocalDate dueOn) {
        return must("report").owedBy(ONLY_P1).due(TermDraft.on(dueOn)).by("PerformanceRecorded");
    }

    private static String attendanceStep(CaseHistory history) {
        return history.obligation("attend-conference", P1, WED_2024_08_21)
                .readingInForce()
                .orElseThrow()
                .explanation()
                .steps()
                .getFirst()
                .result();
    }

    private static Obligation underSecond(CaseHistory history, LocalDate asOf) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.order().equals(SECOND))
                .findFirst()
                .orElseThrow();
    }
}

package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.ZONE;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.endOf;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConfer;
import static org.goodfaith.rulebook.status.CaseHistory.only;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.FRI_2025_09_12;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.MON_2024_09_30;
import static org.goodfaith.rulebook.status.Days.MON_2025_09_15;
import static org.goodfaith.rulebook.status.Days.SUN_2024_06_02;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.THU_2025_08_28;
import static org.goodfaith.rulebook.status.Days.THU_2025_09_11;
import static org.goodfaith.rulebook.status.Days.TUE_2024_07_23;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_24;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_31;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_07;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.communicationAnswered;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.sessionCompleted;
import static org.goodfaith.rulebook.status.TermDraft.after;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.must;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.time.DueMoment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for times of day and viewpoints. */
class TimesTest {

    private static final TermDraft REPORT =
            must("report").due(TermDraft.on(TUE_2024_08_06)).by("PerformanceRecorded");

    @Test
    void nothingIsKnownBeforeTheFirstEntry() {
        Evaluation evaluation = new Evaluation(settlementConference().record(), endOf(SUN_2024_06_02));

        assertThat(evaluation.obligations(endOf(TUE_2024_08_06))).isEmpty();
        assertThat(evaluation.timelines()).isEmpty();
    }

    @Test
    void nothingIsOwedBeforeTheOrder() {
        assertThat(settlementConference().obligations(MON_2024_06_03)).isEmpty();
    }

    @ParameterizedTest(name = "as of {0}, known on {1}: {2}")
    @CsvSource(textBlock = """
        2024-08-08, 2024-08-30, MET,     a performance recorded late was never overdue
        2024-08-08, 2024-08-08, OVERDUE, what the record showed at the time
        2024-08-08, 2024-08-01, OVERDUE, if nothing more is recorded
        2024-08-01, 2024-08-30, OPEN,    before it was done
        2024-08-12, 2024-08-11, OVERDUE, the day before it was recorded
        2024-08-12, 2024-08-12, MET,     the day it was recorded
        """)
    void performanceOfTheFifthRecordedOnTheTwelfth(
            LocalDate asOf, LocalDate knownOn, ObligationStatus status, String because) {
        CaseHistory history = underOrder(WED_2024_06_05, REPORT.owedBy(ONLY_P1))
                .with(done(MON_2024_08_05, "report", P1), MON_2024_08_12);

        assertThat(history.statusOf("report", asOf, knownOn)).as(because).isEqualTo(status);
    }

    @Test
    void viewpointIncludesItsMoments() {
        CaseHistory history = underOrder(WED_2024_06_05, REPORT.owedBy(ONLY_P1))
                .with(done(at(MON_2024_08_05, "09:30", Channel.EMAILED), "report", P1));
        Instant occurred = moment(MON_2024_08_05, "09:30");
        Instant recorded = moment(MON_2024_08_05, "12:00");

        assertThat(status(history, occurred, recorded)).isEqualTo(ObligationStatus.MET);
        assertThat(status(history, occurred.minusNanos(1), recorded)).isEqualTo(ObligationStatus.OPEN);
        assertThat(status(history, occurred, recorded.minusNanos(1))).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void overdueBeginsTheDayAfterTheDueDay() {
        CaseHistory history = underOrder(WED_2024_06_05, REPORT.owedBy(ONLY_P1));
        Instant midnight = moment(WED_2024_08_07, "00:00");

        assertThat(status(history, midnight.minusNanos(1), Instant.MAX)).isEqualTo(ObligationStatus.OPEN);
        assertThat(status(history, midnight, Instant.MAX)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void factWithoutATimeCountsFromTheStartOfItsDay() {
        CaseHistory history =
                underOrder(WED_2024_06_05, REPORT.owedBy(ONLY_P1)).with(done(MON_2024_08_05, "report", P1));

        assertThat(status(history, moment(MON_2024_08_05, "00:00"), Instant.MAX))
                .isEqualTo(ObligationStatus.MET);
        assertThat(status(history, moment(MON_2024_08_05, "00:00").minusNanos(1), Instant.MAX))
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void actWithoutATimeIsTimelyOnTheDueDayAndFlagged() {
        CaseHistory byFive = underOrder(
                WED_2024_06_05,
                must("report")
                        .owedBy(ONLY_P1)
                        .due(TermDraft.on(TUE_2024_08_06, "17:00"))
                        .by("PerformanceRecorded"));

        Obligation met = byFive.with(done(TUE_2024_08_06, "report", P1)).obligation("report", TUE_2024_08_06);
        assertThat(met.status()).isEqualTo(ObligationStatus.MET);
        assertThat(met.flags())
                .containsExactly("due Tue, Aug 6, 2024, 5:00 p.m. PT; the time of entry 6 is not recorded");
        assertThat(byFive.with(done(at(TUE_2024_08_06, "17:00", Channel.EMAILED), "report", P1))
                        .obligation("report", TUE_2024_08_06)
                        .flags())
                .isEmpty();
        assertThat(byFive.with(done(MON_2024_08_05, "report", P1))
                        .obligation("report", TUE_2024_08_06)
                        .flags())
                .as("any time on the day before is timely")
                .isEmpty();
        assertThat(byFive.with(done(WED_2024_08_07, "report", P1))
                        .obligation("report", WED_2024_08_07)
                        .wording())
                .isEqualTo("late by 1 day");
    }

    @ParameterizedTest(name = "done at {0}: {1}")
    @CsvSource(textBlock = """
        2024-08-06T16:59,    met
        2024-08-06T17:00,    met
        2024-08-06T17:00:20, late by 1 min
        2024-08-06T17:25,    late by 25 min
        2024-08-06T18:30,    late by 1 h 30 min
        2024-08-07T09:00,    late by 1 day
        2024-08-12T09:00,    late by 6 days
        """)
    void daysLateAreCalendarDaysAndOnTheSameDayHoursAndMinutes(CourtTime done, String wording) {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.on(TUE_2024_08_06, "17:00"))
                                .by("PerformanceRecorded"))
                .with(done(Circumstances.at(done), "report", P1));

        assertThat(history.obligation("report", MON_2024_08_12).wording()).isEqualTo(wording);
    }

    @Test
    void clockTimePassesDuringItsDay() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("report")
                        .owedBy(ONLY_P1)
                        .due(TermDraft.on(TUE_2024_08_06, "17:00"))
                        .by("PerformanceRecorded"));

        assertThat(status(history, moment(TUE_2024_08_06, "17:00"), Instant.MAX))
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(status(history, moment(TUE_2024_08_06, "17:00").plusSeconds(1), Instant.MAX))
                .isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void hourPeriodCountsElapsedHoursFromATriggerTime() {
        TermDraft answer = must("answer")
                .owedBy(ONLY_P1)
                .once(TermDraft.fact("CommunicationAnswered"))
                .due(after(48, Period.Unit.HOURS, TermDraft.trigger()))
                .by("PerformanceRecorded");
        CaseHistory timed = underOrder(WED_2024_06_05, answer)
                .with(new CommunicationAnswered(at(THU_2024_08_01, "14:00", Channel.EMAILED), Actors.of(D1)));

        assertThat(timed.obligation("answer", THU_2024_08_01).due())
                .as("Saturday at 14:00 rolls to the same time on Monday")
                .isEqualTo(new DueMoment(
                        MON_2024_08_05,
                        LocalTime.of(14, 0),
                        moment(MON_2024_08_05, "14:00").plusSeconds(1),
                        ZONE));
        Obligation untimed = underOrder(WED_2024_06_05, answer)
                .with(communicationAnswered(THU_2024_08_01, D1))
                .obligation("answer", MON_2024_08_12);
        assertThat(untimed.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(untimed.due()).isNull();
        assertThat(untimed.flags()).anySatisfy(flag -> assertThat(flag).contains("needs the time of the event"));
    }

    @Test
    void missingDayOfMonthBecomesTheLastDayAndIsFlagged() {
        Obligation obligation = underOrder(
                        WED_2024_07_31,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(after(2, Period.Unit.MONTHS, new Anchor.OrderDated()))
                                .by("PerformanceRecorded"))
                .obligation("report", THU_2024_08_01);

        assertThat(dueOn(obligation)).isEqualTo(MON_2024_09_30);
        assertThat(obligation.flags()).isNotEmpty();
    }

    @Test
    void paperFilingIsDueWhenTheClerksOfficeCloses() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("paper")
                        .owedBy(ONLY_P1)
                        .due(TermDraft.on(TUE_2024_08_06))
                        .delivered(Channel.FILED_ON_PAPER)
                        .by("PerformanceRecorded"),
                must("lodged")
                        .owedBy(ONLY_P1)
                        .due(TermDraft.on(TUE_2024_08_06))
                        .delivered(Channel.LODGED)
                        .by("PerformanceRecorded"),
                must("emailed")
                        .owedBy(ONLY_P1)
                        .due(TermDraft.on(TUE_2024_08_06))
                        .delivered(Channel.EMAILED)
                        .by("PerformanceRecorded"));

        for (String clerk : new String[] {"paper", "lodged"}) {
            assertThat(history.obligation(clerk, TUE_2024_08_06).due())
                    .extracting(DueMoment::time)
                    .isEqualTo(LocalTime.of(16, 0));
            assertThat(history.statusOf(clerk, TUE_2024_08_06)).isEqualTo(ObligationStatus.OVERDUE);
        }
        assertThat(history.statusOf("emailed", TUE_2024_08_06)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("emailed", TUE_2024_08_06)
                        .readingInForce()
                        .orElseThrow()
                        .explanation()
                        .steps()
                        .getLast()
                        .says())
                .contains("assumed");
    }

    @ParameterizedTest(name = "{0} on {1}: {2} is due {3}")
    @CsvSource(textBlock = """
        PRESIDENT_OR_CONGRESS, 2024-08-06, serve-demand, 2024-08-05
        STATE,                 2024-08-06, serve-demand, 2024-08-06
        OFFICE_INACCESSIBLE,   2024-08-06, serve-demand, 2024-08-06
        PRESIDENT_OR_CONGRESS, 2024-08-06, report,       2024-08-07
        STATE,                 2024-08-06, report,       2024-08-07
        OFFICE_INACCESSIBLE,   2024-08-06, report,       2024-08-07
        PRESIDENT_OR_CONGRESS, 2024-08-06, letter,       2024-08-07
        OFFICE_INACCESSIBLE,   2024-08-06, letter,       2024-08-06
        PRESIDENT_OR_CONGRESS, 2024-07-17, joint-agenda, 2024-07-17
        """)
    void closureCountsByItsKind(ClosureKind kind, LocalDate day, String term, LocalDate due) {
        CaseHistory history = settlementConference()
                .ordered(
                        OrderId.of("ecf-30"),
                        TUE_2024_07_23,
                        terms(
                                must("report")
                                        .owedBy(ONLY_P1)
                                        .delivered(Channel.FILED)
                                        .due(daysAfter(14, new Anchor.OrderDated()))
                                        .by("PerformanceRecorded"),
                                must("letter")
                                        .owedBy(ONLY_P1)
                                        .delivered(Channel.EMAILED)
                                        .due(daysAfter(14, new Anchor.OrderDated()))
                                        .by("PerformanceRecorded")))
                .onCalendar(THU_2024_06_20, closure(kind, day, false));

        assertThat(dueOn(history.obligation(term, TUE_2024_07_23))).isEqualTo(due);
    }

    @Test
    void closureCountsFromItsRecordingUntilItsWithdrawalIsRecorded() {
        CaseHistory history = settlementConference()
                .onCalendar(THU_2024_08_01, closure(ClosureKind.PRESIDENT_OR_CONGRESS, TUE_2024_08_06, false))
                .onCalendar(FRI_2024_08_09, new ClosureWithdrawn(CourtId.of("cand"), "mourning", "entered in error"));

        assertThat(dueOn(history.obligation("serve-demand", WED_2024_07_24, WED_2024_07_31)))
                .isEqualTo(TUE_2024_08_06);
        assertThat(dueOn(history.obligation("serve-demand", WED_2024_07_24, THU_2024_08_01)))
                .isEqualTo(MON_2024_08_05);
        assertThat(history.statusOf("serve-demand", TUE_2024_08_06, THU_2024_08_08))
                .isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.statusOf("serve-demand", TUE_2024_08_06, FRI_2024_08_09))
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void closureOfAnotherCourtIsIgnored() {
        CaseHistory history = settlementConference()
                .onCalendar(
                        THU_2024_06_20,
                        new ClosureProclaimed(
                                CourtId.of("caed"),
                                "mourning",
                                TUE_2024_08_06,
                                TUE_2024_08_06,
                                ClosureKind.PRESIDENT_OR_CONGRESS,
                                false,
                                "Proclamation 1"));

        assertThat(dueOn(history.obligation("serve-demand", WED_2024_07_24))).isEqualTo(TUE_2024_08_06);
    }

    @Test
    void dueDateCountsFromTheTriggerNotFromItsRecording() {
        CaseHistory history = meetAndConfer().with(sessionCompleted(THU_2025_08_28, P1, D1), MON_2025_09_15);

        assertThat(dueOn(history.obligation("completion-report", FRI_2025_09_12)))
                .isEqualTo(THU_2025_09_11);
        assertThat(history.statusOf("completion-report", FRI_2025_09_12)).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.statusOf("completion-report", FRI_2025_09_12, FRI_2025_09_12))
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @ParameterizedTest(name = "served {0}: due {1}")
    @CsvSource(textBlock = """
        SERVED,         2024-08-15
        SERVED_BY_MAIL, 2024-08-19
        """)
    void serviceByMailAddsThreeDays(Channel channel, LocalDate due) {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("answer")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("DemandServed"))
                                .due(daysAfter(14, TermDraft.trigger()))
                                .by("PerformanceRecorded"))
                .with(demand(at(THU_2024_08_01, channel), "demand-1", D1, P1));

        assertThat(dueOn(history.obligation("answer", THU_2024_08_01))).isEqualTo(due);
    }

    private static ClosureProclaimed closure(ClosureKind kind, LocalDate day, boolean contested) {
        return new ClosureProclaimed(CourtId.of("cand"), "mourning", day, day, kind, contested, "Proclamation 1");
    }

    private static ObligationStatus status(CaseHistory history, Instant asOf, Instant knownAt) {
        return only(new Evaluation(history.record(), knownAt).obligations(asOf), "report", null)
                .status();
    }

    private static Instant moment(LocalDate day, String time) {
        return ZonedDateTime.of(day, LocalTime.parse(time), ZONE).toInstant();
    }
}

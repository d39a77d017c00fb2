package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConfer;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_06_21;
import static org.goodfaith.rulebook.status.Days.FRI_2024_06_28;
import static org.goodfaith.rulebook.status.Days.FRI_2025_12_12;
import static org.goodfaith.rulebook.status.Days.FRI_2025_12_26;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_10;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_07_01;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.MON_2025_12_15;
import static org.goodfaith.rulebook.status.Days.MON_2025_12_29;
import static org.goodfaith.rulebook.status.Days.SAT_2025_12_27;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_27;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_03;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_10;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_12;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_24;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.readingSettled;
import static org.goodfaith.rulebook.status.Facts.sessionCompleted;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.MEETING;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.dueOf;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.sameAs;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for an order or a calendar that has more than one reading. */
class AmbiguityTest {

    private static final Reading DATED =
            new Reading("order-dated", "from the date", daysAfter(14, new Anchor.OrderDated()), true);
    private static final Reading FILED =
            new Reading("order-filed", "from the filing", daysAfter(14, new Anchor.OrderFiled()), false);

    @ParameterizedTest(name = "as of {0}: {1}, {2}")
    @CsvSource(nullValues = "-", textBlock = """
        2024-06-19, OPEN,    open
        2024-06-20, OPEN,    open
        2024-06-21, OPEN,    open - overdue under one reading
        2024-06-24, OPEN,    open - overdue under one reading
        2024-06-25, OVERDUE, overdue - no performance recorded
        """)
    void overdueIsAssertedOnlyIfPastUnderEveryReading(LocalDate asOf, ObligationStatus status, String wording) {
        Obligation report = twoReadings().obligation("report", asOf);

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.wording()).isEqualTo(wording);
        if (wording.contains("one reading")) {
            assertThat(report.flags()).contains("overdue under one reading");
        }
    }

    @Test
    void everyReadingIsComputedAndDifferingDatesAreFlagged() {
        Obligation report = twoReadings().obligation("report", MON_2024_06_10);

        assertThat(report.readings()).extracting(DueReading::id).containsExactly("order-dated", "order-filed");
        assertThat(report.readings()).extracting(DueReading::inForce).containsExactly(true, false);
        assertThat(report.readings())
                .extracting(
                        reading -> reading.due() == null ? null : reading.due().on())
                .containsExactly(THU_2024_06_20, MON_2024_06_24);
        assertThat(dueOn(report)).isEqualTo(THU_2024_06_20);
        assertThat(report.flags())
                .contains("the order or the calendar can be read in more than one way, and the dates differ");
    }

    @ParameterizedTest(name = "done on {0}: {1}, {2}")
    @CsvSource(textBlock = """
        2024-06-20, MET,  met
        2024-06-21, MET,  met
        2024-06-24, MET,  met
        2024-06-25, LATE, late by 1 day
        """)
    void lateIsAssertedOnlyIfPastUnderEveryReading(LocalDate doneOn, ObligationStatus status, String wording) {
        Obligation report = twoReadings().with(done(doneOn, "report", P1)).obligation("report", WED_2024_06_26);

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.wording()).isEqualTo(wording);
        if (doneOn.isAfter(THU_2024_06_20) && status == ObligationStatus.MET) {
            assertThat(report.flags()).contains("late under one reading");
        } else {
            assertThat(report.flags()).doesNotContain("late under one reading");
        }
    }

    @ParameterizedTest(name = "{0} in force: overdue from {1}")
    @CsvSource({"order-dated, 2024-06-21", "order-filed, 2024-06-25"})
    void settledReadingRulesOutTheOthers(String reading, LocalDate overdueFrom) {
        CaseHistory history = twoReadings().with(readingSettled(WED_2024_06_12, "report", reading));

        assertThat(history.statusOf("report", overdueFrom.minusDays(1))).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("report", overdueFrom)).isEqualTo(ObligationStatus.OVERDUE);
        Obligation settled = history.obligation("report", WED_2024_06_12);
        assertThat(dueOn(settled)).isEqualTo(overdueFrom.minusDays(1));
        assertThat(settled.readings())
                .filteredOn(DueReading::inForce)
                .singleElement()
                .satisfies(inForce -> {
                    assertThat(inForce.id()).isEqualTo(reading);
                    assertThat(inForce.ruledOut()).isFalse();
                    assertThat(inForce.flags()).contains("settled by the court: minute order");
                });
        assertThat(settled.readings()).filteredOn(DueReading::ruledOut).hasSize(1);
        assertThat(settled.flags())
                .doesNotContain("the order or the calendar can be read in more than one way, and the dates differ");
        assertThat(settled.evidence())
                .extracting(Evidence::entry, Evidence::part)
                .contains(tuple(history.last(), Evidence.Part.SETTLES_READING));
        assertThat(history.obligation("report", MON_2024_06_10).readings())
                .as("before it was settled")
                .noneMatch(DueReading::ruledOut);
    }

    @Test
    void lastRulingOnAReadingCounts() {
        CaseHistory history = twoReadings()
                .with(
                        readingSettled(MON_2024_06_10, "report", "order-dated"),
                        readingSettled(WED_2024_06_12, "report", "order-filed"));

        assertThat(dueOn(history.obligation("report", WED_2024_06_12))).isEqualTo(MON_2024_06_24);
    }

    @Test
    void rulingOnAnotherTermOrUnknownReadingSettlesNothing() {
        CaseHistory history = twoReadings()
                .with(
                        readingSettled(MON_2024_06_10, "brief", "order-filed"),
                        readingSettled(MON_2024_06_10, "report", "order-served"));

        assertThat(history.obligation("report", WED_2024_06_12).readings()).noneMatch(DueReading::ruledOut);
    }

    @Test
    void readingWithoutADateIsNeverOverdue() {
        CaseHistory history = entered(must("report")
                .owedBy(ONLY_P1)
                .due(DATED, new Reading("open", "no date is meant", new Due.Undated("promptly"), false))
                .by("PerformanceRecorded"));

        assertThat(history.obligation("report", MON_2024_08_12).wording())
                .isEqualTo("open - overdue under one reading");
        assertThat(history.with(readingSettled(WED_2024_06_12, "report", "open"))
                        .obligation("report", MON_2024_08_12)
                        .wording())
                .isEqualTo("open - no date set");
        assertThat(history.with(done(MON_2024_08_12, "report", P1)).statusOf("report", MON_2024_08_12))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void termDueWithAnotherTermHasItsReadings() {
        CaseHistory history = entered(
                must("report").owedBy(ONLY_P1).due(DATED, FILED).by("PerformanceRecorded"),
                must("same").owedBy(ONLY_P1).due(sameAs("report")).by("PerformanceRecorded"),
                must("week-after")
                        .owedBy(ONLY_P1)
                        .due(daysAfter(7, dueOf("report")))
                        .by("PerformanceRecorded"));

        assertThat(history.obligation("same", MON_2024_06_10).readings())
                .extracting(
                        reading -> reading.due() == null ? null : reading.due().on())
                .containsExactly(THU_2024_06_20, MON_2024_06_24);
        assertThat(history.obligation("week-after", MON_2024_06_10).readings())
                .extracting(
                        reading -> reading.due() == null ? null : reading.due().on())
                .containsExactly(THU_2024_06_27, MON_2024_07_01);
        assertThat(history.statusOf("week-after", FRI_2024_06_28)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.with(readingSettled(WED_2024_06_12, "report", "order-filed"))
                        .obligation("week-after", WED_2024_06_12)
                        .readings())
                .extracting(
                        reading -> reading.due() == null ? null : reading.due().on())
                .containsExactly(MON_2024_07_01);
    }

    @Test
    void dependentTermListsTheReadingInForceFirst() {
        CaseHistory history = entered(
                must("report").owedBy(ONLY_P1).due(FILED, DATED).by("PerformanceRecorded"),
                must("same").owedBy(ONLY_P1).due(sameAs("report")).by("PerformanceRecorded"));

        assertThat(dueOn(history.obligation("report", MON_2024_06_10))).isEqualTo(THU_2024_06_20);
        assertThat(dueOn(history.obligation("same", MON_2024_06_10))).isEqualTo(THU_2024_06_20);
    }

    @Test
    void dateMovesWithTheLastMoveOfAnyReading() {
        CaseHistory history = settlementConference()
                .ordered(
                        OrderId.of("ecf-30"),
                        MON_2024_06_10,
                        terms(must("report")
                                .owedBy(ONLY_P1)
                                .due(
                                        new Reading(
                                                "conference", "before the conference", daysBefore(7, CONFERENCE), true),
                                        new Reading("meeting", "before the meeting", daysBefore(7, MEETING), false))
                                .by("PerformanceRecorded")))
                .with(conferenceMoved(MON_2024_06_24, TUE_2024_09_10));

        assertThat(history.obligation("report", MON_2024_06_24).readings())
                .extracting(
                        reading -> reading.due() == null ? null : reading.due().on())
                .containsExactly(TUE_2024_09_03, WED_2024_07_24);
        assertThat(dueOn(history.with(extended(
                                WED_2024_06_26,
                                new TermRef(OrderId.of("ecf-30"), TermId.of("report")),
                                MON_2024_08_12,
                                null))
                        .obligation("report", WED_2024_06_26)))
                .isEqualTo(MON_2024_08_12);
        assertThat(dueOn(history.with(extended(
                                THU_2024_06_20,
                                new TermRef(OrderId.of("ecf-30"), TermId.of("report")),
                                MON_2024_08_12,
                                null))
                        .obligation("report", WED_2024_06_26)))
                .as("extended before the conference was moved")
                .isEqualTo(TUE_2024_09_03);
    }

    @Test
    void termCountedFromAnUndatedTermIsUndated() {
        CaseHistory history = entered(
                must("report").owedBy(ONLY_P1).by("PerformanceRecorded"),
                must("same").owedBy(ONLY_P1).due(sameAs("report")).by("PerformanceRecorded"),
                must("week-after")
                        .owedBy(ONLY_P1)
                        .due(daysAfter(7, dueOf("report")))
                        .by("PerformanceRecorded"),
                must("nobodys").owedBy(ONLY_P1).due(sameAs("unheard-of")).by("PerformanceRecorded"));

        assertThat(history.obligation("same", MON_2024_08_12).wording()).isEqualTo("open - no date set");
        assertThat(history.obligation("week-after", MON_2024_08_12).reason()).isEqualTo("\"report\" has no due date");
        assertThat(history.obligation("nobodys", MON_2024_08_12)).satisfies(waiting -> {
            assertThat(waiting.status()).isEqualTo(ObligationStatus.DORMANT);
            assertThat(waiting.reason()).isEqualTo("no party owes \"unheard-of\"");
        });
    }

    @ParameterizedTest(name = "as of {0}: {1}")
    @CsvSource(textBlock = """
        2025-12-26, OPEN,    open
        2025-12-27, OPEN,    open - overdue under one reading
        2025-12-29, OPEN,    open - overdue under one reading
        2025-12-30, OVERDUE, overdue - no performance recorded
        """)
    void contestedDayGivesTwoReadings(LocalDate asOf, ObligationStatus status, String wording) {
        Obligation report = contested().obligation("completion-report", asOf);

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.wording()).isEqualTo(wording);
        assertThat(report.readings()).extracting(DueReading::id).containsExactly("only.1", "only.2");
        assertThat(report.readings()).extracting(DueReading::label).allSatisfy(label -> assertThat(label)
                .startsWith("as written; Fri, Dec 26, 2025 ("));
        assertThat(dueOn(report))
                .as("the default reading counts unless the court rules otherwise")
                .isEqualTo(MON_2025_12_29);
    }

    @Test
    void calendarReadingCanBeSettled() {
        CaseHistory ruled = contested().with(readingSettled(MON_2025_12_15, "completion-report", "only.2"));

        assertThat(ruled.statusOf("completion-report", SAT_2025_12_27)).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(contested()
                        .with(readingSettled(MON_2025_12_15, "completion-report", "only"))
                        .statusOf("completion-report", SAT_2025_12_27))
                .as("settling the order's only reading does not settle the calendar")
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(contested()
                        .with(readingSettled(MON_2025_12_15, "completion-report", "only"))
                        .obligation("completion-report", SAT_2025_12_27)
                        .readings())
                .extracting(DueReading::inForce)
                .containsExactly(true, false);
    }

    @Test
    void ambiguousWindowElapsesUnderTheReadingInForce() {
        TermDraft contact = must("contact")
                .owedBy(ONLY_P1)
                .once(new Trigger.WindowElapsed(List.of(DATED, FILED)))
                .by("PerformanceRecorded");

        Obligation dormant = entered(contact).obligation("contact", THU_2024_06_20);
        assertThat(dormant.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(dormant.flags())
                .contains("the order or the calendar can be read in more than one way, and the dates differ");
        assertThat(entered(contact).obligation("contact", FRI_2024_06_21).openSinceOn())
                .isEqualTo(FRI_2024_06_21);
        CaseHistory ruled = entered(contact).with(readingSettled(WED_2024_06_12, "contact", "order-filed"));
        assertThat(ruled.statusOf("contact", MON_2024_06_24)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(ruled.statusOf("contact", TUE_2024_06_25)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void windowThatCannotBeComputedKeepsItsTermDormant() {
        TermDraft contact = must("contact")
                .owedBy(ONLY_P1)
                .once(new Trigger.WindowElapsed(List.of(Reading.only(daysBefore(7, CONFERENCE)))))
                .by("PerformanceRecorded");
        TermDraft never = must("never")
                .owedBy(ONLY_P1)
                .once(new Trigger.WindowElapsed(List.of(Reading.only(new Due.Undated("in due course")))))
                .by("PerformanceRecorded");

        assertThat(entered(contact, never).obligation("contact", MON_2024_08_12))
                .satisfies(dormant -> {
                    assertThat(dormant.status()).isEqualTo(ObligationStatus.DORMANT);
                    assertThat(dormant.cause()).isEqualTo(StatusCause.EVENT_NOT_SCHEDULED);
                    assertThat(dormant.reason()).isEqualTo("the period that has to run out first cannot be computed");
                });
        assertThat(entered(contact, never).obligation("never", MON_2024_08_12).cause())
                .isEqualTo(StatusCause.NOT_TRIGGERED);
    }

    @Test
    void unknownFilingDateIsReplacedByTheDateOfTheOrder() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("report")
                        .owedBy(ONLY_P1)
                        .due(daysAfter(14, new Anchor.OrderFiled()))
                        .by("PerformanceRecorded"));

        Obligation report = history.obligation("report", WED_2024_06_12);
        assertThat(dueOn(report)).isEqualTo(THU_2024_06_20);
        assertThat(report.readingInForce()
                        .orElseThrow()
                        .explanation()
                        .steps()
                        .getFirst()
                        .says())
                .endsWith("counted from the date of the order, because its filing date is not recorded");
    }

    /** Dated Wednesday, filed Monday; June 19 is Juneteenth. */
    private static CaseHistory twoReadings() {
        return entered(must("report").owedBy(ONLY_P1).due(DATED, FILED).by("PerformanceRecorded"));
    }

    private static CaseHistory entered(TermDraft... terms) {
        return opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .with(new OrderEntered(
                        at(MON_2024_06_10),
                        ORDER,
                        "Order",
                        WED_2024_06_05,
                        MON_2024_06_10,
                        "JZB",
                        null,
                        terms(terms),
                        List.of(),
                        List.of(),
                        null));
    }

    private static CaseHistory contested() {
        return meetAndConfer()
                .with(sessionCompleted(FRI_2025_12_12, P1, D1))
                .onCalendar(
                        FRI_2025_12_12,
                        new ClosureProclaimed(
                                CourtId.of("caed"),
                                "eo-2025-12-18",
                                FRI_2025_12_26,
                                FRI_2025_12_26,
                                ClosureKind.PRESIDENT_OR_CONGRESS,
                                true,
                                "Executive Order of December 18, 2025"));
    }
}

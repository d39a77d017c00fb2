package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.must;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyKind;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.TermId;
import org.goodfaith.rulebook.conduct.ConductReport;
import org.goodfaith.rulebook.replay.Replay;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An evaluation always answers: what cannot be computed is a part of the answer. */
class TotalityTest {

    private static final EventKey CONFERENCE = EventKey.of("conference");

    @Test
    void closuresThatLeaveNoOpenDayTakeTheDateOfTheOneTermTheyConcern() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("report")
                        .owedBy(ONLY_P1)
                        .delivered(Channel.FILED)
                        .due(daysAfter(62, new Anchor.OrderDated()))
                        .by("PerformanceRecorded"),
                must("letter")
                        .owedBy(ONLY_P1)
                        .delivered(Channel.EMAILED)
                        .due(daysAfter(62, new Anchor.OrderDated()))
                        .by("PerformanceRecorded"));
        history = closedForSevenTimesSixtyDays(history, TUE_2024_08_06);

        Obligation report = history.obligation("report", LocalDate.of(2025, 9, 1));
        assertThat(report.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(report.wording()).isEqualTo("open - no date set");
        assertThat(report.due()).isNull();
        assertThat(report.reason())
                .isEqualTo("the calendar of cand closes more than 400 days in a row around Tue, Aug 6, 2024; check the"
                        + " closures recorded for it");
        assertThat(report.flags()).contains(report.reason());
        assertThat(report.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.due()).isNull();
            assertThat(reading.explanation().steps().getLast().says()).isEqualTo(report.reason());
        });
        assertThat(history.statusOf("letter", LocalDate.of(2025, 9, 1)))
                .as("an email waits for no clerk's office")
                .isEqualTo(ObligationStatus.OVERDUE);
        assertEverythingAnswers(history);
    }

    @Test
    void reportMetLongBeforeTheClosuresStaysMet() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .delivered(Channel.FILED)
                                .due(daysAfter(62, new Anchor.OrderDated()))
                                .by("PerformanceRecorded"))
                .with(Facts.done(Facts.at(LocalDate.of(2024, 7, 1), Channel.FILED), "report", P1));

        assertThat(closedForSevenTimesSixtyDays(history, TUE_2024_08_06).statusOf("report", LocalDate.of(2025, 9, 1)))
                .isEqualTo(ObligationStatus.MET);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1970-01-01, 1970-01-02
            2024-06-05, 2151-03-01
            2024-06-05, 2199-12-31
            1970-01-01, 2024-06-05
            """)
    void orderDatedOrFiledOutsideTheCalendarHasUndatedTerms(LocalDate datedOn, LocalDate filedOn) {
        CaseHistory history = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(order(
                        datedOn,
                        filedOn,
                        must("dated")
                                .owedBy(ONLY_P1)
                                .due(daysAfter(14, new Anchor.OrderDated()))
                                .by("PerformanceRecorded"),
                        must("filed")
                                .owedBy(ONLY_P1)
                                .due(daysAfter(14, new Anchor.OrderFiled()))
                                .by("PerformanceRecorded"),
                        must("fixed")
                                .owedBy(ONLY_P1)
                                .due(new Due.Fixed(filedOn, null))
                                .by("PerformanceRecorded"),
                        must("both")
                                .owedBy(ONLY_P1)
                                .due(daysAfter(3, new Anchor.TermDue(TermId.of("fixed"))))
                                .by("PerformanceRecorded"),
                        must("other")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.on(TUE_2024_08_06))
                                .by("PerformanceRecorded")));

        assertThat(history.statusOf("other", LocalDate.of(2024, 8, 7))).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.obligations(LocalDate.of(2024, 8, 7)))
                .filteredOn(obligation -> obligation.due() == null)
                .isNotEmpty()
                .allSatisfy(obligation -> assertThat(obligation.reason()).isNotEmpty());
        assertEverythingAnswers(history);
    }

    @Test
    void eventMovedAThousandTimesIsEvaluated() {
        CaseHistory history = underOrder(
                        LocalDate.of(2024, 1, 4),
                        must("statement")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.daysBefore(7, CONFERENCE))
                                .by("PerformanceRecorded"))
                .with(CaseHistory.scheduled(
                        WED_2024_06_05,
                        CONFERENCE,
                        EventKind.SETTLEMENT_CONFERENCE,
                        CourtTime.on(LocalDate.of(2024, 8, 20))));
        List<LocalDate> past = List.of(LocalDate.of(2024, 3, 4), LocalDate.of(2024, 3, 5));
        for (int i = 0; i <= 1_502; i++) {
            LocalTime time = LocalTime.ofSecondOfDay(i);
            var at = new CourtTime(LocalDate.of(2024, 6, 6), time);
            history = i % 7 == 3
                    ? history.with(new EventCanceled(Circumstances.at(at), CONFERENCE, "no date yet"))
                    : history.with(new EventRescheduled(
                            Circumstances.at(at), CONFERENCE, CourtTime.on(past.get(i % 2)), null, "recorded later"));
        }

        assertThat(history.evaluation().obligations(Instant.parse("2024-09-01T00:00:00Z")))
                .singleElement()
                .satisfies(obligation -> assertThat(obligation.flags())
                        .noneMatch(flag -> flag.contains("program error"))
                        .anyMatch(flag -> flag.contains("which had already passed")));
    }

    /** The checks of a new order refuse these terms, so this stands for any bug of the rulebook. */
    @Test
    void bugInOneTermLeavesTheOthersTheirStatus() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("hen")
                        .owedBy(ONLY_P1)
                        .due(new Due.SameAs(TermId.of("egg")))
                        .by("PerformanceRecorded"),
                must("egg")
                        .owedBy(ONLY_P1)
                        .due(new Due.SameAs(TermId.of("hen")))
                        .by("PerformanceRecorded"),
                must("other").owedBy(ONLY_P1).due(TermDraft.on(TUE_2024_08_06)).by("PerformanceRecorded"));

        assertThat(history.statusOf("other", LocalDate.of(2024, 8, 7))).isEqualTo(ObligationStatus.OVERDUE);
        for (String circular : List.of("hen", "egg")) {
            Obligation obligation = history.obligation(circular, LocalDate.of(2024, 8, 7));
            assertThat(obligation.status()).isEqualTo(ObligationStatus.OPEN);
            assertThat(obligation.wording()).isEqualTo("open - not computed");
            assertThat(obligation.flags())
                    .containsExactly("the status could not be computed because of a program error"
                            + " (IllegalStateException in Memo.compute); report it to your administrator");
        }
        assertEverythingAnswers(history);
    }

    private static CaseHistory closedForSevenTimesSixtyDays(CaseHistory history, LocalDate from) {
        CaseHistory closed = history;
        LocalDate first = from;
        for (int i = 1; i <= 7; i++) {
            LocalDate last = first.plusDays(ClosureProclaimed.LENGTH_MAX_DAYS);
            closed = closed.onCalendar(
                    TUE_2024_08_06,
                    new ClosureProclaimed(
                            CourtId.of("cand"),
                            "flood-" + i,
                            first,
                            last,
                            ClosureKind.OFFICE_INACCESSIBLE,
                            false,
                            "General Order " + i));
            first = last.plusDays(1);
        }
        return closed;
    }

    private static OrderEntered order(LocalDate datedOn, @Nullable LocalDate filedOn, TermDraft... terms) {
        return new OrderEntered(
                Facts.at(WED_2024_06_05),
                ORDER,
                "Order",
                datedOn,
                filedOn,
                "JZB",
                null,
                terms(terms),
                List.of(),
                List.of(),
                null);
    }

    /** Everything that a page or export computes from a record. */
    private static void assertEverythingAnswers(CaseHistory history) {
        CaseRecord record = history.record();
        var report = new ConductReport(record, Instant.MAX);
        assertThat(report.timelines()).isNotEmpty();
        assertThat(report.trail(Instant.parse("2200-01-01T00:00:00Z"))).isNotEmpty();
        assertThat(report.indicators()).isNotNull();
        var replay = new Replay(record);
        for (int i = 0; i < replay.points().size(); i++) {
            assertThat(replay.step(i)).isNotNull();
        }
        assertThat(report.timelines().stream()
                        .flatMap(timeline -> timeline.intervals().stream())
                        .map(StatusTimeline.StatusInterval::obligation)
                        .map(Obligation::due)
                        .filter(due -> due != null)
                        .map(DueMoment::on))
                .allSatisfy(day -> assertThat(day.getYear()).isBetween(1984, 2099));
    }
}

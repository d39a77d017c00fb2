package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.eachPerformanceOf;
import static org.goodfaith.rulebook.status.TermDraft.every;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.performanceOf;
import static org.goodfaith.rulebook.status.TermDraft.trigger;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Extensions and excusals of a term that recurs. */
class RecurrencesTest {

    private static final LocalDate ORDERED = day("2026-01-05");
    private static final Obligor PLAINTIFF_1 =
            new Obligor(Obligor.Who.NAMED, Obligor.How.EACH, Obligor.Actor.PARTY, List.of(P1));

    @Nested
    @DisplayName("Every 30 days")
    class InPeriods {

        private final CaseHistory ordered = underOrder(
                ORDERED,
                must("status-report")
                        .owedBy(PLAINTIFF_1)
                        .due(every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                        .by("PerformanceRecorded"));

        @Test
        void extensionMovesThePeriodThatWasOpenAndNoOther() {
            CaseHistory extended = ordered.with(extended(day("2026-01-20"), "status-report", day("2026-02-18")));

            assertThat(statuses(extended, "2026-02-10"))
                    .containsExactly(
                            "period-1 OPEN 2026-02-18", "period-2 OPEN 2026-03-06", "period-3 DORMANT 2026-04-06");
            assertThat(statuses(extended, "2026-04-07"))
                    .startsWith(
                            "period-1 OVERDUE 2026-02-18",
                            "period-2 OVERDUE 2026-03-06",
                            "period-3 OVERDUE 2026-04-06");
        }

        @Test
        void extensionAfterAReportMovesTheNextPeriod() {
            CaseHistory extended = ordered.with(
                    done(day("2026-01-30"), "status-report", P1),
                    extended(day("2026-02-10"), "status-report", day("2026-03-20")));

            assertThat(statuses(extended, "2026-03-10"))
                    .startsWith("period-1 MET 2026-02-04", "period-2 OPEN 2026-03-20", "period-3 OPEN 2026-04-06");
        }

        @Test
        void extensionBetweenAReportAndTheNextPeriodMovesTheNextPeriod() {
            CaseHistory extended = ordered.with(
                    done(day("2026-01-20"), "status-report", P1),
                    extended(day("2026-01-30"), "status-report", day("2026-03-20")));

            assertThat(statuses(extended, "2026-02-10"))
                    .startsWith("period-1 MET 2026-02-04", "period-2 OPEN 2026-03-20");
        }

        @Test
        void ofSeveralOpenPeriodsTheEarliestIsMeantUnlessOneIsNamed() {
            CaseHistory late = ordered.with(extended(day("2026-02-10"), "status-report", day("2026-02-18")));
            assertThat(statuses(late, "2026-02-20"))
                    .startsWith("period-1 OVERDUE 2026-02-18", "period-2 OPEN 2026-03-06");

            CaseHistory named = ordered.with(extension("2026-02-10", 2, null, "2026-03-20"));
            assertThat(statuses(named, "2026-02-20"))
                    .startsWith("period-1 OVERDUE 2026-02-04", "period-2 OPEN 2026-03-20");
        }

        @Test
        void eachPeriodCanBeExtendedInTurn() {
            CaseHistory twice = ordered.with(
                    extended(day("2026-01-20"), "status-report", day("2026-02-18")),
                    done(day("2026-02-17"), "status-report", P1),
                    extended(day("2026-03-02"), "status-report", day("2026-03-20")));

            assertThat(statuses(twice, "2026-04-01"))
                    .startsWith("period-1 MET 2026-02-18", "period-2 OVERDUE 2026-03-20", "period-3 OPEN 2026-04-06");
        }

        @Test
        void excusalExcusesThePeriodThatWasOpenAndNoOther() {
            CaseHistory excused = ordered.with(excused(day("2026-01-20"), "status-report"));
            assertThat(statuses(excused, "2026-04-07"))
                    .startsWith(
                            "period-1 EXCUSED 2026-02-04",
                            "period-2 OVERDUE 2026-03-06",
                            "period-3 OVERDUE 2026-04-06");

            assertThat(statuses(excused.with(excused(day("2026-02-10"), "status-report")), "2026-04-07"))
                    .as("a second excusal is for the next period")
                    .startsWith(
                            "period-1 EXCUSED 2026-02-04",
                            "period-2 EXCUSED 2026-03-06",
                            "period-3 OVERDUE 2026-04-06");

            CaseHistory named = ordered.with(new ObligationExcused(
                    Facts.at(day("2026-01-20")), Facts.ref("status-report"), 3, null, List.of(), "good cause", null));
            assertThat(statuses(named, "2026-04-07"))
                    .startsWith(
                            "period-1 OVERDUE 2026-02-04",
                            "period-2 OVERDUE 2026-03-06",
                            "period-3 EXCUSED 2026-04-06");
        }

        @Test
        void excusalUnderAnOrderThatWasReplacedDoesNotExcuseAPeriodOfTheNewOrder() {
            OrderId second = OrderId.of("ecf-40");
            CaseHistory replaced = ordered.with(excused(day("2026-01-20"), "status-report"))
                    .ordered(
                            second,
                            day("2026-02-20"),
                            CaseHistory.terms(must("status-report")
                                    .owedBy(PLAINTIFF_1)
                                    .due(every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                                    .by("PerformanceRecorded")),
                            List.of(ORDER),
                            List.of());

            assertThat(statuses(replaced, "2026-03-25").stream().filter(each -> each.contains("2026-03-23")))
                    .containsExactly("period-1 OVERDUE 2026-03-23");
        }

        @Test
        void actCountsForNoPeriodWhileThePeriodsCannotBeCounted() {
            CaseHistory history = underOrder(
                            ORDERED,
                            must("draft").owedBy(PLAINTIFF_1).by("PerformanceRecorded"),
                            must("status-report")
                                    .owedBy(PLAINTIFF_1)
                                    .due(every(30, Period.Unit.DAYS, performanceOf("draft")))
                                    .by("PerformanceRecorded"))
                    .with(done(day("2026-01-20"), "status-report", P1));
            assertThat(history.statusOf("status-report", day("2026-01-25"))).isNotEqualTo(ObligationStatus.MET);

            CaseHistory counted = history.with(done(day("2026-02-02"), "draft", P1));
            assertThat(statuses(counted, "2026-02-10")).startsWith("period-1 MET 2026-03-04");
        }
    }

    @Nested
    @DisplayName("Within 60 days of this order and of each report")
    class AfterEachReport {

        private final CaseHistory ordered = underOrder(
                ORDERED,
                must("report")
                        .owedBy(PLAINTIFF_1)
                        .once(new Trigger.AnyOf(List.of(new Trigger.OrderInForce(), eachPerformanceOf("report"))))
                        .due(daysAfter(60, trigger()))
                        .by("PerformanceRecorded"));

        @Test
        void extensionOfTheFirstReportLeavesTheNextDate() {
            CaseHistory reported = ordered.with(
                    extended(day("2026-02-20"), "report", day("2026-03-20")), done(day("2026-03-18"), "report", P1));

            assertThat(first(reported, "2026-03-19")).isEqualTo("MET 2026-03-20");
            assertThat(next(reported, reported.last(), "2026-03-21"))
                    .as("60 days after the report; May 17 is a Sunday")
                    .isEqualTo("OPEN 2026-05-18");
        }

        @Test
        void extensionCanNameTheEntryThatCreatedTheObligation() {
            CaseHistory reported = ordered.with(done(day("2026-02-20"), "report", P1));
            long report = reported.last();

            assertThat(next(
                            reported.with(extension("2026-02-25", "report", null, report, "2026-05-29")),
                            report,
                            "2026-03-01"))
                    .isEqualTo("OPEN 2026-05-29");
            CaseHistory ofTheOrder = reported.with(extension("2026-02-25", "report", null, 5L, "2026-05-29"));
            assertThat(first(ofTheOrder, "2026-03-01")).isEqualTo("MET 2026-05-29");
            assertThat(next(ofTheOrder, report, "2026-03-01")).isEqualTo("OPEN 2026-04-21");
        }

        @Test
        void excusalExcusesOneReport() {
            CaseHistory excused =
                    ordered.with(done(day("2026-02-20"), "report", P1), excused(day("2026-02-25"), "report"));
            long report = excused.last() - 1;

            assertThat(next(excused, report, "2026-05-01")).startsWith("EXCUSED");
            CaseHistory anyway = excused.with(done(day("2026-04-01"), "report", P1));
            assertThat(next(anyway, anyway.last(), "2026-06-30")).isEqualTo("OVERDUE 2026-06-01");
        }
    }

    @Nested
    @DisplayName("Whenever a draft is circulated")
    class BeforeTheFirst {

        @Test
        void extensionGrantedBeforeAnythingWasOwedIsForTheNext() {
            CaseHistory circulated = underOrder(
                            ORDERED,
                            must("draft").owedBy(PLAINTIFF_1).by("PerformanceRecorded"),
                            must("comment")
                                    .owedBy(new Obligor(
                                            Obligor.Who.NAMED, Obligor.How.EACH, Obligor.Actor.PARTY, List.of(P2)))
                                    .once(eachPerformanceOf("draft"))
                                    .due(daysAfter(14, trigger()))
                                    .by("PerformanceRecorded"))
                    .with(
                            extended(day("2026-01-12"), "comment", day("2026-03-02")),
                            done(day("2026-01-20"), "draft", P1),
                            done(day("2026-02-20"), "draft", P1));
            long second = circulated.last();

            assertThat(next(circulated, second - 1, "2026-02-25")).isEqualTo("OPEN 2026-03-02");
            assertThat(next(circulated, second, "2026-02-25")).isEqualTo("OPEN 2026-03-06");
        }
    }

    private static DeadlineExtended extension(String on, @Nullable Integer period, @Nullable Long trigger, String to) {
        return extension(on, "status-report", period, trigger, to);
    }

    private static DeadlineExtended extension(
            String on, String term, @Nullable Integer period, @Nullable Long trigger, String to) {
        return new DeadlineExtended(
                Facts.at(day(on)),
                Facts.ref(term),
                period,
                trigger,
                List.of(),
                CourtTime.on(day(to)),
                null,
                ExtensionBasis.ORDER,
                null);
    }

    private static List<String> statuses(CaseHistory history, String asOf) {
        return history.obligations(day(asOf)).stream()
                .filter(obligation -> obligation.id().value().contains("/period-"))
                .map(obligation -> obligation.id().value().replaceFirst(".*/", "") + " " + text(obligation))
                .toList();
    }

    /** Returns the obligation that the order itself imposes. */
    private static String first(CaseHistory history, String asOf) {
        return history.obligations(day(asOf)).stream()
                .filter(obligation -> obligation.id().value().endsWith("/plaintiff-1"))
                .map(RecurrencesTest::text)
                .findFirst()
                .orElseThrow();
    }

    private static String next(CaseHistory history, long creator, String asOf) {
        return text(history.answerTo(creator, day(asOf)));
    }

    private static String text(Obligation obligation) {
        return obligation.readings().stream()
                .filter(DueReading::inForce)
                .findFirst()
                .map(DueReading::due)
                .map(due -> obligation.status() + " " + due.on())
                .orElse(obligation.status() + " undated");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}

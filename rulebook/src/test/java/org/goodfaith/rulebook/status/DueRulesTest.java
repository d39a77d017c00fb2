package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.extendedByDays;
import static org.goodfaith.rulebook.status.Facts.reportFiled;
import static org.goodfaith.rulebook.status.Facts.stayLifted;
import static org.goodfaith.rulebook.status.Facts.stayed;
import static org.goodfaith.rulebook.status.ObligationStatus.DEFICIENT;
import static org.goodfaith.rulebook.status.ObligationStatus.DORMANT;
import static org.goodfaith.rulebook.status.ObligationStatus.LATE;
import static org.goodfaith.rulebook.status.ObligationStatus.MET;
import static org.goodfaith.rulebook.status.ObligationStatus.MOOT;
import static org.goodfaith.rulebook.status.ObligationStatus.OPEN;
import static org.goodfaith.rulebook.status.ObligationStatus.OVERDUE;
import static org.goodfaith.rulebook.status.ObligationStatus.UNPERFORMED;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.TermDraft.atLeast;
import static org.goodfaith.rulebook.status.TermDraft.atMost;
import static org.goodfaith.rulebook.status.TermDraft.dayOf;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.dueOf;
import static org.goodfaith.rulebook.status.TermDraft.eachPerformanceOf;
import static org.goodfaith.rulebook.status.TermDraft.earlierOf;
import static org.goodfaith.rulebook.status.TermDraft.every;
import static org.goodfaith.rulebook.status.TermDraft.held;
import static org.goodfaith.rulebook.status.TermDraft.laterOf;
import static org.goodfaith.rulebook.status.TermDraft.may;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.notBefore;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.orInstead;
import static org.goodfaith.rulebook.status.TermDraft.performanceOf;
import static org.goodfaith.rulebook.status.TermDraft.performed;
import static org.goodfaith.rulebook.status.TermDraft.performedEnds;
import static org.goodfaith.rulebook.status.TermDraft.trigger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Limits;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.ShowCauseResponseFiled;
import org.goodfaith.events.StayEffect;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.IndicatorRules;
import org.goodfaith.rulebook.time.ComputationStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Due rules that orders use besides a plain period or a fixed date. */
class DueRulesTest {

    private static final LocalDate ORDERED = day("2026-01-05");
    private static final OrderId SHOW_CAUSE = OrderId.of("ecf-80");
    private static final Obligor PLAINTIFF_1 =
            new Obligor(Obligor.Who.NAMED, Obligor.How.EACH, Obligor.Actor.PARTY, List.of(P1));

    @Nested
    @DisplayName("The act that creates an obligation never performs it")
    class Creator {

        @Test
        @DisplayName("within 60 days of this order and of each report: the report on day 50 opens the next duty")
        void reportOpensTheNextDuty() {
            CaseHistory reported = underOrder(
                            ORDERED,
                            must("report")
                                    .owedBy(PLAINTIFF_1)
                                    .once(new Trigger.AnyOf(
                                            List.of(new Trigger.OrderInForce(), eachPerformanceOf("report"))))
                                    .due(daysAfter(60, trigger()))
                                    .by("PerformanceRecorded"))
                    .with(done(day("2026-02-24"), "report", P1));
            long report = reported.last();
            Obligation first = withId(reported, "ecf-21/report/plaintiff-1", day("2026-03-10"));
            Obligation next = reported.answerTo(report, day("2026-03-10"));

            assertThat(first.status()).isEqualTo(MET);
            assertThat(dueOn(first)).isEqualTo(day("2026-03-06"));
            assertThat(next.status()).isEqualTo(OPEN);
            assertThat(dueOn(next)).as("April 25 is a Saturday").isEqualTo(day("2026-04-27"));
            assertThat(reported.answerTo(report, day("2026-04-28")).status()).isEqualTo(OVERDUE);

            CaseHistory again = reported.with(done(day("2026-04-20"), "report", P1));
            assertThat(again.answerTo(report, day("2026-04-28")).status()).isEqualTo(MET);
            assertThat(again.answerTo(again.last(), day("2026-04-28")).status()).isEqualTo(OPEN);
        }

        @Test
        void factThatTriggersARecurringTermDoesNotPerformIt() {
            CaseHistory reported = underOrder(
                            ORDERED,
                            must("next-report")
                                    .owedBy(Obligor.Who.ALL, Obligor.How.JOINTLY)
                                    .once(new Trigger.FactRecorded(
                                            List.of("VDRPCompletionReportFiled"), true, false, null))
                                    .due(daysAfter(60, trigger()))
                                    .by("VDRPCompletionReportFiled"))
                    .with(reportFiled(day("2026-02-24"), all()));

            assertThat(reported.answerTo(reported.last(), day("2026-03-10")).status())
                    .isEqualTo(OPEN);
            CaseHistory again = reported.with(reportFiled(day("2026-03-30"), all()));
            assertThat(again.answerTo(reported.last(), day("2026-04-01")).status())
                    .isEqualTo(MET);
            assertThat(again.answerTo(again.last(), day("2026-04-01")).status())
                    .as("the report before does not perform it either")
                    .isEqualTo(OPEN);
        }

        @Test
        void factThatTriggersATermOnceDoesNotPerformIt() {
            CaseHistory met = underOrder(
                            ORDERED,
                            must("meet-again")
                                    .owedBy(PLAINTIFF_1)
                                    .once(TermDraft.fact("MeetAndConferHeld"))
                                    .due(daysAfter(14, trigger()))
                                    .by("MeetAndConferHeld"))
                    .with(Facts.met(day("2026-02-02"), P1, D1));

            assertThat(met.statusOf("meet-again", day("2026-02-10"))).isEqualTo(OPEN);
            assertThat(met.with(Facts.met(day("2026-02-09"), P1, D1)).statusOf("meet-again", day("2026-02-10")))
                    .isEqualTo(MET);
        }
    }

    @Nested
    @DisplayName("A period can run from the performance of another term")
    class OtherTerm {

        private final CaseHistory ordered = underOrder(
                ORDERED,
                must("circulate-draft")
                        .owedBy(PLAINTIFF_1)
                        .due(on(day("2026-02-20")))
                        .by("PerformanceRecorded"),
                must("comment")
                        .owedBy(Obligor.Who.DEFENDANTS, Obligor.How.EACH)
                        .once(performed("circulate-draft"))
                        .due(daysAfter(7, performanceOf("circulate-draft")))
                        .by("PerformanceRecorded"),
                must("other").owedBy(PLAINTIFF_1).by("PerformanceRecorded"));

        @Test
        @DisplayName("within 7 days after the draft is circulated")
        void runsFromThatAct() {
            CaseHistory unrelated = ordered.with(done(day("2026-01-20"), "other", P1));
            assertThat(unrelated.obligation("comment", D1, day("2026-01-21")).status())
                    .as("an unrelated act starts nothing")
                    .isEqualTo(DORMANT);
            assertThat(unrelated.obligation("comment", D1, day("2026-02-23")).status())
                    .as("nor does the due day of the draft")
                    .isEqualTo(DORMANT);

            CaseHistory circulated = unrelated.with(done(day("2026-02-03"), "circulate-draft", P1));
            Obligation comment = circulated.obligation("comment", D1, day("2026-02-04"));
            assertThat(comment.status()).isEqualTo(OPEN);
            assertThat(dueOn(comment)).isEqualTo(day("2026-02-10"));
            assertThat(steps(comment))
                    .anyMatch(step -> step.contains("counted from the date of entry " + circulated.last()));
        }

        @Test
        void periodOfABindingTermWaitsForTheAct() {
            CaseHistory history = underOrder(
                    ORDERED,
                    must("circulate-draft").owedBy(PLAINTIFF_1).by("PerformanceRecorded"),
                    must("comment")
                            .owedBy(Obligor.Who.DEFENDANTS, Obligor.How.EACH)
                            .due(daysAfter(7, performanceOf("circulate-draft")))
                            .by("PerformanceRecorded"));

            assertThat(history.obligation("comment", D1, day("2026-01-10")).cause())
                    .isEqualTo(StatusCause.NOT_TRIGGERED);
            assertThat(dueOn(history.with(done(day("2026-02-03"), "circulate-draft", P1))
                            .obligation("comment", D1, day("2026-02-04"))))
                    .isEqualTo(day("2026-02-10"));
        }

        @Test
        void otherTermCanBeOneOfAnEarlierOrder() {
            OrderId second = OrderId.of("ecf-40");
            CaseHistory history = ordered.ordered(
                            second,
                            day("2026-01-12"),
                            terms(must("revise")
                                    .owedBy(Obligor.Who.DEFENDANTS, Obligor.How.EACH)
                                    .once(new Trigger.TermPerformed(ORDER, TermId.of("circulate-draft"), false))
                                    .due(daysAfter(14, new Anchor.TermPerformed(ORDER, TermId.of("circulate-draft"))))
                                    .by("PerformanceRecorded")))
                    .with(done(day("2026-02-03"), "circulate-draft", P1));

            assertThat(dueOn(history.obligation("revise", D1, day("2026-02-04"))))
                    .isEqualTo(day("2026-02-17"));
        }

        @Test
        void eachPartyCountsFromItsOwnPerformance() {
            CaseHistory history = underOrder(
                            ORDERED,
                            must("first").by("PerformanceRecorded"),
                            must("second")
                                    .due(daysAfter(7, performanceOf("first")))
                                    .by("PerformanceRecorded"))
                    .with(done(day("2026-02-03"), "first", P1), done(day("2026-02-10"), "first", D1));

            assertThat(dueOn(history.obligation("second", P1, day("2026-02-12"))))
                    .isEqualTo(day("2026-02-10"));
            assertThat(dueOn(history.obligation("second", D1, day("2026-02-12"))))
                    .isEqualTo(day("2026-02-17"));
            assertThat(history.obligation("second", P2, day("2026-02-12")).status())
                    .isEqualTo(DORMANT);
        }
    }

    @Nested
    @DisplayName("A term can recur every N days, weeks or months until something ends it")
    class Recurring {

        private final CaseHistory ordered = underOrder(
                        ORDERED,
                        must("status-report")
                                .owedBy(Obligor.Who.ALL, Obligor.How.JOINTLY)
                                .due(every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                                .by("PerformanceRecorded")
                                .until(held(CONFERENCE)))
                .with(CaseHistory.scheduled(
                        ORDERED, CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, CourtTime.on(day("2026-05-12"))));

        @Test
        @DisplayName("every 30 days until the session: each period that has begun, and the next")
        void eachPeriodIsAnObligation() {
            assertThat(periods(ordered, day("2026-01-10")))
                    .containsExactly("period-1 OPEN 2026-02-04", "period-2 DORMANT 2026-03-06");
            assertThat(periods(ordered, day("2026-02-10")))
                    .containsExactly(
                            "period-1 OVERDUE 2026-02-04", "period-2 OPEN 2026-03-06", "period-3 DORMANT 2026-04-06");
            assertThat(steps(withId(ordered, "ecf-21/status-report/jointly/period-3", day("2026-02-10"))))
                    .anyMatch(step -> step.contains("every 30 days, counted from the date of the order"))
                    .anyMatch(step -> step.contains("period 3 is counted from the last day of period 2"));
        }

        @Test
        void endOfTheTermEndsEveryPeriod() {
            CaseHistory over = ordered.with(
                    done(day("2026-02-02"), "status-report", all()), Facts.conferenceHeld(day("2026-03-20")));

            assertThat(periods(over, day("2026-12-01")))
                    .containsExactly(
                            "period-1 MET 2026-02-04",
                            "period-2 UNPERFORMED 2026-03-06",
                            "period-3 MOOT 2026-04-06",
                            "period-4 MOOT 2026-05-05");
        }

        @Test
        void oneActCountsForOnePeriod() {
            CaseHistory late = ordered.with(done(day("2026-02-10"), "status-report", all()));
            assertThat(periods(late, day("2026-02-11")))
                    .containsExactly(
                            "period-1 LATE 2026-02-04", "period-2 OPEN 2026-03-06", "period-3 DORMANT 2026-04-06");

            CaseHistory second = late.with(done(day("2026-03-05"), "status-report", all()));
            assertThat(periods(second, day("2026-03-07")))
                    .startsWith("period-1 LATE 2026-02-04", "period-2 MET 2026-03-06");
        }

        @Test
        void actCountsForThePeriodItNames() {
            CaseHistory named = ordered.with(new PerformanceRecorded(
                    at(day("2026-02-10")), Actors.of(all()), Facts.ref("status-report"), 2, Map.of(), Map.of()));

            assertThat(periods(named, day("2026-02-11")))
                    .startsWith("period-1 OVERDUE 2026-02-04", "period-2 MET 2026-03-06");
        }

        @Test
        void partyThatJoinedLaterOwesNoPeriodThatHadEnded() {
            PartyId later = PartyId.of("defendant-3");
            CaseHistory joined = underOrder(
                            ORDERED,
                            must("status-report")
                                    .due(every(1, Period.Unit.MONTHS, new Anchor.OrderDated()))
                                    .by("PerformanceRecorded"))
                    .joined(day("2026-03-01"), later);

            assertThat(periods(joined, day("2026-03-02"), later))
                    .containsExactly("period-2 OPEN 2026-03-05", "period-3 DORMANT 2026-04-06");
        }

        @ParameterizedTest
        @CsvSource(textBlock = """
            2, WEEKS, 2026-01-20, 2026-02-02
            1, MONTHS, 2026-02-05, 2026-03-05
            """)
        void weeksAndMonths(int amount, Period.Unit unit, LocalDate first, LocalDate second) {
            CaseHistory history = underOrder(
                    ORDERED,
                    must("status-report")
                            .owedBy(PLAINTIFF_1)
                            .due(every(amount, unit, new Anchor.OrderDated()))
                            .by("PerformanceRecorded"));

            assertThat(periods(history, ORDERED))
                    .containsExactly("period-1 OPEN " + first, "period-2 DORMANT " + second);
        }

        @Test
        void lastDaysOfMonthsDoNotDrift() {
            CaseHistory history = underOrder(
                    day("2026-01-31"),
                    must("status-report")
                            .owedBy(PLAINTIFF_1)
                            .due(every(1, Period.Unit.MONTHS, new Anchor.OrderDated()))
                            .by("PerformanceRecorded"));

            assertThat(dueOn(withId(history, "ecf-21/status-report/plaintiff-1/period-6", day("2026-07-20"))))
                    .isEqualTo(day("2026-07-31"));
        }

        @Test
        void numberOfPeriodsIsBounded() {
            CaseHistory history = underOrder(
                    ORDERED,
                    must("status-report")
                            .owedBy(PLAINTIFF_1)
                            .due(every(1, Period.Unit.DAYS, new Anchor.OrderDated()))
                            .by("PerformanceRecorded"));

            assertThat(history.obligations(day("2030-01-01"))).hasSize(Limits.PERIODS_MAX);
            assertThat(history.evaluation().timelines()).hasSize(Limits.PERIODS_MAX);
            assertThat(history.obligations(day("2030-01-01")).getLast().flags())
                    .anyMatch(flag -> flag.contains("only the first " + Limits.PERIODS_MAX + " periods"));
        }

        @Test
        void performanceOfAnotherTermCanEndIt() {
            CaseHistory history = underOrder(
                            ORDERED,
                            must("dismissal").owedBy(PLAINTIFF_1).by("PerformanceRecorded"),
                            must("status-report")
                                    .owedBy(PLAINTIFF_1)
                                    .due(every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                                    .by("PerformanceRecorded")
                                    .until(performedEnds("dismissal")))
                    .with(done(day("2026-02-10"), "dismissal", P1));

            assertThat(periods(history, day("2026-06-01")))
                    .containsExactly(
                            "period-1 UNPERFORMED 2026-02-04", "period-2 MOOT 2026-03-06", "period-3 MOOT 2026-04-06");
        }
    }

    @Nested
    @DisplayName("A date can be the earlier or the later of two")
    class OfTwoDates {

        private CaseHistory due(org.goodfaith.orders.Due due) {
            return underOrder(
                    ORDERED,
                    must("circulate-draft").owedBy(PLAINTIFF_1).by("PerformanceRecorded"),
                    must("comment").owedBy(PLAINTIFF_1).due(due).by("PerformanceRecorded"));
        }

        @Test
        @DisplayName("the earlier of June 1 and 30 days after the draft")
        void earlier() {
            CaseHistory history =
                    due(earlierOf(on(day("2026-06-01")), daysAfter(30, performanceOf("circulate-draft"))));
            Obligation before = history.obligation("comment", day("2026-03-01"));
            assertThat(dueOn(before)).isEqualTo(day("2026-06-01"));
            assertThat(steps(before)).anyMatch(step -> step.contains("does not count yet"));

            CaseHistory circulated = history.with(done(day("2026-03-02"), "circulate-draft", P1));
            Obligation after = circulated.obligation("comment", day("2026-03-03"));
            assertThat(dueOn(after)).isEqualTo(day("2026-04-01"));
            assertThat(steps(after)).last().asString().contains("the earliest of these dates");
            assertThat(dueOn(history.with(done(day("2026-05-20"), "circulate-draft", P1))
                            .obligation("comment", day("2026-05-21"))))
                    .isEqualTo(day("2026-06-01"));
        }

        @Test
        @DisplayName("the later of June 1 and 30 days after the draft")
        void later() {
            CaseHistory history = due(laterOf(on(day("2026-06-01")), daysAfter(30, performanceOf("circulate-draft"))));
            assertThat(history.obligation("comment", day("2026-07-01")).status())
                    .isEqualTo(DORMANT);
            assertThat(dueOn(history.with(done(day("2026-03-02"), "circulate-draft", P1))
                            .obligation("comment", day("2026-03-03"))))
                    .isEqualTo(day("2026-06-01"));
            assertThat(dueOn(history.with(done(day("2026-05-20"), "circulate-draft", P1))
                            .obligation("comment", day("2026-05-21"))))
                    .isEqualTo(day("2026-06-22"));
        }
    }

    @Nested
    @DisplayName("A term can have an earliest day")
    class Earliest {

        private final CaseHistory ordered = underOrder(
                        ORDERED,
                        must("confer")
                                .owedBy(PLAINTIFF_1)
                                .due(daysBefore(3, CONFERENCE))
                                .by("PerformanceRecorded")
                                .asks(notBefore(daysBefore(10, CONFERENCE), "no earlier than 10 days before")))
                .with(CaseHistory.scheduled(
                        ORDERED, CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, CourtTime.on(day("2026-03-13"))));

        @Test
        void actBeforeItIsPointedOutAndDoesNotCountAsGood() {
            Obligation open = ordered.obligation("confer", day("2026-02-02"));
            assertThat(open.flags()).anyMatch(flag -> flag.startsWith("not before Tue, Mar 3, 2026"));
            assertThat(steps(open)).anyMatch(step -> step.contains("not before Tue, Mar 3, 2026"));

            CaseHistory early = ordered.with(done(day("2026-02-27"), "confer", P1));
            Obligation deficient = early.obligation("confer", day("2026-03-04"));
            assertThat(deficient.status()).isEqualTo(DEFICIENT);
            assertThat(deficient.deficiencies())
                    .singleElement()
                    .extracting(Deficiency::actual)
                    .isEqualTo("done on Fri, Feb 27, 2026, before Tue, Mar 3, 2026");

            assertThat(early.with(done(day("2026-03-05"), "confer", P1)).statusOf("confer", day("2026-03-06")))
                    .isEqualTo(MET);
            assertThat(ordered.with(done(day("2026-03-03"), "confer", P1)).statusOf("confer", day("2026-03-06")))
                    .isEqualTo(MET);
        }

        @Test
        void actThatWasNotTooEarlyStaysGoodWhenTheEventMoves() {
            CaseHistory moved = ordered.with(
                    done(day("2026-03-04"), "confer", P1), Facts.conferenceMoved(day("2026-03-05"), day("2026-05-14")));

            assertThat(moved.statusOf("confer", day("2026-03-06"))).isEqualTo(MET);
        }
    }

    @Nested
    @DisplayName("An extension can be by a number of days")
    class ByDays {

        private final CaseHistory ordered = underOrder(
                ORDERED,
                must("brief")
                        .owedBy(PLAINTIFF_1)
                        .due(daysAfter(30, new Anchor.OrderDated()))
                        .by("PerformanceRecorded"));

        @Test
        void isCountedFromTheDateBefore() {
            Obligation extended =
                    ordered.with(extendedByDays(day("2026-01-20"), "brief", 14)).obligation("brief", day("2026-01-21"));

            assertThat(dueOn(extended)).isEqualTo(day("2026-02-18"));
            assertThat(steps(extended)).anyMatch(step -> step.contains("extended by 14 days by court order"));
            assertThat(extended.evidence()).anyMatch(evidence -> evidence.part() == Evidence.Part.EXTENDS);
        }

        @Test
        void twoExtensionsAddUpAndADateReplacesThem() {
            CaseHistory twice = ordered.with(
                    extendedByDays(day("2026-01-20"), "brief", 14), extendedByDays(day("2026-02-10"), "brief", 7));
            assertThat(dueOn(twice.obligation("brief", day("2026-02-11")))).isEqualTo(day("2026-02-25"));

            CaseHistory dated = twice.with(extended(day("2026-02-20"), "brief", day("2026-03-20")));
            assertThat(dueOn(dated.obligation("brief", day("2026-02-21")))).isEqualTo(day("2026-03-20"));
            assertThat(dueOn(dated.with(extendedByDays(day("2026-03-02"), "brief", 3))
                            .obligation("brief", day("2026-03-03"))))
                    .isEqualTo(day("2026-03-23"));
        }

        @Test
        void everyReadingIsExtended() {
            CaseHistory contested = underOrder(
                            day("2025-12-05"),
                            must("brief")
                                    .owedBy(PLAINTIFF_1)
                                    .due(daysAfter(21, new Anchor.OrderDated()))
                                    .by("PerformanceRecorded"))
                    .with(extendedByDays(day("2025-12-10"), "brief", 7));
            Obligation brief = contested.obligation("brief", day("2025-12-11"));

            assertThat(brief.readings().stream()
                            .map(DueReading::due)
                            .map(due -> Objects.requireNonNull(due).on())
                            .distinct())
                    .as("7 days from December 26, on which the President closed the agencies, or from December 29")
                    .containsExactlyInAnyOrder(day("2026-01-02"), day("2026-01-05"));
        }
    }

    @Nested
    @DisplayName("Alternatives discharge each other")
    class Alternatives {

        private final CaseHistory ordered = underOrder(
                ORDERED,
                must("dismissal")
                        .owedBy(PLAINTIFF_1)
                        .due(daysAfter(30, new Anchor.OrderDated()))
                        .by("PerformanceRecorded")
                        .until(orInstead("status-report")),
                may("status-report")
                        .owedBy(PLAINTIFF_1)
                        .due(daysAfter(30, new Anchor.OrderDated()))
                        .by("PerformanceRecorded")
                        .until(orInstead("dismissal")));

        @Test
        @DisplayName("file a dismissal or a status report within 30 days")
        void eitherDischargesTheOther() {
            CaseHistory reported = ordered.with(done(day("2026-02-02"), "status-report", P1));
            assertThat(reported.statusOf("status-report", day("2026-03-01"))).isEqualTo(MET);
            assertThat(reported.obligation("dismissal", day("2026-03-01")).status())
                    .isEqualTo(MOOT);
            assertThat(reported.obligation("dismissal", day("2026-03-01")).cause())
                    .isEqualTo(StatusCause.ALTERNATIVE_PERFORMED);

            CaseHistory dismissed = ordered.with(done(day("2026-02-02"), "dismissal", P1));
            assertThat(dismissed.statusOf("dismissal", day("2026-03-01"))).isEqualTo(MET);
            assertThat(dismissed.statusOf("status-report", day("2026-03-01"))).isEqualTo(MOOT);
        }

        @Test
        void neitherIsOneFailure() {
            assertThat(ordered.obligations(day("2026-02-05")))
                    .extracting(Obligation::status)
                    .containsExactlyInAnyOrder(OVERDUE, ObligationStatus.LAPSED);
            assertThat(missing(ordered)).containsExactly("dismissal: no performance recorded, due Wed, Feb 4, 2026");

            CaseHistory bothRequired = underOrder(
                    ORDERED,
                    must("dismissal")
                            .owedBy(PLAINTIFF_1)
                            .due(daysAfter(30, new Anchor.OrderDated()))
                            .by("PerformanceRecorded")
                            .until(orInstead("status-report")),
                    must("status-report")
                            .owedBy(PLAINTIFF_1)
                            .due(daysAfter(30, new Anchor.OrderDated()))
                            .by("PerformanceRecorded")
                            .until(orInstead("dismissal")));
            assertThat(bothRequired.obligations(day("2026-02-05")))
                    .extracting(Obligation::status)
                    .containsOnly(OVERDUE);
            assertThat(missing(bothRequired))
                    .as("both entered as MUST")
                    .containsExactly("dismissal: no performance recorded, due Wed, Feb 4, 2026");
            assertThat(missing(bothRequired.with(done(day("2026-02-10"), "status-report", P1))))
                    .as("performed late: no other failure")
                    .isEmpty();
        }

        /** Returns the indicators that somebody missed something, once or repeatedly. */
        private List<String> missing(CaseHistory history) {
            var viewpoint = new Viewpoint(CaseHistory.endOf(day("2026-03-01")), Instant.MAX);
            return IndicatorRules.of(history.record(), viewpoint).stream()
                    .filter(indicator -> indicator.kind() == Indicator.Kind.MISSING_PERFORMANCE
                            || indicator.kind() == Indicator.Kind.REPEATED)
                    .map(Indicator::text)
                    .toList();
        }

        @Test
        void lateAlternativeStillDischarges() {
            CaseHistory late = ordered.with(done(day("2026-02-10"), "status-report", P1));

            assertThat(late.statusOf("status-report", day("2026-03-01"))).isEqualTo(LATE);
            assertThat(late.statusOf("dismissal", day("2026-03-01"))).isEqualTo(MOOT);
        }
    }

    @Nested
    @DisplayName("Requirements can set a minimum, and limit the pages of any act")
    class Counts {

        @ParameterizedTest
        @CsvSource({"1, DEFICIENT", "2, MET", "3, MET"})
        void atLeastTwoDates(int offered, ObligationStatus status) {
            CaseHistory history = underOrder(
                            ORDERED,
                            must("propose-dates")
                                    .owedBy(PLAINTIFF_1)
                                    .by("PerformanceRecorded")
                                    .asks(atLeast(2, "dates", "at least two dates")))
                    .with(new PerformanceRecorded(
                            at(day("2026-01-20")),
                            Actors.of(P1),
                            Facts.ref("propose-dates"),
                            Map.of(),
                            Map.of("dates", offered)));

            assertThat(history.statusOf("propose-dates", day("2026-01-21"))).isEqualTo(status);
        }

        @ParameterizedTest
        @CsvSource({"5, MET", "6, DEFICIENT"})
        void pageLimitOfAnyAct(int pages, ObligationStatus status) {
            CaseHistory history = underOrder(
                            ORDERED,
                            must("report")
                                    .owedBy(PLAINTIFF_1)
                                    .by("VDRPCompletionReportFiled")
                                    .asks(atMost(5, "pages", "not to exceed five pages")))
                    .with(reportFiled(at(day("2026-01-20")).withPages(pages), P1));

            assertThat(history.statusOf("report", day("2026-01-21"))).isEqualTo(status);
        }
    }

    @Nested
    @DisplayName("Persons who are not parties owe duties of their own")
    class Nonparties {

        @ParameterizedTest
        @EnumSource(Nonparty.Kind.class)
        void theirDutiesAreTheirs(Nonparty.Kind kind) {
            CaseHistory history = underOrder(
                    ORDERED,
                    must("certify")
                            .owedBy(Obligor.of(new Nonparty(kind, "Sample Person", null)))
                            .due(daysAfter(10, new Anchor.OrderDated()))
                            .by("NonpartyActRecorded"));
            Obligation open = history.obligation("certify", day("2026-01-10"));
            assertThat(open.obligors()).isEmpty();
            assertThat(open.id().value())
                    .isEqualTo("ecf-21/certify/" + kind.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(open.status()).isEqualTo(OPEN);
            assertThat(history.statusOf("certify", day("2026-01-20"))).isEqualTo(OVERDUE);

            CaseHistory certified = history.with(certified(day("2026-01-21")));
            assertThat(certified.statusOf("certify", day("2026-01-22"))).isEqualTo(LATE);
        }

        @Test
        void noPartyIsCreditedOrBlamed() {
            CaseHistory history = underOrder(
                    ORDERED,
                    must("certify")
                            .owedBy(Obligor.of(Nonparty.of(Nonparty.Kind.NEUTRAL)))
                            .due(daysAfter(10, new Anchor.OrderDated()))
                            .by("NonpartyActRecorded"));

            assertThat(org.goodfaith.rulebook.conduct.IndicatorRules.of(
                            history.record(),
                            new Viewpoint(CaseHistory.endOf(day("2026-03-01")), CaseHistory.endOf(day("2026-03-01")))))
                    .isEmpty();
        }

        private NonpartyActRecorded certified(LocalDate on) {
            return new NonpartyActRecorded(at(on), "Sample Person", Facts.ref("certify"), null, Map.of(), Map.of());
        }
    }

    @Test
    void termCarriesWhatHappensOtherwise() {
        CaseHistory history =
                underOrder(ORDERED, must("report").owedBy(PLAINTIFF_1).otherwise("the conference will be vacated"));

        assertThat(history.obligation("report", ORDERED).term().otherwise())
                .isEqualTo("the conference will be vacated");
    }

    @Nested
    @DisplayName("An order to show cause creates an obligation to respond")
    class ShowCause {

        private final CaseHistory issued = CaseHistory.opened("cand", day("2026-10-01"))
                .joined(P1, org.goodfaith.events.PartyKind.ORGANIZATION)
                .joined(D1, org.goodfaith.events.PartyKind.ORGANIZATION)
                .with(showCause(null, 7));

        @Test
        @DisplayName("issued 2026-11-24, within seven (7) days: response due 2026-12-01")
        void dueWithinAPeriodCountedByRule6() {
            Obligation response = issued.obligation("response", P1, day("2026-11-25"));

            assertThat(response.status()).isEqualTo(OPEN);
            assertThat(dueOn(response)).isEqualTo(day("2026-12-01"));
            assertThat(steps(response)).anyMatch(step -> step.contains("counted from the date of the order"));
            assertThat(issued.statusOf("response", P1, day("2026-12-02"))).isEqualTo(OVERDUE);
            assertThat(issued.obligations(day("2026-11-25")))
                    .as("the party not ordered to respond owes nothing")
                    .noneMatch(obligation -> obligation.obligors().contains(D1));
        }

        @Test
        void dueByADate() {
            CaseHistory dated = CaseHistory.opened("cand", day("2026-10-01"))
                    .joined(P1, org.goodfaith.events.PartyKind.ORGANIZATION)
                    .with(showCause(CourtTime.at(day("2026-12-04"), LocalTime.NOON), null));

            assertThat(dueOn(dated.obligation("response", P1, day("2026-11-25"))))
                    .isEqualTo(day("2026-12-04"));
        }

        @Test
        void isAnsweredByAResponseThatNamesIt() {
            var response = new ShowCauseResponseFiled(at(day("2026-11-30")), Actors.of(P1), SHOW_CAUSE);
            assertThat(issued.with(response).statusOf("response", P1, day("2026-12-02")))
                    .isEqualTo(MET);
        }

        @Test
        void dischargeEndsIt() {
            assertThat(issued.with(discharged(day("2026-11-27"))).obligation("response", P1, day("2026-12-02")))
                    .extracting(Obligation::status, Obligation::cause)
                    .containsExactly(MOOT, StatusCause.SHOW_CAUSE_DISCHARGED);
            assertThat(issued.with(discharged(day("2026-12-09"))).statusOf("response", P1, day("2026-12-10")))
                    .as("it was not answered in time")
                    .isEqualTo(UNPERFORMED);
        }

        @Test
        void sanctionThatFollowsEndsIt() {
            var sanction =
                    new SanctionImposed(at(day("2026-12-09")), List.of(P1), List.of(), SHOW_CAUSE, "fees are awarded");
            assertThat(issued.with(sanction).obligation("response", P1, day("2026-12-10")))
                    .extracting(Obligation::status, Obligation::cause)
                    .containsExactly(UNPERFORMED, StatusCause.SANCTION_IMPOSED);
        }

        @Test
        void periodToRespondCanBeExtended() {
            var more = new org.goodfaith.events.DeadlineExtended(
                    at(day("2026-11-30")),
                    new TermRef(SHOW_CAUSE, OrderToShowCauseIssued.RESPONSE),
                    null,
                    null,
                    List.of(),
                    null,
                    7,
                    org.goodfaith.events.ExtensionBasis.ORDER,
                    null);
            assertThat(dueOn(issued.with(more).obligation("response", P1, day("2026-12-01"))))
                    .isEqualTo(day("2026-12-08"));
        }

        @Test
        void attorneyRespondsInPerson() {
            CounselId counsel = CounselId.of("counsel-1");
            CaseHistory ordered = CaseHistory.opened("cand", day("2026-10-01"))
                    .joined(P1, org.goodfaith.events.PartyKind.ORGANIZATION)
                    .with(
                            new CounselAppeared(at(day("2026-10-02")), counsel, "Sample Counsel", List.of(P1), true),
                            new OrderToShowCauseIssued(
                                    at(day("2026-11-24")),
                                    SHOW_CAUSE,
                                    "JZB",
                                    List.of(),
                                    List.of(counsel),
                                    List.of(),
                                    null,
                                    7,
                                    "counsel shall show cause"));
            Obligation response = ordered.obligation("response-of-counsel-1", day("2026-11-25"));
            assertThat(response.obligors()).isEmpty();
            assertThat(dueOn(response)).isEqualTo(day("2026-12-01"));

            var sanction = new SanctionImposed(at(day("2026-12-09")), List.of(), List.of(counsel), SHOW_CAUSE, "fees");
            assertThat(ordered.with(sanction).statusOf("response-of-counsel-1", day("2026-12-10")))
                    .isEqualTo(UNPERFORMED);
        }

        private OrderToShowCauseIssued showCause(@Nullable CourtTime by, @Nullable Integer withinDays) {
            return new OrderToShowCauseIssued(
                    at(day("2026-11-24")),
                    SHOW_CAUSE,
                    "JZB",
                    List.of(P1),
                    List.of(),
                    List.of(),
                    by,
                    withinDays,
                    "shall show cause within seven (7) days");
        }

        private OrderToShowCauseDischarged discharged(LocalDate on) {
            return new OrderToShowCauseDischarged(at(on), SHOW_CAUSE, "the order to show cause is discharged");
        }
    }

    @Nested
    @DisplayName("A stay says what it does to periods that were running")
    class StayEffects {

        private final CaseHistory ordered = underOrder(
                ORDERED,
                must("brief")
                        .owedBy(PLAINTIFF_1)
                        .due(daysAfter(30, new Anchor.OrderDated()))
                        .by("PerformanceRecorded"));

        private CaseHistory stayedFor(@Nullable StayEffect effect, String from, String to) {
            return ordered.with(stayed(day(from), effect, ORDER), stayLifted(day(to)));
        }

        @Test
        void tolledPeriodResumesWithTheRemainingDays() {
            CaseHistory history = stayedFor(StayEffect.TOLLED, "2026-01-20", "2026-03-02");
            assertThat(history.obligation("brief", day("2026-02-10")).status()).isEqualTo(DORMANT);
            assertThat(history.obligation("brief", day("2026-02-10")).due()).isNull();

            Obligation resumed = history.obligation("brief", day("2026-03-03"));
            assertThat(dueOn(resumed)).as("15 days remained").isEqualTo(day("2026-03-17"));
            assertThat(resumed.status()).isEqualTo(OPEN);
            assertThat(steps(resumed))
                    .anyMatch(step -> step.contains("the stay tolled the period: Tue, Jan 20, 2026")
                            && step.contains("15 days remained"));
            assertThat(history.statusOf("brief", day("2026-03-18"))).isEqualTo(OVERDUE);
        }

        @Test
        void vacatedDateFallsAwayUntilTheCourtSetsANewOne() {
            CaseHistory history = stayedFor(StayEffect.VACATED, "2026-01-20", "2026-03-02");
            assertThat(history.obligation("brief", day("2026-04-01")).status()).isEqualTo(OPEN);
            assertThat(history.obligation("brief", day("2026-04-01")).due()).isNull();
            assertThat(history.obligation("brief", day("2026-04-01")).reason()).contains("the stay vacated this date");

            assertThat(dueOn(history.with(extended(day("2026-03-05"), "brief", day("2026-03-30")))
                            .obligation("brief", day("2026-03-06"))))
                    .isEqualTo(day("2026-03-30"));
        }

        @Test
        void vacatedStayTakesTheDatesCountedFromAnEventButNotTheEventsOwnDay() {
            CaseHistory history = underOrder(
                            ORDERED,
                            must("statement")
                                    .owedBy(PLAINTIFF_1)
                                    .due(daysBefore(14, SettlementConferenceOrder.CONFERENCE))
                                    .by("PerformanceRecorded"),
                            must("attend")
                                    .owedBy(PLAINTIFF_1)
                                    .due(dayOf(SettlementConferenceOrder.CONFERENCE))
                                    .by("AttendanceRecorded", SettlementConferenceOrder.CONFERENCE))
                    .with(
                            new EventScheduled(
                                    at(day("2026-01-06")),
                                    SettlementConferenceOrder.CONFERENCE,
                                    EventKind.SETTLEMENT_CONFERENCE,
                                    CourtTime.on(day("2026-03-31")),
                                    null,
                                    null),
                            stayed(day("2026-01-20"), StayEffect.VACATED, ORDER),
                            stayLifted(day("2026-03-02")));

            assertThat(history.obligation("statement", day("2026-03-20"))).satisfies(statement -> {
                assertThat(statement.status()).isEqualTo(OPEN);
                assertThat(statement.due()).isNull();
                assertThat(statement.reason()).contains("the stay vacated this date");
            });
            assertThat(dueOn(history.obligation("attend", day("2026-03-20")))).isEqualTo(day("2026-03-31"));
            assertThat(dueOn(history.with(conferenceMoved(day("2026-03-05"), day("2026-04-21")))
                            .obligation("statement", day("2026-03-20"))))
                    .as("the court set a new date")
                    .isEqualTo(day("2026-04-07"));
        }

        /** A date that is built from periods is tolled like a period. A date that the order fixes is not. */
        @Test
        void stayTollsDatesThatAreBuiltFromPeriods() {
            var counted = daysAfter(30, new Anchor.OrderDated());
            CaseHistory history = underOrder(
                            ORDERED,
                            must("earlier")
                                    .owedBy(PLAINTIFF_1)
                                    .due(earlierOf(counted, on(day("2026-05-01"))))
                                    .by("PerformanceRecorded"),
                            must("later")
                                    .owedBy(PLAINTIFF_1)
                                    .due(laterOf(counted, on(day("2026-01-10"))))
                                    .by("PerformanceRecorded"),
                            must("monthly")
                                    .owedBy(PLAINTIFF_1)
                                    .due(every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                                    .by("PerformanceRecorded"),
                            must("base").owedBy(PLAINTIFF_1).due(counted).by("PerformanceRecorded"),
                            must("after-base")
                                    .owedBy(PLAINTIFF_1)
                                    .due(daysAfter(5, dueOf("base")))
                                    .by("PerformanceRecorded"),
                            must("fixed")
                                    .owedBy(PLAINTIFF_1)
                                    .due(on(day("2026-04-01")))
                                    .by("PerformanceRecorded"))
                    .with(stayed(day("2026-01-20"), (StayEffect) null, ORDER), stayLifted(day("2026-03-02")));

            for (String term : List.of("earlier", "later", "base", "after-base")) {
                assertThat(history.obligation(term, day("2026-03-03")).readings())
                        .as(term)
                        .hasSizeGreaterThan(1);
            }
            assertThat(history.obligation("fixed", day("2026-03-03")).due()).isNotNull();
        }

        @Test
        void unchangedDateCanPassDuringTheStay() {
            CaseHistory history = stayedFor(StayEffect.UNCHANGED, "2026-01-20", "2026-03-02");
            assertThat(history.statusOf("brief", day("2026-02-10"))).isEqualTo(DORMANT);
            Obligation after = history.obligation("brief", day("2026-03-03"));
            assertThat(after.status()).isEqualTo(OVERDUE);
            assertThat(dueOn(after)).isEqualTo(day("2026-02-04"));
        }

        @Test
        void silentStayGivesTwoReadings() {
            CaseHistory history = stayedFor(null, "2026-01-20", "2026-03-02");
            Obligation after = history.obligation("brief", day("2026-03-03"));
            assertThat(after.readings().stream()
                            .map(reading ->
                                    reading.due() == null ? null : reading.due().on()))
                    .containsExactly(day("2026-02-04"), day("2026-03-17"));
            assertThat(after.status()).isEqualTo(OPEN);
            assertThat(after.wording()).contains("overdue under one reading");
            assertThat(history.statusOf("brief", day("2026-03-18"))).isEqualTo(OVERDUE);
        }

        @Test
        void orderThatLiftsTheStayCanSayIt() {
            CaseHistory history = ordered.with(
                    stayed(day("2026-01-20"), ORDER),
                    new org.goodfaith.events.StayLifted(at(day("2026-03-02")), StayEffect.TOLLED, "resumed"));

            assertThat(history.obligation("brief", day("2026-03-03")).readings())
                    .hasSize(1);
            assertThat(dueOn(history.obligation("brief", day("2026-03-03")))).isEqualTo(day("2026-03-17"));
        }

        @Test
        void dateThatHadPassedBeforeTheStayStaysPassed() {
            CaseHistory history = stayedFor(StayEffect.TOLLED, "2026-02-10", "2026-03-02");

            assertThat(history.statusOf("brief", day("2026-03-03"))).isEqualTo(OVERDUE);
            assertThat(dueOn(history.obligation("brief", day("2026-03-03")))).isEqualTo(day("2026-02-04"));
        }

        @Test
        void extendedDateIsTolledOnce() {
            CaseHistory history = ordered.with(
                    extendedByDays(day("2026-01-12"), "brief", 14),
                    stayed(day("2026-01-20"), StayEffect.TOLLED, ORDER),
                    stayLifted(day("2026-03-02")));
            assertThat(dueOn(history.obligation("brief", day("2026-03-03"))))
                    .as("15 days remained, and 14 more")
                    .isEqualTo(day("2026-04-01"));

            CaseHistory dated = ordered.with(
                    extended(day("2026-01-12"), "brief", day("2026-02-20")),
                    stayed(day("2026-01-20"), StayEffect.TOLLED, ORDER),
                    stayLifted(day("2026-03-02")));
            assertThat(dueOn(dated.obligation("brief", day("2026-03-03"))))
                    .as("31 days remained; April 2")
                    .isEqualTo(day("2026-04-02"));
        }
    }

    private static PartyId[] all() {
        return new PartyId[] {P1, P2, D1, CaseHistory.D2};
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Obligation withId(CaseHistory history, String id, LocalDate asOf) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no obligation " + id));
    }

    private static List<String> periods(CaseHistory history, LocalDate asOf) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.id().value().contains("/period-"))
                .map(DueRulesTest::period)
                .toList();
    }

    private static List<String> periods(CaseHistory history, LocalDate asOf, PartyId party) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.id().value().contains("/" + party + "/period-"))
                .map(DueRulesTest::period)
                .toList();
    }

    private static String period(Obligation obligation) {
        String id = obligation.id().value();
        return id.substring(id.lastIndexOf('/') + 1) + " " + obligation.status() + " "
                + Objects.requireNonNull(obligation.readings().getFirst().due()).on();
    }

    private static List<String> steps(Obligation obligation) {
        return obligation.readings().stream()
                .flatMap(reading -> reading.explanation().steps().stream())
                .map(ComputationStep::toString)
                .toList();
    }
}

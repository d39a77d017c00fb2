package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.trigger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Limits;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.orders.Anchor;
import org.goodfaith.rulebook.conduct.ConductReport;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.replay.Replay;
import org.goodfaith.rulebook.replay.ViewpointDifference;
import org.junit.jupiter.api.Test;

/** An evaluation stays within its steps for the largest cases that the command side accepts. */
class LargeCaseTest {

    private static final int TERMS = 20;

    @Test
    void asManyObligationsAsACaseMayHave() {
        int parties = Limits.OBLIGATIONS_PER_CASE_MAX / Limits.TERMS_MAX;
        CaseHistory history = opened("cand", MON_2024_06_03);
        for (int i = 1; i <= parties; i++) {
            history = history.joined(PartyId.of("plaintiff-" + i), PartyKind.NATURAL_PERSON);
        }
        history = history.ordered(
                ORDER,
                WED_2024_06_05,
                terms(IntStream.range(0, Limits.TERMS_MAX)
                        .mapToObj(i -> must("term-" + i)
                                .due(daysAfter(14 + i, new Anchor.OrderDated()))
                                .by("PerformanceRecorded"))
                        .toArray(TermDraft[]::new)));
        for (int i = 0; i < Limits.TERMS_MAX; i++) {
            history = history.with(Facts.done(Facts.at(WED_2024_06_05.plusDays(i), Channel.FILED), "term-" + i, P1));
        }

        assertThat(estimate(history)).isEqualTo(Limits.OBLIGATIONS_PER_CASE_MAX);
        var budget = new StepBudget();
        var evaluation = new Evaluation(history.record(), Instant.MAX, budget);
        assertThat(evaluation.timelines()).hasSize(Limits.OBLIGATIONS_PER_CASE_MAX);
        assertThat(budget.taken()).isLessThan(StepBudget.STEPS_MAX / 4);
        assertThat(evaluation.statusesKept()).isLessThan(StatusLimit.MAX / 4);
    }

    /** 306 entries. Before values were shared between moments, this took a minute and two gigabytes. */
    @Test
    void recurringTermsWithHundredsOfOffers() {
        CaseHistory history = offersUnderRecurringTerms(150);

        var budget = new StepBudget();
        var evaluation = new Evaluation(history.record(), Instant.MAX, budget);
        assertThat((long) evaluation.timelines().size())
                .isGreaterThan(150L * TERMS)
                .isLessThanOrEqualTo(estimate(history));
        assertThat(budget.taken()).isLessThan(StepBudget.STEPS_MAX / 4);
        assertThat(evaluation.statusesKept()).isLessThan(StatusLimit.MAX / 4);
    }

    @Test
    void stepsAreTheSameEachTime() {
        CaseRecord record = offersUnderRecurringTerms(10).record();
        var first = new StepBudget();
        var second = new StepBudget();

        assertThat(new Evaluation(record, Instant.MAX, first).timelines())
                .isEqualTo(new Evaluation(record, Instant.MAX, second).timelines());
        assertThat(first.taken()).isPositive().isEqualTo(second.taken());
    }

    @Test
    void aCaseThatNeedsMoreStepsIsRefused() {
        CaseRecord record = offersUnderRecurringTerms(10).record();
        var limited = new Evaluation(record, Instant.MAX, new StepBudget(steps(record) - 1));

        assertThatExceptionOfType(CaseTooLarge.class).isThrownBy(limited::timelines);
    }

    /** Before the steps shared a budget, a replay could take as many times the limit as it has steps. */
    @Test
    void allStepsOfAReplayShareOneBudget() {
        CaseRecord record = offersUnderRecurringTerms(10).record();
        long enoughForOne = 2 * steps(record);
        int last = new Replay(record).points().size() - 1;

        assertThat(new Replay(record, new StepBudget(enoughForOne)).step(last).changes())
                .isNotEmpty();
        var replay = new Replay(record, new StepBudget(enoughForOne));
        assertThatExceptionOfType(CaseTooLarge.class)
                .isThrownBy(() ->
                        IntStream.rangeClosed(0, last).mapToObj(replay::step).toList());
    }

    @Test
    void allEvaluationsOfAComparisonShareOneBudget() {
        CaseRecord record = offersUnderRecurringTerms(10).record();
        long enoughForOne = 2 * steps(record);
        Instant now = record.entries().getLast().recordedAt();
        var opened = new Viewpoint(now, record.entries().getFirst().recordedAt());
        var before = new Viewpoint(
                now, record.entries().get(record.entries().size() - 2).recordedAt());
        var all = new Viewpoint(now, now);

        assertThat(ViewpointDifference.of(record, before, all, new StepBudget(enoughForOne))
                        .obligations())
                .isNotEmpty();
        assertThatExceptionOfType(CaseTooLarge.class)
                .isThrownBy(() -> ViewpointDifference.of(record, opened, all, new StepBudget(enoughForOne)));
    }

    @Test
    void aTrailAndAReportShareTheBudgetOfTheirRequest() {
        CaseRecord record = offersUnderRecurringTerms(10).record();
        Viewpoint now = Viewpoint.at(record.entries().getLast().recordedAt());
        var alone = new StepBudget();
        var _ = new ConductReport(record, Instant.MAX, alone);
        var both = new StepBudget();
        var _ = new ConductReport(record, Instant.MAX, both);
        var _ = Trail.asShownAtTheTime(record, now, both);

        assertThat(both.taken()).isGreaterThan(alone.taken());
    }

    private static long steps(CaseRecord record) {
        var budget = new StepBudget();
        var _ = new Evaluation(record, Instant.MAX, budget).timelines();
        return budget.taken();
    }

    @Test
    void aBugOfTheRulebookIsReportedWithItsCause() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("hen").due(TermDraft.sameAs("egg")).by("PerformanceRecorded"),
                must("egg").due(TermDraft.sameAs("hen")).by("PerformanceRecorded"));

        assertThat(new ConductReport(history.record(), Instant.MAX).failures())
                .isNotEmpty()
                .allSatisfy(bug -> assertThat(bug).isInstanceOf(IllegalStateException.class));
        assertThat(new ConductReport(offersUnderRecurringTerms(1).record(), Instant.MAX).failures())
                .isEmpty();
    }

    private static CaseHistory offersUnderRecurringTerms(int offers) {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                IntStream.range(0, TERMS)
                        .mapToObj(i -> must("answer-" + i)
                                .once(TermDraft.each("DemandServed"))
                                .due(daysAfter(14, trigger()))
                                .byAnswering("CounterofferMade"))
                        .toArray(TermDraft[]::new));
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            LocalDate day = WED_2024_06_05.plusDays(1 + 2L * i);
            facts.add(Facts.demand(day, "demand-" + i, P1, D1));
            facts.add(Facts.counteroffer(day.plusDays(1), "counteroffer-" + i, "demand-" + i, D1, P1));
        }
        return history.with(facts.toArray(Fact[]::new));
    }

    private static long estimate(CaseHistory history) {
        return ObligationCount.of(history.record().entries().stream().map(Entry::fact));
    }
}

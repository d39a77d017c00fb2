package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.eachPerformanceOf;
import static org.goodfaith.rulebook.status.TermDraft.earlierOf;
import static org.goodfaith.rulebook.status.TermDraft.every;
import static org.goodfaith.rulebook.status.TermDraft.held;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.notBefore;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.orInstead;
import static org.goodfaith.rulebook.status.TermDraft.performanceOf;
import static org.goodfaith.rulebook.status.TermDraft.performed;
import static org.goodfaith.rulebook.status.TermDraft.trigger;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Trigger;
import org.junit.jupiter.api.Test;

class TermInWordsTest {

    @Test
    void statesTriggerDueRuleAndEnd() {
        assertThat(words(must("comment")
                        .once(performed("circulate-draft"))
                        .due(daysAfter(7, performanceOf("circulate-draft")))
                        .until(orInstead("circulate-draft"))))
                .containsExactly(
                        "Binding upon performance of \"circulate draft\".",
                        "Due 7 days after the performance of \"circulate draft\".",
                        "Ends upon performance of the alternative, \"circulate draft\", which discharges it.");
        assertThat(words(must("status-report")
                        .due(every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                        .until(held(CONFERENCE))))
                .containsExactly(
                        "Due every 30 days after the date of the order.",
                        "Ends with the day on which the settlement conference is held.");
        assertThat(words(must("report")
                        .once(new Trigger.AnyOf(List.of(new Trigger.OrderInForce(), eachPerformanceOf("report"))))
                        .due(daysAfter(60, trigger()))))
                .containsExactly(
                        "Binding upon this order, or each performance of this term.",
                        "Due 60 days after this order, or each performance of this term.");
    }

    @Test
    void statesEarlierDatesEarliestDaysAndNonparties() {
        assertThat(words(must("certify")
                        .owedBy(Obligor.of(Nonparty.of(Nonparty.Kind.NEUTRAL)))
                        .due(earlierOf(on(LocalDate.of(2026, 6, 1)), daysBefore(1, CONFERENCE)))
                        .asks(notBefore(daysBefore(10, CONFERENCE), "no earlier than 10 days before"))))
                .containsExactly(
                        "Due on the earliest of: on Mon, Jun 1, 2026; 1 day before the settlement conference.",
                        "Not before 10 days before the settlement conference.",
                        "Owed by the neutral, not by a party.");
    }

    private static List<String> words(TermDraft draft) {
        return TermInWords.of(
                draft.term(),
                Stream.of(must("circulate-draft"), draft).map(TermDraft::term).toList());
    }
}

package org.goodfaith.rulebook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.done;
import static org.goodfaith.rulebook.status.TermDraft.eachPerformanceOf;
import static org.goodfaith.rulebook.status.TermDraft.earlierOf;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.notBefore;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.orInstead;
import static org.goodfaith.rulebook.status.TermDraft.performanceOf;
import static org.goodfaith.rulebook.status.TermDraft.performed;
import static org.goodfaith.rulebook.status.TermDraft.performedEnds;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.status.TermDraft;
import org.junit.jupiter.api.Test;

class TermDependenciesTest {

    @Test
    void termsThatStartEachOtherAreACircle() {
        assertThat(circle(must("a").once(performed("b")), must("b").once(performed("a"))))
                .containsExactly("a", "b");
        assertThat(circle(
                        must("a").due(earlierOf(on(LocalDate.of(2026, 6, 1)), daysAfter(30, performanceOf("b")))),
                        must("b").asks(notBefore(TermDraft.sameAs("a"), "not before a"))))
                .containsExactly("a", "b");
    }

    @Test
    void alternativesThatDischargeEachOtherAreNone() {
        assertThat(circle(must("a").until(orInstead("b")), must("b").until(orInstead("a"))))
                .isEmpty();
    }

    @Test
    void termThatWaitsForOneThatItEndsIsACircle() {
        assertThat(circle(must("a").until(performedEnds("b")), must("b").once(done("a"))))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void termThatRecursWithItsOwnPerformanceIsNone() {
        assertThat(circle(must("a").once(eachPerformanceOf("a")))).isEmpty();
        assertThat(circle(must("a").once(performed("a")))).containsExactly("a");
    }

    @Test
    void termsOfOtherOrdersAreListed() {
        var term = must("a")
                .once(new Trigger.TermPerformed(OrderId.of("ecf-9"), TermId.of("b"), false))
                .due(daysAfter(7, performanceOf("c")))
                .term();

        assertThat(TermDependencies.otherOrdersReferredToBy(term))
                .containsExactly(new TermRef(OrderId.of("ecf-9"), TermId.of("b")));
        assertThat(TermDependencies.referredToBy(term)).containsExactly(TermId.of("c"));
    }

    private static List<String> circle(TermDraft... terms) {
        return TermDependencies.circle(Stream.of(terms).map(TermDraft::term).toList()).stream()
                .map(TermId::value)
                .toList();
    }
}

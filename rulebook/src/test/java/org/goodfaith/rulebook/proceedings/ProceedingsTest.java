package org.goodfaith.rulebook.proceedings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.status.CaseHistory;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusCause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The closings and orders of a case, told as case histories. The first order is entered on June 5, 2024. */
class ProceedingsTest {

    private static final OrderId SECOND = OrderId.of("ecf-30");
    private static final LocalDate JUL_1 = LocalDate.of(2024, 7, 1);
    private static final LocalDate JUL_5 = LocalDate.of(2024, 7, 5);
    private static final LocalDate JUL_10 = LocalDate.of(2024, 7, 10);
    private static final LocalDate JUL_15 = LocalDate.of(2024, 7, 15);

    @Nested
    class Closings {

        @Test
        void caseIsClosedFromItsClosingUntilItIsReopened() {
            CaseHistory history = settlementConference().with(closed(JUL_1), reopened(JUL_5), closed(JUL_10));

            assertThat(closedOn(history, JUL_1.minusDays(1))).isNull();
            assertThat(closedOn(history, JUL_1)).isEqualTo(JUL_1);
            assertThat(closedOn(history, JUL_5.minusDays(1))).isEqualTo(JUL_1);
            assertThat(closedOn(history, JUL_5)).isNull();
            assertThat(closedOn(history, JUL_10.minusDays(1))).isNull();
            assertThat(closedOn(history, JUL_15)).isEqualTo(JUL_10);
        }

        @Test
        void firstOfTwoClosingsCountsInWhateverOrderTheyWereRecorded() {
            CaseHistory history = settlementConference().with(closed(JUL_10)).with(closed(JUL_5), JUL_15);

            assertThat(closedOn(history, JUL_5)).isEqualTo(JUL_5);
            assertThat(closedOn(history, JUL_15)).isEqualTo(JUL_5);
            assertThat(ended(history, JUL_15))
                    .as("the obligations ended on that day too")
                    .allSatisfy(obligation -> {
                        assertThat(obligation.cause()).isEqualTo(StatusCause.CASE_CLOSED);
                        assertThat(obligation.endedOn()).isEqualTo(JUL_5);
                    });
        }

        @Test
        void strickenReopeningLeavesTheFirstClosing() {
            CaseHistory history = settlementConference().with(closed(JUL_1), reopened(JUL_5));

            assertThat(closedOn(history.with(closed(JUL_10)).struck(JUL_15, history.last()), JUL_15))
                    .isEqualTo(JUL_1);
        }

        private static @Nullable LocalDate closedOn(CaseHistory history, LocalDate asOf) {
            return evaluation(history)
                    .closing(CaseHistory.endOf(asOf))
                    .map(Source::on)
                    .orElse(null);
        }

        private static List<Obligation> ended(CaseHistory history, LocalDate asOf) {
            List<Obligation> ended = evaluation(history).obligations(CaseHistory.endOf(asOf)).stream()
                    .filter(obligation -> obligation.cause() == StatusCause.CASE_CLOSED)
                    .toList();
            assertThat(ended).isNotEmpty();
            return ended;
        }
    }

    @Nested
    class Orders {

        @Test
        void orderIsInForceUntilALaterOrderReplacesIt() {
            CaseHistory history = settlementConference().with(order(JUL_5, terms(), List.of(ORDER), List.of()));

            assertThat(status(history, JUL_5.minusDays(1))).isEqualTo(OrderStatus.IN_FORCE);
            assertThat(status(history, JUL_5)).isEqualTo(OrderStatus.SUPERSEDED);
            assertThat(orders(history, JUL_5).inForce())
                    .extracting(CourtOrder::id)
                    .containsExactly(SECOND);
        }

        @Test
        void orderIsSupersededOnceAllOfItsTermsAre() {
            List<TermRef> all =
                    terms().stream().map(term -> new TermRef(ORDER, term.id())).toList();
            CaseHistory butOne =
                    settlementConference().with(order(JUL_5, terms(), List.of(), all.subList(1, all.size())));

            assertThat(status(butOne, JUL_5)).isEqualTo(OrderStatus.IN_FORCE);
            assertThat(orders(butOne, JUL_5).superseded(ORDER, all.getFirst().term()))
                    .isEmpty();
            assertThat(orders(butOne, JUL_5).termsInForce()).hasSize(terms().size() + 1);
            assertThat(status(settlementConference().with(order(JUL_5, terms(), List.of(), all)), JUL_5))
                    .isEqualTo(OrderStatus.SUPERSEDED);
        }

        @Test
        void earliestOfTwoEndsCounts() {
            CaseHistory vacatedFirst =
                    settlementConference().with(vacated(JUL_1), order(JUL_5, terms(), List.of(ORDER), List.of()));
            CaseHistory replacedFirst =
                    settlementConference().with(order(JUL_5, terms(), List.of(ORDER), List.of()), vacated(JUL_10));

            assertThat(status(vacatedFirst, JUL_15)).isEqualTo(OrderStatus.VACATED);
            assertThat(causes(vacatedFirst)).containsExactly(StatusCause.ORDER_VACATED);
            assertThat(status(replacedFirst, JUL_15)).isEqualTo(OrderStatus.SUPERSEDED);
            assertThat(causes(replacedFirst)).containsExactly(StatusCause.ORDER_SUPERSEDED);
        }

        @Test
        void orderThatIsCorrectedToALaterDateStaysReplaced() {
            CaseHistory history = settlementConference();
            Entry first = history.record().entries().stream()
                    .filter(entry -> entry.fact() instanceof OrderEntered)
                    .findFirst()
                    .orElseThrow();
            CaseHistory corrected = history.with(order(JUL_5, terms(), List.of(ORDER), List.of()))
                    .struck(JUL_15, first.sequence())
                    .with(first.fact().with(at(JUL_10)), JUL_15);

            assertThat(status(corrected, JUL_15)).isEqualTo(OrderStatus.SUPERSEDED);
        }

        @Test
        void orderReplacesOrdersThroughTheOrdersItReplaces() {
            OrderEntered third = new OrderEntered(
                    at(JUL_10),
                    OrderId.of("ecf-40"),
                    "Order",
                    JUL_10,
                    null,
                    "JZB",
                    null,
                    terms(),
                    List.of(SECOND),
                    List.of(),
                    null);
            CaseHistory history = settlementConference().with(order(JUL_5, terms(), List.of(ORDER), List.of()), third);
            TermId term = terms().getFirst().id();

            assertThat(orders(history, JUL_10).supersededBy(third)).isEqualTo(Set.of(SECOND, ORDER));
            assertThat(orders(history, JUL_10).chain(third, term)).containsExactly(third.order(), SECOND, ORDER);
            assertThat(orders(history, JUL_10).chain(third, TermId.of("unknown")))
                    .isEmpty();
        }

        private static List<StatusCause> causes(CaseHistory history) {
            return evaluation(history).obligations(CaseHistory.endOf(JUL_15)).stream()
                    .filter(obligation -> obligation.order().equals(ORDER))
                    .map(Obligation::cause)
                    .filter(cause -> cause == StatusCause.ORDER_VACATED || cause == StatusCause.ORDER_SUPERSEDED)
                    .distinct()
                    .toList();
        }

        private static OrderStatus status(CaseHistory history, LocalDate asOf) {
            return Objects.requireNonNull(orders(history, asOf).all().get(ORDER))
                    .status();
        }

        private static CourtOrders orders(CaseHistory history, LocalDate asOf) {
            return evaluation(history).orders(CaseHistory.endOf(asOf));
        }

        private static List<Term> terms() {
            return settlementConference().record().entries().stream()
                    .map(Entry::fact)
                    .filter(OrderEntered.class::isInstance)
                    .flatMap(order -> ((OrderEntered) order).terms().stream())
                    .toList();
        }

        private static OrderEntered order(
                LocalDate on, List<Term> terms, List<OrderId> supersedesOrders, List<TermRef> supersedesTerms) {
            return new OrderEntered(
                    at(on), SECOND, "Order", on, null, "JZB", null, terms, supersedesOrders, supersedesTerms, null);
        }
    }

    private static Evaluation evaluation(CaseHistory history) {
        return new Evaluation(history.record(), Instant.MAX);
    }

    private static OrderVacated vacated(LocalDate on) {
        return new OrderVacated(at(on), ORDER, "entered in error");
    }

    private static CaseClosed closed(LocalDate on) {
        return new CaseClosed(at(on), "judgment");
    }

    private static CaseReopened reopened(LocalDate on) {
        return new CaseReopened(at(on), "judgment set aside");
    }

    private static Circumstances at(LocalDate on) {
        return Circumstances.at(CourtTime.on(on));
    }
}

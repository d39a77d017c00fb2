package org.goodfaith.rulebook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.rulebook.reference.RandomCase;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.TermInWords;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.junit.jupiter.api.Test;

/** Checks and explains the orders of random cases, with every kind of due rule. The number of each case is its seed. */
class RandomOrdersTest {

    private static final int CASES = 300;

    @Test
    void everyOrderIsCheckedAndEveryTermStatedInWords() {
        Set<String> codes = new HashSet<>();
        LongStream.rangeClosed(1, CASES).forEach(seed -> {
            CaseRecord record = RandomCase.of(seed, "2:25-cv-90001");
            Map<EventKey, CourtTime> events = new HashMap<>();
            facts(record, EventScheduled.class).forEach(scheduled -> events.put(scheduled.event(), scheduled.at()));
            facts(record, OrderEntered.class).forEach(order -> {
                List<Term> terms = order.terms();
                terms.forEach(term -> statedInWords(seed, term, terms));
                Set<TermId> ids = new HashSet<>();
                terms.forEach(term -> ids.add(term.id()));
                assertThat(TermDependencies.circle(terms)).as("seed %s", seed).allMatch(ids::contains);
                IntakeLint.warnings(new IncomingOrder(
                                order,
                                Map.of(),
                                events,
                                facts(record, PartyJoined.class).toList(),
                                new CourtCalendar(
                                        Courts.find(record.opened().court()).orElseThrow(), List.of()),
                                order.datedOn()))
                        .forEach(warning -> {
                            assertThat(warning.detail()).as("seed %s", seed).isNotBlank();
                            codes.add(warning.code().name());
                        });
                TermsCheck.problems(terms, events.keySet()).forEach(problem -> assertThat(problem.toString())
                        .as("seed %s", seed)
                        .isNotBlank());
            });
        });
        assertThat(codes).as("random orders are warned about").hasSizeGreaterThan(1);
    }

    private static void statedInWords(long seed, Term term, List<Term> terms) {
        List<String> words = TermInWords.of(term, terms);
        long earliestDays = term.requirements().stream()
                .filter(Requirement.NotBefore.class::isInstance)
                .count();
        assertThat(words)
                .as("seed %s: %s", seed, term)
                .hasSizeGreaterThanOrEqualTo(term.due().size() + term.endedBy().size() + (int) earliestDays)
                .allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContain("null", "[", "  "));
        assertThat(TermDependencies.referredToBy(term)).as("seed %s", seed).doesNotContainNull();
        assertThat(TermDependencies.otherOrdersReferredToBy(term))
                .as("seed %s", seed)
                .doesNotContainNull();
    }

    private static <T> Stream<T> facts(CaseRecord record, Class<T> type) {
        return record.entries().stream()
                .map(Entry::fact)
                .filter(type::isInstance)
                .map(type::cast);
    }
}

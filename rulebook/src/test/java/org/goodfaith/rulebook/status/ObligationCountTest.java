package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.Fact;
import org.goodfaith.rulebook.reference.RandomCase;
import org.junit.jupiter.api.Test;

/** Compares the estimate of a case's obligations with the obligations that its evaluation finds. */
class ObligationCountTest {

    private static final int CASES = 150;

    @Test
    void randomCasesHaveHardlyEverMoreObligationsThanEstimated() {
        List<Long> more = new ArrayList<>();
        for (long seed = 1; seed <= CASES; seed++) {
            CaseRecord record = RandomCase.of(seed, "2:25-cv-%05d".formatted(10_000 + seed));
            long found = new Evaluation(record, Instant.MAX).timelines().size();
            long estimate = ObligationCount.of(record.entries().stream().map(Entry::fact));
            assertThat(estimate).as("seed %s", seed).isLessThan(1000 + 100 * found);
            if (found > estimate) {
                more.add(seed);
            }
        }

        assertThat(more).as("cases with more obligations than estimated").hasSizeLessThan(CASES / 10);
    }

    @Test
    void aCaseWithoutOrdersHasNone() {
        assertThat(ObligationCount.of(Stream.<Fact>of())).isZero();
    }
}

package org.goodfaith.rulebook.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.orders.Obligor;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.reference.RandomCase;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Obligation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties of the indicators that hold for every case. */
@Tag("slow")
class RandomConductTest {

    private static final int CASES = Integer.getInteger("histories", 60);

    @Test
    void nothingIsAddedUpAcrossPersonsAndNobodyIsEarlyWithoutDeservingIt() {
        var absences = new AtomicInteger();
        LongStream.range(0, CASES).forEach(seed -> {
            CaseRecord record = RandomCase.of(seed, "2:25-cv-%05d".formatted(10_000 + seed));
            var report = new ConductReport(record, Instant.MAX);
            List<Indicator> indicators = report.indicators();
            var obligations = new HashMap<ObligationId, Obligation>();
            report.timelines()
                    .forEach(timeline -> obligations.put(
                            timeline.id(), timeline.intervals().getLast().obligation()));
            for (Indicator indicator : indicators) {
                switch (indicator.kind()) {
                    case REPEATED -> {
                        assertThat(indicator.counsel()).hasSizeLessThanOrEqualTo(1);
                        assertThat(indicators.stream()
                                        .filter(other -> other.obligation() != null
                                                && other.kind().leaning() == Indicator.Leaning.AGAINST
                                                && other.party().equals(indicator.party())
                                                && (indicator.counsel().isEmpty()
                                                        ? other.counsel().isEmpty()
                                                        : other.counsel().containsAll(indicator.counsel())))
                                        .map(Indicator::obligation)
                                        .distinct()
                                        .count())
                                .as("seed %d: failures of that one person", seed)
                                .isGreaterThanOrEqualTo(
                                        Integer.parseInt(indicator.text().split(" ", -1)[0]));
                    }
                    case EARLY_PERFORMANCE ->
                        assertThat(indicators)
                                .as("seed %d: never overdue before", seed)
                                .noneMatch(other -> (other.kind() == Kind.MISSING_PERFORMANCE
                                                || other.kind() == Kind.LATE_PERFORMANCE)
                                        && indicator.obligation() != null
                                        && indicator.obligation().equals(other.obligation())
                                        && other.from().isBefore(indicator.from()));
                    case ATTENDANCE_WITHOUT_AUTHORITY, ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL ->
                        assertThat(indicator.entries())
                                .as("seed %d: somebody attended", seed)
                                .allMatch(entry ->
                                        !(record.entries().get(entry.intValue()).fact() instanceof AttendanceRecorded f)
                                                || f.attendees() == null
                                                || !f.attendees().isEmpty());
                    case DEFICIENT_PERFORMANCE, FORBIDDEN_CHANNEL ->
                        assertThat(indicator.entries())
                                .as("seed %d: an act of a party", seed)
                                .allMatch(entry ->
                                        record.entries().get(entry.intValue()).fact() instanceof PartyAct);
                    case ABSENCE -> {
                        assertThat(indicator.entries())
                                .as("seed %d: entered as not appearing", seed)
                                .anyMatch(entry ->
                                        record.entries().get(entry.intValue()).fact() instanceof NonappearanceRecorded f
                                                && f.parties().contains(indicator.party()));
                        Obligation obligation =
                                Objects.requireNonNull(obligations.get(Objects.requireNonNull(indicator.obligation())));
                        if (obligation.term().owedBy().actor() == Obligor.Actor.PARTY) {
                            assertThat(indicator.counsel())
                                    .as("seed %d: the party had to appear", seed)
                                    .isEmpty();
                        }
                        absences.incrementAndGet();
                    }
                    case COURT_FINDING,
                            MISSING_PERFORMANCE,
                            LATE_PERFORMANCE,
                            LATE_REQUEST,
                            OFFER_UNANSWERED,
                            VDRP_WITHOUT_INFORMAL_EXCHANGE,
                            DISCLOSURE,
                            EXTENSION_SOUGHT,
                            CURE -> {
                        // No property beyond those of the examples.
                    }
                }
            }
        });
        assertThat(absences).as("absences occur").hasPositiveValue();
    }
}

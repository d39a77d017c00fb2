package org.goodfaith.query.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import org.goodfaith.query.ledger.LedgerState;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Reports health DOWN while the ledger has stopped, something contradicts the signed record, or the check failed. It is
 * not part of readiness: the record can still be read and written, and people must see that it was tampered with.
 */
@Component("ledgerHealthIndicator")
@ConditionalOnProperty("goodfaith.ledger.key")
class LedgerHealth extends AbstractHealthIndicator implements MeterBinder {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final LedgerState state;
    private final TtlCache<Long> discrepancies;

    LedgerHealth(LedgerState state) {
        this.state = state;
        this.discrepancies = new TtlCache<>(SOON, state::discrepancyCount);
    }

    /** Names no case; the operations page shows the discrepancies to signed-in operators. */
    @Override
    protected void doHealthCheck(Health.Builder health) {
        long found = discrepancies.get();
        String stopped = state.stoppedBecause();
        List<String> checkFailures = state.checkFailures();
        boolean up = found == 0 && stopped == null && checkFailures.isEmpty();
        health.status(up ? Status.UP : Status.DOWN).withDetail("discrepancies", found);
        if (stopped != null) {
            health.withDetail("stopped", stopped);
        }
        if (!checkFailures.isEmpty()) {
            health.withDetail("checkFailures", checkFailures);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("goodfaith.ledger.discrepancies", discrepancies, TtlCache::get)
                .description("Contradictions between the stored data and the signed record")
                .register(registry);
    }
}

package org.goodfaith.query.operations;

import java.util.List;
import org.goodfaith.spring.PeriodicWorker;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reports to {@code /actuator/health} what an operator must act on. Neither component is part of readiness: a node
 * still answers reads of everything else.
 */
@Configuration(proxyBeanMethods = false)
class ProcessingHealth {

    /** The component {@code processing}: down while a segment is stalled. */
    @Bean
    HealthIndicator processingHealthIndicator(ProcessingWatch watch) {
        return () -> {
            if (!watch.isPolling()) {
                return Health.down()
                        .withDetail("reason", "The positions of the segments cannot be read.")
                        .build();
            }
            List<ProcessingWatch.Stalled> stalled = watch.stalled();
            return stalled.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("stalled", stalled).build();
        };
    }

    /** The component {@code failures}: down while a case or calendar is set aside. */
    @Bean
    HealthIndicator failuresHealthIndicator(FailedRecords failures) {
        return new AbstractHealthIndicator("The list of failures cannot be read") {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                failures.summary()
                        .ifPresentOrElse(
                                summary -> health.down()
                                        .withDetail("records", summary.records())
                                        .withDetail("since", summary.since()),
                                health::up);
            }
        };
    }

    @Bean
    PeriodicWorker processingWatchWorker(ProcessingWatch watch) {
        return new PeriodicWorker("processing-watch", ProcessingWatch.EVERY, watch::poll);
    }
}

package org.goodfaith.query;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Awaitility with the timeout and the poll interval of these tests. */
public final class Waiting {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Waiting() {}

    public static ConditionFactory await() {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL);
    }

    /** Waits until the processor of cases has passed the last stored event, so that no batch is outstanding. */
    public static void awaitEveryEvent(JdbcClient sql, EventProcessingConfiguration processing) {
        long last = sql.sql("SELECT max(global_index) FROM domain_event")
                .query(Long.class)
                .single();
        await().until(() -> processing
                .eventProcessor("cases", StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().values().stream()
                        .allMatch(segment -> segment.getCurrentPosition().orElse(-1) >= last))
                .orElse(false));
    }
}

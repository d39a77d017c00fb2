package org.goodfaith.command.dispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Removes idempotency keys after the time for which a retry gets its first receipt. Any number of nodes may run this at
 * the same time.
 */
final class IdempotencyCleanup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyCleanup.class);

    /** Keeps the transactions short, so that no request waits for one. */
    static final int BATCH_ROWS = 1_000;

    private static final Duration RETENTION_MIN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Settings settings;
    private @Nullable ThreadPoolTaskScheduler scheduler;

    /**
     * @param retention the time for which a retry with the same key gets the first receipt
     * @param every the interval between two searches for older keys
     */
    @ConfigurationProperties("goodfaith.command.idempotency")
    record Settings(
            @DefaultValue("400d") Duration retention,
            @DefaultValue("1h") Duration every) {

        Settings {
            if (retention.compareTo(RETENTION_MIN) < 0) {
                throw new IllegalArgumentException("goodfaith.command.idempotency.retention must be at least one day");
            }
        }
    }

    IdempotencyCleanup(JdbcClient jdbc, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Removes all keys that are older than the retention, in batches. */
    void removeExpired() {
        Instant oldest = clock.instant().minus(settings.retention());
        long removed = 0;
        int batch;
        do {
            batch = removeBatch(oldest);
            removed += batch;
        } while (batch == BATCH_ROWS);
        if (removed > 0) {
            log.info("Removed {} idempotency keys used before {}", removed, oldest);
        }
    }

    private int removeBatch(Instant oldest) {
        return jdbc.sql("""
                DELETE FROM idempotency
                 WHERE (actor, record_id, key) IN (
                       SELECT actor, record_id, key
                         FROM idempotency
                        WHERE answered_at < ?
                        ORDER BY answered_at
                        LIMIT ?)
                """)
                .params(Timestamp.from(oldest), BATCH_ROWS)
                .update();
    }

    /** A round that fails is logged and repeated by the next one. */
    @Override
    public void start() {
        var started = new ThreadPoolTaskScheduler();
        started.setThreadNamePrefix("idempotency-cleanup-");
        started.setDaemon(true);
        started.initialize();
        var _ = started.scheduleWithFixedDelay(this::removeExpired, settings.every());
        scheduler = started;
    }

    @Override
    public void stop() {
        ThreadPoolTaskScheduler ended = scheduler;
        scheduler = null;
        if (ended != null) {
            ended.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}

package org.goodfaith.query.viewpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells up to which moment of recorded time the record is settled. */
@Component
public class RecordedTime {

    private final JdbcClient sql;
    private final Clock clock;

    public RecordedTime(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * @return the latest moment to which nothing can be added any more: a transaction that is still in flight may yet
     *     commit an entry it stamped earlier, so only what lies below the oldest of them is settled
     */
    public Instant settled() {
        double seconds = sql.sql("""
                SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8
                  FROM pg_stat_activity
                 WHERE datname = current_database()
                   AND backend_type = 'client backend'
                   AND pid <> pg_backend_pid()
                   AND xact_start IS NOT NULL
                """).query(Double.class).single();
        return now().minus(Duration.ofNanos((long) (Math.max(0, seconds) * 1e9)));
    }
}

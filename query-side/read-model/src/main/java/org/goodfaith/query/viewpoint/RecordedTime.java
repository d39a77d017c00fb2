package org.goodfaith.query.viewpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Determines up to which instant of transaction time the record is settled. */
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
     * @return the latest settled instant: a transaction in flight may still commit an entry with an earlier timestamp,
     *     so only what is older than every transaction in flight is settled
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

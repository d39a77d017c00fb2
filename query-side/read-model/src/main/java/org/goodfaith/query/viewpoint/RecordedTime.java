package org.goodfaith.query.viewpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.goodfaith.spring.WriterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Determines up to which instant of transaction time the record is settled. */
@Component
public class RecordedTime {

    /** The longest wait for the next tick. A clock that ticks in milliseconds needs one. */
    private static final Duration TICK_MAX = Duration.ofMillis(2);

    private static final Duration TICK_POLL = Duration.ofNanos(50_000);

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
     * Returns the latest settled instant: no entry with this time or an earlier one can be added any more.
     *
     * <p>A writer holds the {@linkplain WriterLock writer lock} before it reads the time of its entries. A writer that
     * this query does not see therefore reads the clock later, and the present tick has already passed.
     *
     * <p>After a clock was set back, the record may be settled further: no entry gets a time through which the ledger
     * has closed the record. The last seal is read, and not the closing, because it waited for the writers before it.
     */
    public Instant settled() {
        Instant passed = passedTick();
        Instant settled = WriterLock.earliest(sql)
                .map(from -> from.minusMillis(1))
                .filter(before -> before.isBefore(passed))
                .orElse(passed);
        return sealedThrough().filter(through -> through.isAfter(settled)).orElse(settled);
    }

    private Optional<Instant> sealedThrough() {
        return sql.sql("SELECT through FROM ledger_seal ORDER BY leaf_index DESC LIMIT 1")
                .query((row, _) ->
                        row.getObject("through", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Waits until the present tick has passed, because a later entry could otherwise get the same time. */
    private Instant passedTick() {
        Instant tick = now();
        Instant later = tick;
        long end = System.nanoTime() + TICK_MAX.toNanos();
        while (!later.isAfter(tick) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TICK_POLL.toNanos());
            later = now();
        }
        // A clock that was set back gives later entries earlier times.
        return later.isBefore(tick) ? later : tick;
    }
}

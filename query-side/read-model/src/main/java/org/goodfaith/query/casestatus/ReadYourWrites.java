package org.goodfaith.query.casestatus;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a read wait until the read model shows what the client has recorded. */
@Component
public class ReadYourWrites {

    private static final String CALENDAR_PREFIX = "calendar-";

    /** The polling interval, because another node may have done the update. */
    private static final long LOOK_EVERY_NANOS = 100_000_000;

    private final JdbcClient sql;
    private final Duration waitMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition announced = lock.newCondition();
    private long announcements;

    ReadYourWrites(JdbcClient sql, @Value("${goodfaith.query.wait-max:5s}") Duration waitMax) {
        this.sql = sql;
        this.waitMax = waitMax;
    }

    void announce() {
        lock.lock();
        try {
            announcements++;
            announced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns after the read model has processed the events that {@code token} names, or has set their case aside. A
     * read of that case then says so.
     *
     * @throws ReadProblemException if that takes too long, or if the calendar of the token was set aside
     */
    public void await(ReadToken token) {
        long deadline = System.nanoTime() + waitMax.toNanos();
        long seen = announcements();
        while (!arrived(token)) {
            if (System.nanoTime() >= deadline) {
                throw new ReadProblemException(new ReadProblem.NotYetVisible(waitMax));
            }
            seen = nextAnnouncement(seen, Math.min(deadline, System.nanoTime() + LOOK_EVERY_NANOS));
        }
    }

    private long announcements() {
        lock.lock();
        try {
            return announcements;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for more than {@code seen} notifications, or until the deadline. */
    private long nextAnnouncement(long seen, long deadline) {
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (announcements == seen && left > 0) {
                left = announced.awaitNanos(left);
            }
            return announcements;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadProblemException(new ReadProblem.NotYetVisible(waitMax));
        } finally {
            lock.unlock();
        }
    }

    private boolean arrived(ReadToken token) {
        return token.recordId().startsWith(CALENDAR_PREFIX)
                ? arrivedForCalendar(token.recordId().substring(CALENDAR_PREFIX.length()), token.sequence())
                : arrivedForCase(token);
    }

    private boolean arrivedForCase(ReadToken token) {
        return sql.sql("""
                SELECT EXISTS (SELECT 1 FROM case_summary WHERE case_id = :case AND last_sequence >= :sequence)
                    OR EXISTS (SELECT 1 FROM case_failure WHERE record_id = :case AND last_sequence >= :sequence)
                """)
                .param("case", token.recordId())
                .param("sequence", token.sequence())
                .query(Boolean.class)
                .single();
    }

    private boolean arrivedForCalendar(String court, long sequence) {
        refuseIfSetAside(court, sequence);
        return sql.sql("""
                SELECT EXISTS (SELECT 1 FROM case_calendar WHERE court = :court AND last_sequence >= :sequence)
                   AND NOT EXISTS (SELECT 1 FROM case_summary c JOIN case_pending USING (case_id)
                                    WHERE c.court = :court AND c.calendar_sequence < :sequence)
                """)
                .param("court", court)
                .param("sequence", sequence)
                .query(Boolean.class)
                .single();
    }

    /** Cases of the court are shown with the calendar as it was before, so that the awaited entry never arrives. */
    private void refuseIfSetAside(String court, long sequence) {
        sql.sql("""
                SELECT coalesce(k.last_sequence, -1) AS through, f.failed_sequence
                  FROM case_failure f LEFT JOIN case_calendar k ON k.court = :court
                 WHERE f.record_id = 'calendar-' || :court AND f.last_sequence >= :sequence
                   AND coalesce(f.failed_sequence, 0) <= :sequence
                """)
                .param("court", court)
                .param("sequence", sequence)
                .query((row, _) -> ReadProblem.calendarNotEvaluated(
                        court, row.getLong("through"), row.getObject("failed_sequence", Long.class)))
                .optional()
                .ifPresent(failed -> {
                    throw new ReadProblemException(failed);
                });
    }
}

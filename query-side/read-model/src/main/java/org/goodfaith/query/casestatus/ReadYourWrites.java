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
     * Returns after the read model has processed the events that {@code token} stands for.
     *
     * @throws ReadProblemException if that takes too long
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
}

package org.goodfaith.query.casestatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.goodfaith.events.CourtId;
import org.goodfaith.query.casestatus.SetAside.Step;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.store.ItemIsolation;
import org.goodfaith.rulebook.status.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tables of the read model current.
 *
 * <p>Updates the cases touched by a batch of events within the batch. Cases affected by a changed court calendar or
 * rule set become pending and are updated soon after, in chunks. Each case states the calendar version it was evaluated
 * with, so no case claims to be newer than it is.
 */
@Component
public class CaseStatusUpdater {

    private static final Logger log = LoggerFactory.getLogger(CaseStatusUpdater.class);

    private static final int PENDING_AT_A_TIME = 200;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final CaseTableWriter tables;
    private final RecordReader records;
    private final ReadYourWrites arrivals;
    private boolean started;

    CaseStatusUpdater(
            JdbcClient sql,
            TransactionTemplate transaction,
            CaseTableWriter tables,
            RecordReader records,
            ReadYourWrites arrivals) {
        this.sql = sql;
        this.transaction = transaction;
        this.tables = tables;
        this.records = records;
        this.arrivals = arrivals;
    }

    /** Runs within the transaction of the batch. */
    void takeIn(CaseStatusProjection.Touched touched) {
        tables.lock(touched.cases());
        tables.update(touched.cases());
        CaseChangeNotifier.tell(sql, touched.cases());
        takeInCalendars(touched.calendars());
    }

    private void takeInCalendars(Collection<String> courts) {
        ItemIsolation.each(
                sql, List.copyOf(courts), some -> some.forEach(this::takeInCalendar), this::setAsideCalendar);
    }

    /** Marks the cases of a court as pending after its calendar changed, as far as the calendar can be decoded. */
    private void takeInCalendar(String court) {
        RecordReader.Calendar calendar = records.calendar(CourtId.of(court));
        tables.putAside(
                List.of(RecordReader.calendarRecord(court)),
                calendar.unreadable().map(SetAside::undecodable).stream().toList());
        sql.sql("""
                INSERT INTO case_pending (case_id)
                SELECT case_id FROM case_summary
                 WHERE court = :court AND calendar_sequence < :sequence
                 ORDER BY case_id
                    ON CONFLICT DO NOTHING
                """)
                .param("court", court)
                .param("sequence", calendar.lastSequence())
                .update();
        sql.sql("""
                INSERT INTO case_calendar (court, last_sequence) VALUES (:court, :sequence)
                    ON CONFLICT (court) DO UPDATE
                   SET last_sequence = greatest(case_calendar.last_sequence, excluded.last_sequence)
                """)
                .param("court", court)
                .param("sequence", calendar.lastSequence())
                .update();
    }

    private void setAsideCalendar(String court, Throwable failure) {
        String recordId = RecordReader.calendarRecord(court);
        log.error("{} is set aside", recordId, failure);
        tables.putAside(
                List.of(recordId),
                List.of(SetAside.asAWhole(Step.READING, recordId, records.lastSequence(recordId), failure)));
    }

    void announce() {
        arrivals.announce();
    }

    /** Updates pending cases. The first call marks as pending what this version may evaluate differently. */
    void round() {
        if (!started) {
            noteWhatThisVersionMayChange();
            started = true;
        }
        takeInPending();
    }

    /** Cases evaluated under another rule set, and everything that was set aside. */
    private void noteWhatThisVersionMayChange() {
        transaction.executeWithoutResult(_ -> {
            tables.lock(List.of());
            sql.sql("""
                    INSERT INTO case_pending (case_id)
                    SELECT case_id FROM case_summary WHERE rule_set <> :rules
                     UNION
                    SELECT record_id FROM case_failure WHERE record_id NOT LIKE 'calendar-%'
                     ORDER BY case_id
                        ON CONFLICT DO NOTHING
                    """).param("rules", RuleSet.VERSION).update();
            List<String> courts =
                    sql.sql("""
                    SELECT substr(record_id, 10) FROM case_failure WHERE record_id LIKE 'calendar-%'
                    """).query((row, _) -> row.getString(1)).list();
            takeInCalendars(courts);
        });
    }

    /**
     * Retries failed records. Each is read again from its first fact, so order is kept.
     *
     * @param recordIds cases or court calendars
     */
    public void retry(Collection<String> recordIds) {
        var cases = new ArrayList<String>();
        var courts = new TreeSet<String>();
        recordIds.forEach(id -> RecordReader.calendarOf(id).ifPresentOrElse(courts::add, () -> cases.add(id)));
        transaction.executeWithoutResult(_ -> {
            tables.lock(cases);
            tables.update(cases);
            CaseChangeNotifier.tell(sql, cases);
            takeInCalendars(courts);
        });
        if (!courts.isEmpty()) {
            takeInPending();
        }
        arrivals.announce();
    }

    /** Updates all pending cases. Returns at once if another node is doing so. */
    public void takeInPending() {
        while (takeInSomePending() == PENDING_AT_A_TIME) {
            arrivals.announce();
        }
        arrivals.announce();
    }

    private int takeInSomePending() {
        Integer taken = transaction.execute(_ -> {
            // Take this lock before touching a table, because a switch waits for its holders.
            tables.lock(List.of());
            boolean alone = sql.sql("SELECT pg_try_advisory_xact_lock(20250708, 0)")
                    .query(Boolean.class)
                    .single();
            if (!alone) {
                return 0;
            }
            List<String> cases = sql.sql("SELECT case_id FROM case_pending ORDER BY case_id LIMIT :limit")
                    .param("limit", PENDING_AT_A_TIME)
                    .query((row, _) -> row.getString(1))
                    .list();
            if (!cases.isEmpty()) {
                tables.lock(cases);
                tables.update(cases);
                CaseChangeNotifier.tell(sql, cases);
            }
            return cases.size();
        });
        return taken == null ? 0 : taken;
    }
}

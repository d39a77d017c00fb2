package org.goodfaith.query.casestatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.goodfaith.events.CourtId;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.rulebook.status.RuleSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tables of the read model current.
 *
 * <p>What a batch of events touched is taken in with the batch. Cases that must be looked at again for another reason,
 * a changed court calendar or changed rules, are noted as pending and taken in soon after, some at a time; nothing
 * claims to have taken in the calendar before that, because each case says which calendar it was evaluated with.
 */
@Component
public class CaseStatusUpdater {

    private static final int PENDING_AT_A_TIME = 200;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final CaseTableWriter tables;
    private final RecordReader records;
    private final ReadYourWrites arrivals;
    private boolean rulesCompared;

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

    /** Runs in the transaction of the batch. */
    void takeIn(CaseStatusProjection.Touched touched) {
        tables.lock(touched.cases());
        tables.update(touched.cases());
        CaseChangeNotifier.tell(sql, touched.cases());
        takeInCalendars(touched.calendars());
    }

    /** Notes the cases that must be looked at again because of their court's calendar, as far as it can be read. */
    private void takeInCalendars(Collection<String> courts) {
        for (String court : courts) {
            RecordReader.Calendar calendar = records.calendar(CourtId.of(court));
            tables.putAside(
                    List.of(RecordReader.calendarRecord(CourtId.of(court))),
                    calendar.unreadable().stream().toList());
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
    }

    void announce() {
        arrivals.announce();
    }

    /** Takes in what is pending; before that, once, notes what was evaluated by other rules than the present ones. */
    void round() {
        if (!rulesCompared) {
            noteOutdatedRules();
            rulesCompared = true;
        }
        takeInPending();
    }

    private void noteOutdatedRules() {
        transaction.executeWithoutResult(_ -> {
            tables.lock(List.of());
            sql.sql("""
                    INSERT INTO case_pending (case_id)
                    SELECT case_id FROM case_summary WHERE rule_set <> :rules ORDER BY case_id
                        ON CONFLICT DO NOTHING
                    """).param("rules", RuleSet.VERSION).update();
        });
    }

    /**
     * Tries again to take in what could not be, each record from its facts and so in order.
     *
     * @param recordIds cases, or records of courts' calendars
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

    /** Takes in all that is pending; returns at once if another node does so already. */
    public void takeInPending() {
        while (takeInSomePending() == PENDING_AT_A_TIME) {
            arrivals.announce();
        }
        arrivals.announce();
    }

    private int takeInSomePending() {
        Integer taken = transaction.execute(_ -> {
            // Before any of the tables is touched: a switch waits for whoever has.
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

package org.goodfaith.query.docket;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.rulebook.standing.RuleSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tables of the docket current.
 *
 * <p>What a batch of events touched is taken in with the batch. Cases that must be looked at again for another reason,
 * a changed court calendar or changed rules, are noted as pending and taken in soon after, some at a time; nothing
 * claims to have taken in the calendar before that, because each case says which calendar it was evaluated with.
 */
@Component
public class Docket {

    private static final int PENDING_AT_A_TIME = 200;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final DocketTables tables;
    private final Arrivals arrivals;

    Docket(JdbcClient sql, TransactionTemplate transaction, DocketTables tables, Arrivals arrivals) {
        this.sql = sql;
        this.transaction = transaction;
        this.tables = tables;
        this.arrivals = arrivals;
    }

    /** Runs in the transaction of the batch. */
    void takeIn(DocketProjection.Touched touched) {
        var cases = touched.caseIds();
        if (!cases.isEmpty()) {
            tables.lock(cases);
            tables.update(cases);
        }
        touched.calendars().forEach((court, sequence) -> {
            sql.sql("""
                    INSERT INTO docket_pending (case_id)
                    SELECT case_id FROM docket_case
                     WHERE court = :court AND calendar_sequence < :sequence
                     ORDER BY case_id
                        ON CONFLICT DO NOTHING
                    """).param("court", court).param("sequence", sequence).update();
            sql.sql("""
                    INSERT INTO docket_calendar (court, last_sequence) VALUES (:court, :sequence)
                        ON CONFLICT (court) DO UPDATE
                       SET last_sequence = greatest(docket_calendar.last_sequence, excluded.last_sequence)
                    """).param("court", court).param("sequence", sequence).update();
        });
    }

    void announce() {
        arrivals.announce();
    }

    /** Notes every case that was evaluated by other rules than the present ones. */
    void noteOutdatedRules() {
        sql.sql("""
                INSERT INTO docket_pending (case_id)
                SELECT case_id FROM docket_case WHERE rule_set <> :rules ORDER BY case_id
                    ON CONFLICT DO NOTHING
                """).param("rules", RuleSet.VERSION).update();
    }

    /**
     * Builds every case on record again, beside what is read meanwhile: each case's rows change in one step, and only
     * if they come out differently.
     */
    public void rebuild() {
        sql.sql("""
                INSERT INTO docket_pending (case_id)
                SELECT aggregate_identifier FROM domain_event
                 WHERE sequence_number = 0 AND aggregate_identifier NOT LIKE 'calendar-%'
                    ON CONFLICT DO NOTHING
                """).update();
        takeInPending();
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
            boolean alone = sql.sql("SELECT pg_try_advisory_xact_lock(20250708, 0)")
                    .query(Boolean.class)
                    .single();
            if (!alone) {
                return 0;
            }
            List<CaseId> cases = sql.sql("SELECT case_id FROM docket_pending ORDER BY case_id LIMIT :limit")
                    .param("limit", PENDING_AT_A_TIME)
                    .query((row, _) -> CaseId.of(row.getString(1)))
                    .list();
            if (!cases.isEmpty()) {
                tables.lock(cases);
                tables.update(cases);
            }
            return cases.size();
        });
        return taken == null ? 0 : taken;
    }
}

package org.goodfaith.query.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.goodfaith.query.rebuild.Projection;
import org.goodfaith.query.rebuild.Projection.Shown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares a random sample of the read model with the evaluation of its entries. Evaluates into tables of a temporary
 * schema, in a snapshot that is rolled back.
 */
final class ReadModelCheck {

    private final JdbcClient sql;
    private final List<Projection> projections;
    private final TransactionTemplate snapshot;
    private final int sample;

    /**
     * @param snapshot runs within one database snapshot
     * @param sample the number of cases to compare
     */
    ReadModelCheck(JdbcClient sql, List<Projection> projections, TransactionTemplate snapshot, int sample) {
        this.sql = sql;
        this.projections = List.copyOf(projections);
        this.snapshot = snapshot;
        this.sample = sample;
    }

    /** @return the number of cases compared */
    int check(Discrepancies discrepancies) {
        int compared = 0;
        for (Projection projection : projections) {
            compared += Objects.requireNonNull(
                    snapshot.execute(transaction -> compare(projection, transaction, discrepancies)));
        }
        return compared;
    }

    private int compare(Projection projection, TransactionStatus transaction, Discrepancies discrepancies) {
        transaction.setRollbackOnly();
        List<String> cases = sql.sql("""
                SELECT case_id FROM case_summary
                 WHERE rule_set = :rules AND case_id NOT IN (SELECT record_id FROM case_failure)
                   AND case_id NOT IN (SELECT case_id FROM case_pending)
                 ORDER BY random() LIMIT :sample
                """)
                .param("rules", projection.ruleSet())
                .param("sample", sample)
                .query((row, _) -> row.getString(1))
                .list();
        Projection.Building shown = projection.on(sql);
        Map<String, Shown> live = shown.shown(cases);
        String liveSchema = sql.sql("SELECT quote_ident(current_schema())")
                .query(String.class)
                .single();
        evaluateBeside(projection, liveSchema);
        shown.bringUp(liveSchema, cases);
        Map<String, Shown> evaluated = shown.shown(cases);
        for (String caseId : new TreeSet<>(cases)) {
            Shown stored = live.get(caseId);
            Shown computed = evaluated.get(caseId);
            if (stored == null || computed == null) {
                discrepancies.add("The read model shows " + caseId + ", but the event store has no entries of it.");
            } else if (isComparable(stored, computed) && !stored.digest().equals(computed.digest())) {
                discrepancies.add("The read model shows " + caseId + " otherwise than its entries evaluate: rows of "
                        + String.join(", ", differing(projection, liveSchema, caseId))
                        + " were changed. Rebuild the read model on the operations page.");
            }
        }
        return cases.size();
    }

    /** A projection that has not processed the latest entries is late, not wrong. */
    private static boolean isComparable(Shown stored, Shown computed) {
        return stored.sequence() >= computed.sequence() && stored.calendarSequence() >= computed.calendarSequence();
    }

    /** Two nodes may check at the same time. */
    private void evaluateBeside(Projection projection, String liveSchema) {
        String beside = "check_" + UUID.randomUUID().toString().replace("-", "");
        sql.sql("CREATE SCHEMA " + beside).update();
        for (String table : projection.tables()) {
            sql.sql("CREATE TABLE " + beside + "." + table + " (LIKE " + liveSchema + "." + table + " INCLUDING ALL)")
                    .update();
        }
        sql.sql("SET LOCAL search_path = " + beside + ", " + liveSchema).update();
    }

    private List<String> differing(Projection projection, String liveSchema, String caseId) {
        return projection.tables().stream()
                .filter(table -> sql.sql("""
                        SELECT count(*) = 2 FROM information_schema.columns
                         WHERE table_schema IN (:live, current_schema()) AND table_name = :table AND column_name = 'case_id'
                        """)
                        .param("live", liveSchema.replace("\"", ""))
                        .param("table", table)
                        .query(Boolean.class)
                        .single())
                .filter(table -> sql.sql("""
                        SELECT EXISTS (SELECT * FROM %2$s.%1$s WHERE case_id = :case EXCEPT SELECT * FROM %1$s)
                            OR EXISTS (SELECT * FROM %1$s WHERE case_id = :case EXCEPT SELECT * FROM %2$s.%1$s)
                        """.formatted(table, liveSchema))
                        .param("case", caseId)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}

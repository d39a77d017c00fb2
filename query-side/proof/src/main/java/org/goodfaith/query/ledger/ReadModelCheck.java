package org.goodfaith.query.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodfaith.query.rebuild.Projection;
import org.goodfaith.query.rebuild.Projection.Shown;
import org.goodfaith.query.store.ProcessorTokens;
import org.goodfaith.query.store.ProcessorTokens.StoredToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares a random sample of the read model with the evaluation of the entries in the event store. Evaluates into
 * tables of a temporary schema, in a snapshot that is rolled back.
 *
 * <p>The sample comes from the event store, so that a case without rows is found. Rows may be older than the entries
 * only until the processor has passed them, or while the case waits for another evaluation.
 */
final class ReadModelCheck {

    /** The longest wait of a case for another evaluation. Measured between two checks of this node. */
    static final Duration WAIT_MAX = Duration.ofMinutes(10);

    private static final String REMEDY = " Rebuild the read model on the operations page.";

    private final JdbcClient sql;
    private final List<Projection> projections;
    private final ProcessorTokens tokens;
    private final TransactionTemplate snapshot;
    private final int sample;

    /** The cases that the last check named or found outdated, and since when, in nanoseconds. */
    private Map<String, Long> suspectSince = Map.of();

    /**
     * @param snapshot runs within one database snapshot
     * @param sample the number of cases to compare
     */
    ReadModelCheck(
            JdbcClient sql,
            List<Projection> projections,
            ProcessorTokens tokens,
            TransactionTemplate snapshot,
            int sample) {
        this.sql = sql;
        this.projections = List.copyOf(projections);
        this.tokens = tokens;
        this.snapshot = snapshot;
        this.sample = sample;
    }

    /**
     * The live row of a case that was evaluated.
     *
     * @param lastIndex the position in the event store of the last entry of the case and of its court's calendar
     * @param ruleSet the rule set of the live rows; null if there are none
     * @param pending whether the case waits for another evaluation
     */
    private record Live(
            String caseId, long lastIndex, @Nullable String ruleSet, boolean pending) {}

    /** @return the number of cases compared */
    int check(Discrepancies discrepancies) {
        int compared = 0;
        var suspects = new HashMap<String, Long>();
        for (Projection projection : projections) {
            compared += Objects.requireNonNull(
                    snapshot.execute(transaction -> compare(projection, transaction, discrepancies, suspects)));
        }
        suspectSince = suspects;
        return compared;
    }

    private int compare(
            Projection projection,
            TransactionStatus transaction,
            Discrepancies discrepancies,
            Map<String, Long> suspects) {
        transaction.setRollbackOnly();
        List<StoredToken> processed = tokens.of(projection.name());
        List<String> cases = sampled();
        Projection.Building shown = projection.on(sql);
        Map<String, Shown> live = shown.shown(cases);
        String liveSchema = sql.sql("SELECT quote_ident(current_schema())")
                .query(String.class)
                .single();
        evaluateBeside(projection, liveSchema);
        shown.bringUp(liveSchema, cases);
        Map<String, Shown> evaluated = shown.shown(cases);
        Map<String, Live> lives = lives(liveSchema, cases);
        for (String caseId : new TreeSet<>(cases)) {
            long since = Objects.requireNonNullElseGet(suspectSince.get(caseId), System::nanoTime);
            Shown stored = live.get(caseId);
            Shown computed = evaluated.get(caseId);
            Live row = lives.get(caseId);
            if (stored != null && computed == null) {
                suspects.put(caseId, since);
                discrepancies.add("The read model shows " + caseId + ", but the event store has no entries of it.");
            } else if (computed != null && row != null) {
                boolean passed =
                        !processed.isEmpty() && processed.stream().allMatch(token -> token.isPast(row.lastIndex()));
                if (stored == null || stored.sequence() < computed.sequence()) {
                    if (passed) {
                        suspects.put(caseId, since);
                        discrepancies.add(behind(caseId, stored, computed));
                    }
                } else if (isOutdated(projection, stored, computed, row)) {
                    suspects.put(caseId, since);
                    if (passed && waitsTooLong(row, since)) {
                        discrepancies.add(outdated(projection, stored, computed, row));
                    }
                } else if (!stored.digest().equals(computed.digest())) {
                    suspects.put(caseId, since);
                    discrepancies.add("The read model shows " + caseId
                            + " otherwise than its entries evaluate: rows of "
                            + String.join(", ", differing(projection, liveSchema, caseId)) + " were changed." + REMEDY);
                }
            }
        }
        return cases.size();
    }

    private static String behind(String caseId, @Nullable Shown stored, Shown computed) {
        return (stored == null
                        ? "The read model has no row of " + caseId
                        : "The read model shows " + caseId + " only up to entry " + stored.sequence())
                + ", although entry " + computed.sequence() + " was processed." + REMEDY;
    }

    private static String outdated(Projection projection, Shown stored, Shown computed, Live row) {
        return stored.calendarSequence() < computed.calendarSequence()
                ? "The read model shows " + row.caseId() + " without entry " + computed.calendarSequence()
                        + " of its court's calendar." + REMEDY
                : "The read model shows " + row.caseId() + " as evaluated under rule set " + row.ruleSet()
                        + ", although rule set " + projection.ruleSet() + " applies." + REMEDY;
    }

    /**
     * A discrepancy must not vanish because other cases are drawn, so the suspects of the last check are drawn again.
     * Rows without entries count too. A case that was set aside is listed elsewhere.
     */
    private List<String> sampled() {
        return sql.sql("""
                SELECT id
                  FROM (SELECT aggregate_identifier AS id FROM domain_event
                         WHERE sequence_number = 0 AND aggregate_identifier NOT LIKE 'calendar-%'
                         UNION
                        SELECT case_id FROM case_summary) cases
                 WHERE id NOT IN (SELECT record_id FROM case_failure)
                 ORDER BY id = ANY (:again) DESC, random()
                 LIMIT :sample
                """)
                .param("again", suspectSince.keySet().toArray(String[]::new))
                .param("sample", sample)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Reads the live rows of the cases that this version can evaluate. */
    private Map<String, Live> lives(String liveSchema, List<String> cases) {
        return sql
                .sql("""
                SELECT b.case_id, greatest(entry.global_index, calendar.global_index) AS last_index, l.rule_set,
                       EXISTS (SELECT FROM %1$s.case_pending p WHERE p.case_id = b.case_id) AS pending
                  FROM case_summary b LEFT JOIN %1$s.case_summary l USING (case_id)
                  JOIN LATERAL (SELECT global_index FROM domain_event WHERE aggregate_identifier = b.case_id
                                 ORDER BY sequence_number DESC LIMIT 1) entry ON true
                  LEFT JOIN LATERAL (SELECT global_index FROM domain_event
                                      WHERE aggregate_identifier = 'calendar-' || b.court
                                      ORDER BY sequence_number DESC LIMIT 1) calendar ON true
                 WHERE b.case_id = ANY (:cases) AND b.case_id NOT IN (SELECT record_id FROM case_failure)
                """.formatted(liveSchema))
                .param("cases", cases.toArray(String[]::new))
                .query((row, _) -> new Live(
                        row.getString("case_id"),
                        row.getLong("last_index"),
                        row.getString("rule_set"),
                        row.getBoolean("pending")))
                .stream()
                .collect(Collectors.toMap(Live::caseId, Function.identity()));
    }

    private static boolean isOutdated(Projection projection, Shown stored, Shown computed, Live row) {
        return stored.calendarSequence() < computed.calendarSequence()
                || !projection.ruleSet().equals(row.ruleSet());
    }

    /**
     * A case that waits may do so for a while. At start-up, and while an older version runs beside this one, a case may
     * be outdated before it waits.
     */
    private boolean waitsTooLong(Live row, long since) {
        return suspectSince.containsKey(row.caseId())
                && (!row.pending() || System.nanoTime() - since >= WAIT_MAX.toNanos());
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

    /** Being pending is no result of an evaluation. */
    private List<String> differing(Projection projection, String liveSchema, String caseId) {
        return projection.tables().stream()
                .filter(table -> !table.equals("case_pending"))
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

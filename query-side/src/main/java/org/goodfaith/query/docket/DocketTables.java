package org.goodfaith.query.docket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.record.RecordedCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the rows of cases up to their record: each case is evaluated once and its rows are replaced.
 *
 * <p>Its methods run in the transaction of the caller, which takes the locks first and only then writes anything else.
 * What was written last was then also read last, whoever wrote it.
 */
@Component
class DocketTables {

    private static final Logger log = LoggerFactory.getLogger(DocketTables.class);

    /** How many cases are held in memory and written at a time. */
    private static final int CHUNK_CASES = 200;

    private static final int ERROR_LENGTH_MAX = 500;

    private final JdbcClient sql;
    private final RecordReader records;

    DocketTables(JdbcClient sql, RecordReader records) {
        this.sql = sql;
        this.records = records;
    }

    /** Waits until nobody else writes these cases. To be called once in a transaction, with all cases it will write. */
    void lock(Collection<CaseId> cases) {
        sql.sql("""
                SELECT pg_advisory_xact_lock(20250707, bucket)
                  FROM (SELECT DISTINCT abs(hashtext(id) % 1024) AS bucket FROM unnest(:cases) AS id ORDER BY 1) buckets
                """).param("cases", values(cases)).query((_, _) -> 0).list();
    }

    /** Evaluates these cases, which must be locked, and replaces their rows. */
    void update(Collection<CaseId> cases) {
        var all = new ArrayList<>(cases);
        for (int from = 0; from < all.size(); from += CHUNK_CASES) {
            updateChunk(all.subList(from, Math.min(all.size(), from + CHUNK_CASES)));
        }
    }

    private void updateChunk(List<CaseId> chunk) {
        var rows = new ArrayList<CaseRows>();
        for (RecordedCase recorded : records.read(chunk).values()) {
            evaluate(recorded, rows);
        }
        var evaluated = rows.stream().map(row -> row.head().caseId().value()).toList();
        Table.CASE.replace(sql, evaluated, rows.stream().map(CaseRows::head).toList());
        replace(Table.PARTY, evaluated, rows, row -> row.parties().stream());
        replace(Table.ENTRY, evaluated, rows, row -> row.entries().stream());
        replace(Table.OBLIGATION, evaluated, rows, row -> row.obligations().stream());
        replace(Table.TRAIL, evaluated, rows, row -> row.trail().stream());
        replace(Table.INDICATOR, evaluated, rows, row -> row.indicators().stream());
        replace(Table.OFFER, evaluated, rows, row -> row.offers().stream());
        replace(Table.NOTICE, evaluated, rows, row -> row.notices().stream());
        sql.sql("DELETE FROM docket_failure WHERE case_id = ANY (:cases)")
                .param("cases", evaluated.toArray(String[]::new))
                .update();
        sql.sql("DELETE FROM docket_pending WHERE case_id = ANY (:cases)")
                .param("cases", values(chunk))
                .update();
    }

    /** A case that cannot be evaluated is put aside and must not hold up the others; its facts stay on record. */
    private void evaluate(RecordedCase recorded, List<CaseRows> rows) {
        try {
            rows.add(CaseRows.of(recorded));
        } catch (RuntimeException e) {
            CaseId caseId = recorded.record().opened().caseId();
            long lastSequence = recorded.record().entries().getLast().sequence();
            log.error("Case {} cannot be evaluated through entry {}", caseId, lastSequence, e);
            String error = e.toString();
            sql.sql("""
                    INSERT INTO docket_failure (case_id, last_sequence, error) VALUES (:case, :sequence, :error)
                        ON CONFLICT (case_id)
                        DO UPDATE SET last_sequence = excluded.last_sequence, error = excluded.error
                    """)
                    .param("case", caseId.value())
                    .param("sequence", lastSequence)
                    .param("error", error.substring(0, Math.min(error.length(), ERROR_LENGTH_MAX)))
                    .update();
        }
    }

    private <T> void replace(Table table, List<String> cases, List<CaseRows> rows, Function<CaseRows, Stream<T>> part) {
        table.replace(sql, cases, rows.stream().flatMap(part).toList());
    }

    private static String[] values(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(String[]::new);
    }
}

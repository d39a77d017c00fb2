package org.goodfaith.query.casestatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.record.RecordReader.UnreadableEntry;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.store.TableSwitchLock;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Evaluates each case once and replaces its rows.
 *
 * <p>If an entry cannot be processed, the case is shown up to the entry before it and the failure is stored. The next
 * attempt reads the whole record again, so order is kept. Other cases are not affected.
 *
 * <p>Methods run in the caller's transaction, which must take the locks before it writes. Locking before reading
 * guarantees that the last writer has seen the latest events.
 */
@Component
class CaseTableWriter {

    private static final Logger log = LoggerFactory.getLogger(CaseTableWriter.class);

    /** The number of cases held in memory and written at a time. */
    private static final int CHUNK_CASES = 200;

    private final JdbcClient sql;
    private final RecordReader records;
    private final RecordedTime recordedTime;

    @Autowired
    CaseTableWriter(JdbcClient sql, RecordReader records, RecordedTime recordedTime) {
        this.sql = sql;
        this.records = records;
        this.recordedTime = recordedTime;
    }

    /** @return a writer for the same tables on another connection */
    CaseTableWriter on(JdbcClient connection) {
        return new CaseTableWriter(connection, records.on(connection), recordedTime);
    }

    /**
     * Locks these cases against other writers and against a switch of tables. Call once per transaction, first, with
     * all cases it will write.
     */
    void lock(Collection<String> cases) {
        TableSwitchLock.waitForSwitch(sql, CaseStatusProjection.GROUP);
        sql.sql("""
                SELECT pg_advisory_xact_lock(20250707, bucket)
                  FROM (SELECT DISTINCT abs(hashtext(id) % 1024) AS bucket FROM unnest(:cases) AS id ORDER BY 1) buckets
                """).param("cases", array(cases)).query((_, _) -> 0).list();
    }

    /** Evaluates these cases, which must be locked, and replaces their rows. */
    void update(Collection<String> cases) {
        var all = new ArrayList<>(cases);
        for (int from = 0; from < all.size(); from += CHUNK_CASES) {
            updateChunk(all.subList(from, Math.min(all.size(), from + CHUNK_CASES)));
        }
    }

    private void updateChunk(List<String> chunk) {
        var recorded = records.read(chunk);
        var failures = new TreeMap<String, UnreadableEntry>();
        recorded.unreadable().forEach(entry -> failures.put(entry.recordId(), entry));
        var rows = new ArrayList<CaseRows>();
        recorded.readable().forEach((recordId, whole) -> evaluate(recordId, whole, failures)
                .ifPresent(rows::add));
        var evaluated = rows.stream().map(row -> row.head().caseId().value()).toList();
        CaseTable.CASE.replace(sql, evaluated, rows.stream().map(CaseRows::head).toList());
        replace(CaseTable.PARTY, evaluated, rows, row -> row.parties().stream());
        replace(CaseTable.ENTRY, evaluated, rows, row -> row.entries().stream());
        replace(CaseTable.EVENT, evaluated, rows, row -> row.events().stream());
        replace(CaseTable.OBLIGATION, evaluated, rows, row -> row.obligations().stream());
        replace(CaseTable.TRAIL, evaluated, rows, row -> row.trail().stream());
        replace(CaseTable.INDICATOR, evaluated, rows, row -> row.indicators().stream());
        replace(CaseTable.OFFER, evaluated, rows, row -> row.offers().stream());
        replace(CaseTable.NOTICE, evaluated, rows, row -> row.notices().stream());
        putAside(chunk, failures.values());
        sql.sql("DELETE FROM case_pending WHERE case_id = ANY (:cases)")
                .param("cases", array(chunk))
                .update();
    }

    /** Stores which of these records failed, and clears the failures of the others. */
    void putAside(Collection<String> recordIds, Collection<UnreadableEntry> failures) {
        var sound = new ArrayList<>(recordIds);
        failures.forEach(failure -> sound.remove(failure.recordId()));
        sql.sql("DELETE FROM case_failure WHERE record_id = ANY (:records)")
                .param("records", array(sound))
                .update();
        if (failures.isEmpty()) {
            return;
        }
        failures.forEach(failure -> log.error(
                "{} is shown only up to the entry before {}: {}",
                failure.recordId(),
                failure.sequence(),
                failure.cause()));
        sql.sql("""
                INSERT INTO case_failure AS f (record_id, last_sequence, failed_sequence, cause, since, attempts)
                SELECT record_id, last_sequence, sequence, cause, :now, 1
                  FROM json_to_recordset(:failures::json)
                    AS failing (record_id text, sequence bigint, last_sequence bigint, cause text)
                    ON CONFLICT (record_id) DO UPDATE
                   SET last_sequence = excluded.last_sequence, failed_sequence = excluded.failed_sequence,
                       cause = excluded.cause, attempts = f.attempts + 1
                """)
                .param("now", recordedTime.now().atOffset(java.time.ZoneOffset.UTC))
                .param("failures", StoredJson.ROW.writeValueAsString(failures))
                .update();
    }

    /** @return the rows up to the last entry with which the case can be evaluated; empty if there is none */
    private static Optional<CaseRows> evaluate(
            String recordId, RecordedCase recorded, Map<String, UnreadableEntry> failures) {
        try {
            return Optional.of(CaseRows.of(recorded));
        } catch (RuntimeException e) {
            log.error("{} cannot be evaluated", recordId, e);
            int entries = recorded.recordings().size();
            // The record could not be decoded completely, and its decoded part could not be evaluated. The earlier
            // failure counts.
            long lastSequence =
                    failures.containsKey(recordId) ? failures.get(recordId).lastSequence() : entries - 1L;
            Optional<CaseRows> rows = Optional.empty();
            while (rows.isEmpty() && --entries > 0) {
                rows = evaluated(recorded.first(entries));
            }
            failures.put(recordId, new UnreadableEntry(recordId, entries, lastSequence, cause(e)));
            return rows;
        }
    }

    private static Optional<CaseRows> evaluated(RecordedCase recorded) {
        try {
            return Optional.of(CaseRows.of(recorded));
        } catch (RuntimeException _) {
            // The caller reports failures of the whole record.
            return Optional.empty();
        }
    }

    /** Describes the failure by class and method names only, because messages may quote confidential content. */
    private static String cause(RuntimeException e) {
        return "The case cannot be evaluated with this entry: " + e.getClass().getSimpleName()
                + Stream.of(e.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.goodfaith."))
                        .findFirst()
                        .map(frame -> " in " + frame.getFileName() + ", line " + frame.getLineNumber())
                        .orElse("")
                + ".";
    }

    private <T> void replace(
            CaseTable table, List<String> cases, List<CaseRows> rows, Function<CaseRows, Stream<T>> part) {
        table.replace(sql, cases, rows.stream().flatMap(part).toList());
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}

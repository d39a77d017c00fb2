package org.goodfaith.query.casestatus;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodfaith.query.casestatus.SetAside.Step;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.store.ItemIsolation;
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
 * <p>A case that cannot be read, evaluated or stored is set aside: its last good rows stay, and the failure is stored.
 * If only some obligations cannot be computed, its rows are replaced, and the failure is stored too. If an entry cannot
 * be decoded, the rows go up to the entry before it. The next attempt reads the whole record again, so order is kept.
 * Other cases are not affected.
 *
 * <p>Methods run in the caller's transaction, which must take the locks before it writes. Locking before reading
 * guarantees that the last writer has seen the latest events.
 */
@Component
class CaseTableWriter {

    private static final Logger log = LoggerFactory.getLogger(CaseTableWriter.class);

    /** The maximum number of cases held in memory and written at a time. */
    private static final int CHUNK_CASES = 200;

    /** The maximum number of entries of such cases together, unless a single case has more. */
    private static final long CHUNK_ENTRIES = 5_000;

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

    /**
     * Evaluates these cases, which must be locked, and replaces their rows. Sets aside the cases that fail.
     *
     * @return the cases set aside whose rows were not replaced
     */
    Set<String> update(Collection<String> cases) {
        var unchanged = new TreeSet<String>();
        chunks(cases).forEach(chunk -> unchanged.addAll(updateChunk(chunk)));
        return unchanged;
    }

    /** Divides cases so that the memory which a chunk needs does not grow with the size of its cases. */
    private List<List<String>> chunks(Collection<String> cases) {
        Map<String, Long> entries = records.entryCounts(cases);
        var chunks = new ArrayList<List<String>>();
        var chunk = new ArrayList<String>();
        long size = 0;
        for (String caseId : cases) {
            long added = entries.getOrDefault(caseId, 0L);
            if (!chunk.isEmpty() && (chunk.size() == CHUNK_CASES || size + added > CHUNK_ENTRIES)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                size = 0;
            }
            chunk.add(caseId);
            size += added;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    private Set<String> updateChunk(List<String> chunk) {
        var setAside = new TreeMap<String, SetAside>();
        var rows = evaluate(read(chunk, setAside), setAside);
        var replaced = new HashSet<String>();
        ItemIsolation.each(
                sql,
                rows,
                some -> replaced.addAll(write(some)),
                (row, e) -> fail(Step.WRITING, id(row), row.head().lastSequence(), e, setAside));
        putAside(chunk, setAside.values());
        sql.sql("DELETE FROM case_pending WHERE case_id = ANY (:cases)")
                .param("cases", array(chunk))
                .update();
        var unchanged = new TreeSet<>(setAside.keySet());
        unchanged.removeAll(replaced);
        return unchanged;
    }

    private Map<String, RecordedCase> read(List<String> chunk, Map<String, SetAside> setAside) {
        var recorded = new TreeMap<String, RecordedCase>();
        ItemIsolation.each(
                sql,
                chunk,
                some -> {
                    RecordReader.Records found = records.read(some);
                    recorded.putAll(found.readable());
                    found.unreadable().forEach(entry -> setAside.put(entry.recordId(), SetAside.undecodable(entry)));
                },
                (caseId, e) -> fail(Step.READING, caseId, records.lastSequence(caseId), e, setAside));
        return recorded;
    }

    /** Evaluates each case once. Finding the entry that causes a failure would take many evaluations. */
    private static List<CaseRows> evaluate(Map<String, RecordedCase> recorded, Map<String, SetAside> setAside) {
        var rows = new ArrayList<CaseRows>();
        recorded.forEach((caseId, whole) -> {
            try {
                CaseRows evaluated = CaseRows.of(whole);
                rows.add(evaluated);
                reportBugs(caseId, evaluated, setAside);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail(Step.EVALUATING, caseId, whole.recordings().size() - 1L, e, setAside);
            }
        });
        return rows;
    }

    /** A bug of the rulebook costs the status of some obligations, and somebody must learn of it. */
    private static void reportBugs(String caseId, CaseRows rows, Map<String, SetAside> setAside) {
        if (rows.bugs().isEmpty()) {
            return;
        }
        rows.bugs().forEach(bug -> log.error("Some obligations of {} cannot be computed", caseId, bug));
        var _ = setAside.putIfAbsent(
                caseId,
                SetAside.inPart(caseId, rows.head().lastSequence(), rows.bugs().getFirst()));
    }

    /** A failure of the decoded entries replaces that of an entry after them, but the record ends where it ended. */
    private static void fail(
            Step step, String caseId, long lastSequence, Throwable failure, Map<String, SetAside> setAside) {
        SetAside before = setAside.get(caseId);
        SetAside now = SetAside.asAWhole(step, caseId, before == null ? lastSequence : before.lastSequence(), failure);
        log.error("{} is set aside. {}", caseId, now.cause(), failure);
        setAside.put(caseId, now);
    }

    /** @return the cases written */
    private List<String> write(List<CaseRows> rows) {
        var cases = rows.stream().map(CaseTableWriter::id).toList();
        CaseTable.CASE.replace(sql, cases, rows.stream().map(CaseRows::head).toList());
        replace(CaseTable.PARTY, cases, rows, row -> row.parties().stream());
        replace(CaseTable.ENTRY, cases, rows, row -> row.entries().stream());
        replace(CaseTable.EVENT, cases, rows, row -> row.events().stream());
        replace(CaseTable.OBLIGATION, cases, rows, row -> row.obligations().stream());
        replace(CaseTable.TRAIL, cases, rows, row -> row.trail().stream());
        replace(CaseTable.INDICATOR, cases, rows, row -> row.indicators().stream());
        replace(CaseTable.OFFER, cases, rows, row -> row.offers().stream());
        replace(CaseTable.NOTICE, cases, rows, row -> row.notices().stream());
        return cases;
    }

    private static String id(CaseRows rows) {
        return rows.head().caseId().value();
    }

    /** Stores which of these records are set aside, and clears the failures of the others. */
    void putAside(Collection<String> recordIds, Collection<SetAside> setAside) {
        var sound = new ArrayList<>(recordIds);
        setAside.forEach(failure -> sound.remove(failure.recordId()));
        sql.sql("DELETE FROM case_failure WHERE record_id = ANY (:records)")
                .param("records", array(sound))
                .update();
        if (setAside.isEmpty()) {
            return;
        }
        setAside.stream()
                .filter(failure -> failure.failedSequence() != null)
                .forEach(failure -> log.error(
                        "{} is shown only up to the entry before {}. {}",
                        failure.recordId(),
                        failure.failedSequence(),
                        failure.cause()));
        sql.sql("""
                INSERT INTO case_failure AS f
                       (record_id, last_sequence, failed_sequence, partial, cause, since, attempts)
                SELECT record_id, last_sequence, failed_sequence, partial, cause, :now, 1
                  FROM json_to_recordset(:failures::json)
                    AS failing (record_id text, failed_sequence bigint, last_sequence bigint, partial boolean,
                                cause text)
                    ON CONFLICT (record_id) DO UPDATE
                   SET last_sequence = excluded.last_sequence, failed_sequence = excluded.failed_sequence,
                       partial = excluded.partial, cause = excluded.cause, attempts = f.attempts + 1
                """)
                .param("now", recordedTime.now().atOffset(ZoneOffset.UTC))
                .param("failures", StoredJson.ROW.writeValueAsString(setAside))
                .update();
    }

    /**
     * Copies the live rows of these cases, which could not be built, so that a rebuild loses nothing that is shown.
     *
     * @param live the quoted name of the live schema; this writer's tables are in another one
     */
    void copyLive(String live, Collection<String> cases) {
        CaseTable.ALL.forEach(table -> table.copy(sql, live, cases));
    }

    private <T> void replace(
            CaseTable table, List<String> cases, List<CaseRows> rows, Function<CaseRows, Stream<T>> part) {
        table.replace(sql, cases, rows.stream().flatMap(part).toList());
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}

package org.goodfaith.query.casestatus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.record.Recording;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case at a present or future viewpoint, read from the tables. */
final class PresentCase implements CaseAtViewpoint {

    private final JdbcClient sql;
    private final RecordReader records;
    private final Court court;
    private final ResolvedViewpoint seen;
    private final CaseFile file;
    private final long throughEntry;
    private final Map<ObligationId, ObligationView.NextView> nextChanges = new HashMap<>();
    private @Nullable List<Obligation> obligations;
    private @Nullable List<EntryLine> entries;

    private PresentCase(
            JdbcClient sql,
            RecordReader records,
            Court court,
            ResolvedViewpoint seen,
            CaseFile file,
            long throughEntry) {
        this.sql = sql;
        this.records = records;
        this.court = court;
        this.seen = seen;
        this.file = file;
        this.throughEntry = throughEntry;
    }

    /**
     * @return the case; empty if it is not on record
     * @throws ReadProblemException if it was set aside, because its rows would be stale
     */
    static Optional<CaseAtViewpoint> read(
            JdbcClient sql, RecordReader records, CaseId caseId, Court court, ResolvedViewpoint seen) {
        refuseIfFailed(sql, caseId);
        return sql.sql("SELECT last_sequence, last_recorded_at, detail FROM case_summary WHERE case_id = :case")
                .param("case", caseId.value())
                .query((row, _) -> (CaseAtViewpoint) new PresentCase(
                        sql,
                        records,
                        court,
                        seen.knowing(instant(row, "last_recorded_at")),
                        StoredJson.DETAIL.readValue(row.getString("detail"), CaseFile.class),
                        row.getLong("last_sequence")))
                .optional();
    }

    private static void refuseIfFailed(JdbcClient sql, CaseId caseId) {
        sql.sql("""
                SELECT coalesce(c.last_sequence, -1) AS through, f.failed_sequence
                  FROM case_failure f LEFT JOIN case_summary c ON c.case_id = f.record_id
                 WHERE f.record_id = :case AND NOT f.partial
                """)
                .param("case", caseId.value())
                .query((row, _) ->
                        ReadProblem.caseSetAside(row.getLong("through"), row.getObject("failed_sequence", Long.class)))
                .optional()
                .ifPresent(failed -> {
                    throw new ReadProblemException(failed);
                });
    }

    @Override
    public Court court() {
        return court;
    }

    @Override
    public ResolvedViewpoint seen() {
        return seen;
    }

    @Override
    public Long throughEntry() {
        return throughEntry;
    }

    @Override
    public Optional<CaseFile> file() {
        return Optional.of(file);
    }

    /** Loaded once, with the next changes, because a page uses them in several places. */
    @Override
    public List<Obligation> obligations() {
        if (obligations == null) {
            obligations = readObligations();
        }
        return obligations;
    }

    private List<Obligation> readObligations() {
        return sql.sql("""
                SELECT o.detail, n.valid_from AS next_at, n.status AS next_status, n.wording AS next_wording
                  FROM case_obligation o
                  LEFT JOIN case_obligation n
                    ON n.case_id = o.case_id AND n.obligation_id = o.obligation_id AND n.valid_from = o.valid_until
                 WHERE o.case_id = :case AND o.valid_from <= :asOf AND o.valid_until > :asOf
                 ORDER BY o.position, o.obligation_id
                """)
                .param("case", file.caseId().value())
                .param("asOf", timestamp(seen.at().asOf()))
                .query((row, _) -> {
                    Obligation obligation = StoredJson.DETAIL.readValue(row.getString("detail"), Obligation.class);
                    next(row).ifPresent(change -> nextChanges.put(obligation.id(), change));
                    return obligation;
                })
                .list();
    }

    @Override
    public Optional<ObligationView.NextView> nextChange(Obligation obligation) {
        obligations();
        return Optional.ofNullable(nextChanges.get(obligation.id()));
    }

    private Optional<ObligationView.NextView> next(ResultSet row) throws SQLException {
        String status = row.getString("next_status");
        return status == null
                ? Optional.empty()
                : Optional.of(new ObligationView.NextView(
                        instant(row, "next_at").atZone(court.zone()).toOffsetDateTime(),
                        ObligationStatus.valueOf(status),
                        row.getString("next_wording")));
    }

    @Override
    public List<TrailLine> trail() {
        var entries = new HashMap<Long, EntryLine>();
        entries().forEach(line -> entries.put(line.entry().sequence(), line));
        return sql.sql("""
                SELECT at, parties, visibility, entry, detail
                  FROM case_trail
                 WHERE case_id = :case AND at <= :asOf
                 ORDER BY position
                """)
                .param("case", file.caseId().value())
                .param("asOf", timestamp(seen.at().asOf()))
                .query((row, _) -> line(row, entries))
                .list();
    }

    private static TrailLine line(ResultSet row, Map<Long, EntryLine> entries) throws SQLException {
        String detail = row.getString("detail");
        if (detail != null) {
            return StoredJson.DETAIL.readValue(detail, TrailLine.StatusLine.class);
        }
        EntryLine entry = java.util.Objects.requireNonNull(entries.get(row.getLong("entry")));
        return new TrailLine.FactLine(
                instant(row, "at"),
                Arrays.stream((String[]) row.getArray("parties").getArray())
                        .map(PartyId::of)
                        .toList(),
                Visibility.valueOf(row.getString("visibility")),
                entry.entry(),
                entry.strickenBy());
    }

    @Override
    public List<Indicator> indicators() {
        return sql.sql("""
                SELECT detail FROM case_indicator
                 WHERE case_id = :case AND valid_from <= :asOf AND valid_until > :asOf
                 ORDER BY position
                """)
                .param("case", file.caseId().value())
                .param("asOf", timestamp(seen.at().asOf()))
                .query((row, _) -> StoredJson.DETAIL.readValue(row.getString("detail"), Indicator.class))
                .list();
    }

    /**
     * Evaluates this one case from its facts, because storing this rarely used trail would double the work of every
     * recording.
     */
    @Override
    public List<TrailLine.StatusLine> shownThen() {
        return records.read(file.caseId())
                .map(recorded -> Trail.asShownAtTheTime(recorded.record(), seen.at()))
                .orElse(List.of());
    }

    /** Loaded once, because a page uses them in several places. */
    @Override
    public List<EntryLine> entries() {
        if (entries == null) {
            entries = readEntries();
        }
        return entries;
    }

    private List<EntryLine> readEntries() {
        return sql.sql("""
                SELECT sequence, fact, recorded_at, visibility, stricken_by, event_id, actor, role, source, detail
                  FROM case_entry
                 WHERE case_id = :case
                 ORDER BY sequence
                """)
                .param("case", file.caseId().value())
                .query((row, _) -> new EntryLine(
                        new Entry(
                                row.getLong("sequence"),
                                instant(row, "recorded_at"),
                                fact(row.getString("fact"), row.getString("detail"))),
                        new Recording(
                                row.getString("event_id"),
                                row.getString("actor"),
                                row.getString("role"),
                                row.getString("source")),
                        Visibility.valueOf(row.getString("visibility")),
                        row.getObject("stricken_by", Long.class)))
                .list();
    }

    @Override
    public List<EntryLine> onRecord() {
        return entries();
    }

    private static Fact fact(String name, String detail) {
        return StoredJson.DETAIL.readValue(
                detail, FactTypes.find(name).orElseThrow(() -> new IllegalStateException("no fact is called " + name)));
    }

    static OffsetDateTime timestamp(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package org.goodfaith.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Texts;
import org.goodfaith.query.casestatus.CaseStatusUpdater;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases and calendars that were set aside because they could not be read, evaluated or stored. Their last good rows
 * stay, and their entries stay in the event store, in order.
 */
@Component
public class FailedRecords {

    /** The number of records retried in one transaction. */
    private static final int RETRIED_AT_A_TIME = 200;

    private static final String QUESTION = """
            SELECT f.record_id, f.failed_sequence, f.last_sequence, f.since, f.attempts, f.cause,
                   coalesce(c.last_sequence, k.last_sequence, -1) AS through_sequence,
                   e.event_identifier, e.global_index
              FROM case_failure f
              LEFT JOIN case_summary c ON c.case_id = f.record_id
              LEFT JOIN case_calendar k ON 'calendar-' || k.court = f.record_id
              LEFT JOIN domain_event e
                ON e.aggregate_identifier = f.record_id AND e.sequence_number = f.failed_sequence
            """;

    private final JdbcClient sql;
    private final CaseStatusUpdater cases;

    FailedRecords(JdbcClient sql, CaseStatusUpdater cases) {
        this.sql = sql;
        this.cases = cases;
    }

    /** A case or calendar that was set aside. A read of it answers with the same two numbers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FailedRecord(
            @Schema(description = "The case id, or `calendar-` and the court id.")
            String record,

            @Schema(
                    description =
                            "The entry that cannot be decoded, `failedAtEntry` of the problem. Absent if the record"
                                    + " failed as a whole.")
            @Nullable
            Long entry,

            @Schema(description = "The last entry that is shown; -1 if none is. `throughEntry` of the problem.")
            long throughEntry,

            @Schema(description = "The last entry on record.")
            long lastEntry,

            @Nullable String eventId,

            @Schema(description = "Its position in the event store.") @Nullable
            Long position,

            Instant since,
            @Schema(description = "The number of attempts.") int attempts,
            String cause) {}

    /** @return all failures, oldest first */
    public List<FailedRecord> all() {
        return sql.sql(QUESTION + " ORDER BY f.since, f.record_id")
                .query((row, _) -> failure(row))
                .list();
    }

    /**
     * The failures in short.
     *
     * @param records the number of cases and calendars
     * @param since the time of the oldest failure
     */
    record Summary(long records, Instant since) {}

    /** @return empty if nothing is set aside */
    Optional<Summary> summary() {
        return sql.sql("SELECT count(*) AS records, min(since) AS since FROM case_failure HAVING count(*) > 0")
                .query((row, _) -> new Summary(
                        row.getLong("records"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static FailedRecord failure(ResultSet row) throws SQLException {
        return new FailedRecord(
                row.getString("record_id"),
                row.getObject("failed_sequence", Long.class),
                row.getLong("through_sequence"),
                row.getLong("last_sequence"),
                row.getString("event_identifier"),
                row.getObject("global_index", Long.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("cause"));
    }

    /**
     * Retries one record.
     *
     * @return the remaining failure; empty if it succeeded
     * @throws ReadProblemException if the record has no failure
     */
    public List<FailedRecord> retry(String record) {
        if (one(record).isEmpty()) {
            throw ReadProblemException.notFound("record", "No failure of " + Texts.shown(record) + " is on the list.");
        }
        cases.retry(List.of(record));
        return one(record);
    }

    private List<FailedRecord> one(String record) {
        return sql.sql(QUESTION + " WHERE f.record_id = :record")
                .param("record", record)
                .query((row, _) -> failure(row))
                .list();
    }

    /** Retries all failed records. */
    public List<FailedRecord> retryAll() {
        List<String> records = all().stream().map(FailedRecord::record).toList();
        for (int from = 0; from < records.size(); from += RETRIED_AT_A_TIME) {
            cases.retry(records.subList(from, Math.min(records.size(), from + RETRIED_AT_A_TIME)));
        }
        return all();
    }
}

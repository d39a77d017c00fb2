package org.goodfaith.query.copy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far the copy lags behind its topic, whichever node runs it. */
public final class CopyStates {

    private final JdbcClient sql;

    CopyStates(JdbcClient sql) {
        this.sql = sql;
    }

    /** The state of the copy of one partition. */
    @Schema(name = "CopiedPartition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CopyState(
            @Schema(example = "goodfaith.facts.internal") String topic,
            int partition,

            @Schema(description = "The node that copies the partition, or copied it last.") @Nullable
            String node,

            long nextOffset,

            @Schema(description = "The number of records not yet copied, as of the last poll.")
            long recordsBehind,

            @Nullable Instant failingSince,
            @Nullable String failure) {}

    /** @return all partitions that were ever copied */
    public List<CopyState> all() {
        return sql.sql("""
                SELECT topic, partition, node, next_offset, records_behind, failing_since, failure
                  FROM copy_partition ORDER BY topic, partition
                """)
                .query((row, _) -> {
                    OffsetDateTime since = row.getObject("failing_since", OffsetDateTime.class);
                    return new CopyState(
                            row.getString("topic"),
                            row.getInt("partition"),
                            row.getString("node"),
                            row.getLong("next_offset"),
                            row.getLong("records_behind"),
                            since == null ? null : since.toInstant(),
                            row.getString("failure"));
                })
                .list();
    }

    /** @return the number of records not yet copied, as of the last poll */
    long recordsBehind() {
        return sql.sql("SELECT coalesce(sum(records_behind), 0) FROM copy_partition")
                .query(Long.class)
                .single();
    }
}

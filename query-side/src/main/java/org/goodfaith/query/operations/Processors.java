package org.goodfaith.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the lag of the streaming processors on all nodes from their tokens in the database. */
@Component
public class Processors {

    private final JdbcClient sql;
    private final Serializer tokens;
    private final EventProcessingConfiguration processing;
    private final RecordedTime recordedTime;

    /** @param tokens the serializer of the tokens */
    Processors(JdbcClient sql, Serializer tokens, EventProcessingConfiguration processing, RecordedTime recordedTime) {
        this.sql = sql;
        this.tokens = tokens;
        this.processing = processing;
        this.recordedTime = recordedTime;
    }

    /** The activity of a segment, as known to this node. */
    public enum Activity {
        CAUGHT_UP,
        CATCHING_UP,
        /** It failed and is retried automatically. */
        FAILING,
        /** Another node has claimed it. */
        NOT_HERE,
        /** No node has claimed it. */
        UNCLAIMED
    }

    /** A segment of a processor. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Segment(
            String processor,
            int segment,
            Activity activity,

            @Schema(description = "The node that has claimed it.") @Nullable
            String node,

            @Schema(description = "The position of the last event processed; -1 if none.")
            long position,

            @Schema(description = "The number of events not yet processed.")
            long eventsBehind,

            @Schema(description = "The age of the oldest event not yet examined, in seconds.")
            long secondsBehind,

            @Schema(
                    description = "When it was last seen to be claimed and to make progress. Absent unless it is"
                            + " stalled.")
            @Nullable
            Instant stalledSince) {

        Segment stalled(@Nullable Instant since) {
            return new Segment(processor, segment, activity, node, position, eventsBehind, secondsBehind, since);
        }
    }

    /**
     * The stored token of a segment.
     *
     * @param claimedAt when its node last confirmed the claim, in the notation of the token store
     * @param position the position of the last event processed; -1 if none
     */
    record Stored(
            String processor,
            int segment,
            @Nullable String node,
            @Nullable String claimedAt,
            long position) {}

    private record Lag(long events, @Nullable Instant oldest) {}

    public List<Segment> all() {
        var stored = stored();
        var lags = lags(stored.stream().map(Stored::position).distinct().toArray(Long[]::new));
        Instant now = recordedTime.now();
        return stored.stream()
                .map(each -> segment(each, Objects.requireNonNull(lags.get(each.position())), now))
                .toList();
    }

    List<Stored> stored() {
        return sql.sql("""
                SELECT processor_name, segment, token, token_type, owner, claimed_at FROM token_entry
                 WHERE processor_name NOT LIKE '\\_\\_%' ORDER BY processor_name, segment
                """).query((row, _) -> stored(row)).list();
    }

    /** @return the names of the processors that this node runs */
    Set<String> names() {
        return processing.eventProcessors().keySet();
    }

    /** @return the position of the last stored event; -1 if there is none */
    long lastPosition() {
        return sql.sql("SELECT coalesce(max(global_index), -1) FROM domain_event")
                .query(Long.class)
                .single();
    }

    private Stored stored(ResultSet row) throws SQLException {
        byte[] token = row.getBytes("token");
        long position = -1;
        if (token != null) {
            TrackingToken read = tokens.deserialize(
                    new SimpleSerializedObject<>(token, byte[].class, row.getString("token_type"), null));
            position = read == null ? -1 : read.position().orElse(-1);
        }
        return new Stored(
                row.getString("processor_name"),
                row.getInt("segment"),
                row.getString("owner"),
                row.getString("claimed_at"),
                position);
    }

    private Map<Long, Lag> lags(Long[] positions) {
        var lags = new HashMap<Long, Lag>();
        sql.sql("""
                SELECT position, events, oldest
                  FROM unnest(:positions::bigint[]) AS position
                 CROSS JOIN LATERAL (
                        SELECT count(*) AS events, min(recorded_at::timestamptz) AS oldest
                          FROM domain_event WHERE global_index > position) behind
                """).param("positions", positions).query(row -> {
            OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
            lags.put(
                    row.getLong("position"),
                    new Lag(row.getLong("events"), oldest == null ? null : oldest.toInstant()));
        });
        return lags;
    }

    private Segment segment(Stored stored, Lag lag, Instant now) {
        Instant oldest = lag.oldest();
        return new Segment(
                stored.processor(),
                stored.segment(),
                activity(stored),
                stored.node(),
                stored.position(),
                lag.events(),
                oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toSeconds()),
                null);
    }

    private Activity activity(Stored stored) {
        return processing
                .eventProcessor(stored.processor(), StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().get(stored.segment()))
                .map(Processors::activity)
                .orElse(stored.node() == null ? Activity.UNCLAIMED : Activity.NOT_HERE);
    }

    private static Activity activity(EventTrackerStatus status) {
        if (status.isErrorState()) {
            return Activity.FAILING;
        }
        return status.isCaughtUp() ? Activity.CAUGHT_UP : Activity.CATCHING_UP;
    }
}

package org.goodfaith.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.goodfaith.query.store.ProcessorTokens;
import org.goodfaith.query.store.ProcessorTokens.StoredToken;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the lag of the streaming processors on all nodes from their tokens in the database. */
@Component
public class Processors {

    private final JdbcClient sql;
    private final ProcessorTokens tokens;
    private final EventProcessingConfiguration processing;
    private final RecordedTime recordedTime;

    Processors(
            JdbcClient sql,
            ProcessorTokens tokens,
            EventProcessingConfiguration processing,
            RecordedTime recordedTime) {
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
        UNCLAIMED,
        /** Its token was deleted, so no node can claim it. */
        LOST
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

        /** Returns a segment whose token is gone. Its position is not known. */
        static Segment lost(String processor, int segment, Instant since) {
            return new Segment(processor, segment, Activity.LOST, null, -1, 0, 0, since);
        }

        Segment stalled(@Nullable Instant since) {
            return new Segment(processor, segment, activity, node, position, eventsBehind, secondsBehind, since);
        }
    }

    private record Lag(long events, @Nullable Instant oldest) {}

    public List<Segment> all() {
        var stored = stored();
        var lags = lags(stored.stream().map(StoredToken::position).distinct().toArray(Long[]::new));
        Instant now = recordedTime.now();
        return stored.stream()
                .map(each -> segment(each, Objects.requireNonNull(lags.get(each.position())), now))
                .toList();
    }

    List<StoredToken> stored() {
        return tokens.all();
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

    private Segment segment(StoredToken stored, Lag lag, Instant now) {
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

    private Activity activity(StoredToken stored) {
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

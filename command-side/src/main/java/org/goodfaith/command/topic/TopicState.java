package org.goodfaith.command.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state of the Kafka intake on this node. The thread that reads the topic updates it; any thread may read it. */
@Component
class TopicState {

    private static final TopicStateView OFF = new TopicStateView(null, List.of(), 0, 0, null, null);

    private final Clock clock;
    private volatile TopicStateView view = OFF;

    TopicState(Clock clock) {
        this.clock = clock;
    }

    /**
     * A partition assigned to this node.
     *
     * @param partition the partition number
     * @param behind the number of records not yet processed (lag); absent if not yet known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IntakePartition")
    record Partition(int partition, @Nullable Long behind) {}

    /**
     * The state as the API returns it.
     *
     * @param topic the topic; absent if Kafka intake is disabled
     * @param partitions the partitions this node reads
     * @param recorded the number of records recorded since this node started
     * @param refused the number of records sent to the dead-letter topic since this node started
     * @param stalledSince when the intake stopped making progress; absent if it is making progress
     * @param failure the cause of the stall; absent if the intake is making progress
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Intake")
    record TopicStateView(
            @Nullable String topic,
            List<Partition> partitions,
            long recorded,
            long refused,
            @Nullable Instant stalledSince,
            @Nullable String failure) {}

    TopicStateView view() {
        return view;
    }

    /** Returns the total lag of the partitions this node reads. */
    double lag() {
        return view.partitions().stream()
                .map(Partition::behind)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    synchronized void started(String topic) {
        view = new TopicStateView(topic, List.of(), 0, 0, null, null);
    }

    synchronized void assigned(List<Partition> partitions) {
        view = new TopicStateView(
                view.topic(), partitions, view.recorded(), view.refused(), view.stalledSince(), view.failure());
    }

    /** Adds a batch whose offsets are committed and ends a stall. */
    synchronized void committed(long recorded, long refused) {
        view = new TopicStateView(
                view.topic(), view.partitions(), view.recorded() + recorded, view.refused() + refused, null, null);
    }

    /** Ends a stall: every record is processed. */
    synchronized void caughtUp() {
        committed(0, 0);
    }

    synchronized void stalled(Throwable cause) {
        Instant since = view.stalledSince();
        view = new TopicStateView(
                view.topic(),
                view.partitions(),
                view.recorded(),
                view.refused(),
                since == null ? clock.instant() : since,
                cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
}

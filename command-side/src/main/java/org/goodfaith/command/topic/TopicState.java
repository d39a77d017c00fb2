package org.goodfaith.command.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How this node gets on with the intake topic: told by the thread that reads it, asked by others. */
@Component
class TopicState {

    private static final View OFF = new View(null, List.of(), 0, 0, null, null);

    private final Clock clock;
    private volatile View view = OFF;

    TopicState(Clock clock) {
        this.clock = clock;
    }

    /**
     * One of the partitions that are this node's to read.
     *
     * @param partition its number
     * @param behind how many records of it were not taken; absent if that is not known yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IntakePartition")
    record Partition(int partition, @Nullable Long behind) {}

    /**
     * How it gets on.
     *
     * @param topic the topic; absent if there is no intake from Kafka
     * @param partitions what this node reads of it
     * @param recorded how many records were recorded since this node started
     * @param refused how many became dead letters
     * @param stalledSince since when it does not get on; absent if it does
     * @param failure why it does not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Intake")
    record View(
            @Nullable String topic,
            List<Partition> partitions,
            long recorded,
            long refused,
            @Nullable Instant stalledSince,
            @Nullable String failure) {}

    View view() {
        return view;
    }

    double behind() {
        return view.partitions().stream()
                .map(Partition::behind)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    synchronized void begins(String topic) {
        view = new View(topic, List.of(), 0, 0, null, null);
    }

    synchronized void reads(List<Partition> partitions) {
        view = new View(view.topic(), partitions, view.recorded(), view.refused(), view.stalledSince(), view.failure());
    }

    /** Something was taken, and Kafka knows. */
    synchronized void advanced(long recorded, long refused) {
        view = new View(
                view.topic(), view.partitions(), view.recorded() + recorded, view.refused() + refused, null, null);
    }

    /** There is nothing to take, and nothing in the way of taking it. */
    synchronized void getsOn() {
        advanced(0, 0);
    }

    synchronized void stalled(Throwable cause) {
        Instant since = view.stalledSince();
        view = new View(
                view.topic(),
                view.partitions(),
                view.recorded(),
                view.refused(),
                since == null ? clock.instant() : since,
                cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
}

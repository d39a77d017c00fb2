package org.goodfaith.query.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodfaith.query.operations.Processors.Segment;
import org.goodfaith.query.operations.Processors.Stored;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Detects segments of event processors that make no progress, on any node.
 *
 * <p>A segment is stalled if for {@link #STALLED_AFTER} no node has confirmed a claim of it, or if for that time events
 * wait and its position has not moved. The second covers a segment that fails and is retried again and again. Together
 * with the interval of {@link #poll()}, this takes less than a minute. A long catch-up moves the position, so it is not
 * reported.
 */
@Component
class ProcessingWatch {

    static final Duration STALLED_AFTER = Duration.ofSeconds(40);
    static final Duration EVERY = Duration.ofSeconds(5);

    private final Processors processors;
    private final RecordedTime recordedTime;
    private Map<Place, Observation> seen = Map.of();
    private @Nullable Instant lastPolledAt;
    private final Instant startedAt;

    ProcessingWatch(Processors processors, RecordedTime recordedTime) {
        this.processors = processors;
        this.recordedTime = recordedTime;
        this.startedAt = recordedTime.now();
    }

    /** The reason why a segment is stalled. */
    enum Reason {
        UNCLAIMED,
        NOT_ADVANCING
    }

    record Stalled(String processor, int segment, Reason reason, Instant since) {}

    private record Place(String processor, int segment) {}

    /**
     * A segment at the latest poll.
     *
     * @param claimedAt when it was last seen to be claimed
     * @param advancedAt when it was last seen to advance or to have nothing to do
     */
    private record Observation(Stored stored, Instant claimedAt, Instant advancedAt) {

        private Optional<Stalled> stalled(Instant now) {
            Instant limit = now.minus(STALLED_AFTER);
            boolean unclaimed = !claimedAt.isAfter(limit);
            return unclaimed || !advancedAt.isAfter(limit)
                    ? Optional.of(new Stalled(
                            stored.processor(),
                            stored.segment(),
                            unclaimed ? Reason.UNCLAIMED : Reason.NOT_ADVANCING,
                            unclaimed ? claimedAt : advancedAt))
                    : Optional.empty();
        }
    }

    /** Compares the stored tokens with those of the previous poll. */
    void poll() {
        List<Stored> tokens = withMissing(processors.stored());
        long last = processors.lastPosition();
        Instant now = recordedTime.now();
        synchronized (this) {
            var current = new HashMap<Place, Observation>();
            for (Stored token : tokens) {
                var place = new Place(token.processor(), token.segment());
                current.put(place, seen(seen.get(place), token, last, now));
            }
            seen = current;
            lastPolledAt = now;
        }
    }

    /** A processor that has never claimed a segment has no token. */
    private List<Stored> withMissing(List<Stored> stored) {
        var all = new ArrayList<>(stored);
        processors.names().stream()
                .filter(name ->
                        stored.stream().noneMatch(token -> token.processor().equals(name)))
                .forEach(name -> all.add(new Stored(name, 0, null, null, -1)));
        return all;
    }

    private static Observation seen(@Nullable Observation before, Stored token, long last, Instant now) {
        // After the clock was set back, the time without progress starts again.
        if (before == null
                || before.claimedAt().isAfter(now)
                || before.advancedAt().isAfter(now)) {
            return new Observation(token, now, now);
        }
        boolean claimed = token.node() != null
                && !Objects.equals(token.claimedAt(), before.stored().claimedAt());
        boolean advanced =
                token.position() >= last || token.position() != before.stored().position();
        return new Observation(token, claimed ? now : before.claimedAt(), advanced ? now : before.advancedAt());
    }

    /** @return the stalled segments at the latest poll */
    synchronized List<Stalled> stalled() {
        Instant now = lastPolledAt;
        return now == null
                ? List.of()
                : seen.values().stream()
                        .flatMap(segment -> segment.stalled(now).stream())
                        .toList();
    }

    /** @return these segments, with the time since when they are stalled */
    List<Segment> marked(List<Segment> segments) {
        var since = stalled().stream()
                .collect(Collectors.toMap(each -> new Place(each.processor(), each.segment()), Stalled::since));
        return segments.stream()
                .map(segment -> segment.stalled(since.get(new Place(segment.processor(), segment.segment()))))
                .toList();
    }

    /** @return true if the watch itself works; it needs the database */
    synchronized boolean isPolling() {
        Instant last = lastPolledAt == null ? startedAt : lastPolledAt;
        return last.plus(STALLED_AFTER).isAfter(recordedTime.now());
    }
}

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
import java.util.stream.Stream;
import org.goodfaith.query.operations.Processors.Segment;
import org.goodfaith.query.store.ProcessorTokens.StoredToken;
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
 *
 * <p>A segment whose token disappears while its processor has others is lost: nobody processes its cases, and no token
 * says so. It is stalled until its token returns or the processor is reset.
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
        NOT_ADVANCING,
        LOST
    }

    record Stalled(String processor, int segment, Reason reason, Instant since) {}

    private record Place(String processor, int segment) {}

    /**
     * A segment at the latest poll.
     *
     * @param claimedAt when it was last seen to be claimed
     * @param advancedAt when it was last seen to advance or to have nothing to do
     * @param lostAt when its token was found to be missing; null if it is there
     */
    private record Observation(
            StoredToken stored,
            Instant claimedAt,
            Instant advancedAt,
            @Nullable Instant lostAt) {

        private Observation lost(Instant now) {
            return lostAt == null || lostAt.isAfter(now) ? new Observation(stored, claimedAt, advancedAt, now) : this;
        }

        private Optional<Stalled> stalled(Instant now) {
            if (lostAt != null) {
                return Optional.of(new Stalled(stored.processor(), stored.segment(), Reason.LOST, lostAt));
            }
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
        List<StoredToken> tokens = withMissing(processors.stored());
        long last = processors.lastPosition();
        Instant now = recordedTime.now();
        synchronized (this) {
            var current = new HashMap<Place, Observation>();
            for (StoredToken token : tokens) {
                var place = new Place(token.processor(), token.segment());
                current.put(place, seen(seen.get(place), token, last, now));
            }
            seen.forEach((place, before) -> {
                if (!current.containsKey(place) && !isReset(place.processor(), tokens)) {
                    current.put(place, before.lost(now));
                }
            });
            seen = current;
            lastPolledAt = now;
        }
    }

    /** Returns true if the processor has no token, or if each of its tokens is behind where it was. */
    private boolean isReset(String processor, List<StoredToken> tokens) {
        return tokens.stream()
                .filter(token -> token.processor().equals(processor) && token.token() != null)
                .allMatch(token -> {
                    Observation before = seen.get(new Place(processor, token.segment()));
                    return before != null && token.position() < before.stored().position();
                });
    }

    /** A processor that has never claimed a segment has no token. */
    private List<StoredToken> withMissing(List<StoredToken> stored) {
        var all = new ArrayList<>(stored);
        processors.names().stream()
                .filter(name ->
                        stored.stream().noneMatch(token -> token.processor().equals(name)))
                .forEach(name -> all.add(new StoredToken(name, 0, null, null, null)));
        return all;
    }

    private static Observation seen(@Nullable Observation before, StoredToken token, long last, Instant now) {
        // After the clock was set back, the time without progress starts again.
        if (before == null
                || before.lostAt() != null
                || before.claimedAt().isAfter(now)
                || before.advancedAt().isAfter(now)) {
            return new Observation(token, now, now, null);
        }
        boolean claimed = token.node() != null
                && !Objects.equals(token.claimedAt(), before.stored().claimedAt());
        boolean advanced =
                token.position() >= last || token.position() != before.stored().position();
        return new Observation(token, claimed ? now : before.claimedAt(), advanced ? now : before.advancedAt(), null);
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

    /** @return these segments, with the time since when they are stalled, and the lost ones */
    List<Segment> marked(List<Segment> segments) {
        List<Stalled> stalled = stalled();
        var since = stalled.stream()
                .collect(Collectors.toMap(each -> new Place(each.processor(), each.segment()), Stalled::since));
        return Stream.concat(
                        segments.stream()
                                .map(segment ->
                                        segment.stalled(since.get(new Place(segment.processor(), segment.segment())))),
                        stalled.stream()
                                .filter(each -> each.reason() == Reason.LOST)
                                .map(each -> Segment.lost(each.processor(), each.segment(), each.since())))
                .toList();
    }

    /** @return true if the watch itself works; it needs the database */
    synchronized boolean isPolling() {
        Instant last = lastPolledAt == null ? startedAt : lastPolledAt;
        return last.plus(STALLED_AFTER).isAfter(recordedTime.now());
    }
}

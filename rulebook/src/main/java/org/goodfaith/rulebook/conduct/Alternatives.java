package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.ObligationId;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.jspecify.annotations.Nullable;

/** Finds obligations of which one is enough: each ends when the other is performed. Missing both is one failure. */
final class Alternatives {

    private final List<StatusTimeline> timelines;
    private final Map<ObligationId, Obligation> obligations = new HashMap<>();

    /** @param timelines in the order of the terms */
    Alternatives(List<StatusTimeline> timelines) {
        this.timelines = timelines;
        timelines.forEach(timeline -> obligations.put(timeline.id(), obligation(timeline)));
    }

    private static Obligation obligation(StatusTimeline timeline) {
        return timeline.intervals().getLast().obligation();
    }

    /** @return whether an alternative that is reported instead has been missing since then or longer */
    boolean isMissingFor(StatusTimeline timeline, Instant from) {
        Obligation obligation = obligation(timeline);
        return timelines.stream()
                .filter(other -> isAlternative(obligation, obligation(other)))
                .anyMatch(other -> missingSince(other, from)
                        .filter(since -> since.isBefore(from) || timelines.indexOf(other) < timelines.indexOf(timeline))
                        .isPresent());
    }

    /** @return whether two obligations are one failure if neither is performed */
    boolean areOne(@Nullable ObligationId one, @Nullable ObligationId other) {
        if (one == null || other == null || one.equals(other)) {
            return Objects.equals(one, other);
        }
        Obligation first = obligations.get(one);
        Obligation second = obligations.get(other);
        return first != null && second != null && isAlternative(first, second);
    }

    private static boolean isAlternative(Obligation one, Obligation other) {
        return one.order().equals(other.order())
                && ends(one, other)
                && ends(other, one)
                && other.term().modality() == Modality.MUST
                && suffix(one).equals(suffix(other));
    }

    private static boolean ends(Obligation one, Obligation other) {
        return one.term().endedBy().contains(new Ending.Alternative(other.term().id()));
    }

    /** The obligor, the trigger, the occasion and the period, which alternatives have in common. */
    private static String suffix(Obligation obligation) {
        String ofTerm = obligation.order() + "/" + obligation.term().id();
        return obligation.id().value().substring(ofTerm.length());
    }

    /** @return the moment since which the obligation is missing without a break; empty if it is not */
    private static Optional<Instant> missingSince(StatusTimeline timeline, Instant moment) {
        Instant since = null;
        for (StatusInterval interval : timeline.intervals()) {
            boolean missing =
                    switch (interval.obligation().status()) {
                        case OVERDUE, UNPERFORMED -> true;
                        case DORMANT, OPEN, MET, LATE, DEFICIENT, EXCUSED, MOOT, LAPSED -> false;
                    };
            if (interval.from().isAfter(moment)) {
                break;
            }
            since = !missing ? null : since == null ? interval.from() : since;
        }
        return Optional.ofNullable(since);
    }
}

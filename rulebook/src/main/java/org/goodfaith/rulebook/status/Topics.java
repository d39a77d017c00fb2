package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects the topics on which values depend, and remembers which topics changed each time the record of the case grew.
 * A value stays correct while the record grows if none of its topics changed. A record that does not grow needs none of
 * this.
 */
final class Topics {

    private final boolean growing;
    private final Map<EntryTopic, Integer> numbers = new HashMap<>();
    private final List<Growth> growths = new ArrayList<>();
    private TopicSet used = new TopicSet();

    /** @param growing whether the record is going to grow */
    Topics(boolean growing) {
        this.growing = growing;
    }

    /** The topics on which one value depends. */
    static final class TopicSet {

        private final BitSet always = new BitSet();

        /** The topics of which later entries change nothing, with the moment of the last that matters. */
        private final Map<Integer, Instant> upTo = new HashMap<>(0);

        private void addUpTo(int topic, Instant last) {
            upTo.merge(topic, last, (a, b) -> a.isAfter(b) ? a : b);
        }

        void addAll(TopicSet other) {
            always.or(other.always);
            other.upTo.forEach(this::addUpTo);
        }

        private boolean concerns(int topic, Instant since) {
            Instant last = upTo.get(topic);
            return always.get(topic) || (last != null && !since.isAfter(last));
        }
    }

    /**
     * A topic that changed when the record grew.
     *
     * @param since the first moment of valid time at which its entries are different now
     */
    private record Changed(int topic, Instant since) {}

    private record Growth(List<Changed> changed) {}

    /** Adds a topic on which the value under computation depends. */
    void use(EntryTopic topic) {
        if (growing) {
            used.always.set(number(topic));
        }
    }

    /** Adds a topic on which the value under computation depends, unless a change is after a moment. */
    void useUpTo(EntryTopic topic, Instant last) {
        if (growing) {
            used.addUpTo(number(topic), last);
        }
    }

    /** Adds the topics of another value on which the value under computation depends. */
    void use(TopicSet topics) {
        if (growing) {
            used.addAll(topics);
        }
    }

    /** Runs a computation and adds to {@code topics} all on which it depends. */
    <T> T collecting(TopicSet topics, Supplier<T> computation) {
        if (!growing) {
            return computation.get();
        }
        TopicSet outer = used;
        used = topics;
        try {
            return computation.get();
        } finally {
            used = outer;
            used.addAll(topics);
        }
    }

    /** @return a set to collect topics; always the same if the record does not grow */
    TopicSet newSet() {
        return growing ? new TopicSet() : used;
    }

    /** @return how often the record has grown */
    int growths() {
        return growths.size();
    }

    /** @param since for each changed topic, the first moment of valid time at which its entries are different now */
    void grow(Map<EntryTopic, Instant> since) {
        growths.add(new Growth(since.entrySet().stream()
                .map(change -> new Changed(number(change.getKey()), change.getValue()))
                .toList()));
    }

    /** @return the first moment at which one of the topics changed after a growth; the end of time if none did */
    Instant changedSince(TopicSet topics, int after) {
        Instant first = Instant.MAX;
        for (Growth growth : growths.subList(after, growths.size())) {
            for (Changed changed : growth.changed()) {
                if (changed.since().isBefore(first) && topics.concerns(changed.topic(), changed.since())) {
                    first = changed.since();
                }
            }
        }
        return first;
    }

    private int number(EntryTopic topic) {
        return numbers.computeIfAbsent(topic, _ -> numbers.size());
    }
}

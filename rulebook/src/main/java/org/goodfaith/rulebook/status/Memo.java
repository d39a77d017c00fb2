package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes each value once for each period of valid time in which its dependencies do not change. All case states of an
 * evaluation share the values. When the record grows, a value is kept until the first moment at which an entry about
 * one of its topics was added, moved or struck.
 *
 * @param <K> the key, such as an obligation's id
 * @param <S> the subject of the values of a key; a value is not kept for another one when the record grows
 * @param <V> the value
 */
final class Memo<K, S, V> {

    private final StepBudget budget;
    private final Topics topics;
    private final @Nullable StatusLimit limit;
    private final int periodsKept;
    private final Map<K, NavigableMap<Instant, Kept<S, V>>> periods = new HashMap<>();
    private final Set<Computation<K>> underComputation = new HashSet<>();

    /** A value and the moment until which it stays correct, exclusive. */
    record Computed<V>(V value, Instant until) {}

    /**
     * A value for a period.
     *
     * @param topics the topics on which it depends
     * @param growths how often the record had grown when it was found correct last
     */
    private record Kept<S, V>(Computed<V> computed, S subject, Topics.TopicSet topics, int growths) {

        Instant until() {
            return computed.until();
        }
    }

    private record Computation<K>(K key, Instant asOf) {}

    /**
     * @param limit the limit of values that are not equal to the one before; null for none
     * @param periodsKept the number of periods to keep for each key, the last ones
     */
    Memo(StepBudget budget, Topics topics, @Nullable StatusLimit limit, int periodsKept) {
        this.budget = budget;
        this.topics = topics;
        this.limit = limit;
        this.periodsKept = periodsKept;
    }

    /** @return the value; a value under computation in this state then depends on it too */
    V get(CaseStateAsOf state, K key, S subject, Supplier<V> computation) {
        return getComputed(state, key, subject, computation).value();
    }

    Computed<V> getComputed(CaseStateAsOf state, K key, S subject, Supplier<V> computation) {
        NavigableMap<Instant, Kept<S, V>> ofKey = periods.computeIfAbsent(key, _ -> new TreeMap<>());
        Map.Entry<Instant, Kept<S, V>> last = lastPeriod(ofKey, state.asOf(), subject);
        Kept<S, V> result = last == null ? null : last.getValue();
        if (result == null || !state.asOf().isBefore(result.until())) {
            result = keep(ofKey, state.asOf(), compute(state, key, subject, computation));
        }
        topics.use(result.topics());
        state.expectChangeAt(result.until());
        return result.computed();
    }

    /** Returns the last period that began by a moment, cut where the record has changed since it was computed. */
    private Map.@Nullable Entry<Instant, Kept<S, V>> lastPeriod(
            NavigableMap<Instant, Kept<S, V>> ofKey, Instant asOf, S subject) {
        Map.Entry<Instant, Kept<S, V>> last = ofKey.floorEntry(asOf);
        while (last != null && last.getValue().growths() < topics.growths()) {
            Kept<S, V> kept = last.getValue();
            Instant changed = topics.changedSince(kept.topics(), kept.growths());
            budget.take(1);
            if (!changed.isAfter(last.getKey()) || !kept.subject().equals(subject)) {
                ofKey.remove(last.getKey());
            } else {
                Instant until = changed.isBefore(kept.until()) ? changed : kept.until();
                var value = new Computed<>(kept.computed().value(), until);
                ofKey.put(last.getKey(), new Kept<>(value, kept.subject(), kept.topics(), topics.growths()));
            }
            last = ofKey.floorEntry(asOf);
        }
        return last;
    }

    /** A value that is equal to the one before continues it, so that equal values are held once. */
    private Kept<S, V> keep(NavigableMap<Instant, Kept<S, V>> ofKey, Instant asOf, Kept<S, V> computed) {
        Map.Entry<Instant, Kept<S, V>> last = ofKey.floorEntry(asOf);
        Instant from = asOf;
        Kept<S, V> kept = computed;
        if (last == null
                || !last.getValue()
                        .computed()
                        .value()
                        .equals(computed.computed().value())) {
            if (limit != null) {
                limit.keep();
            }
        } else {
            Kept<S, V> before = last.getValue();
            var value = new Computed<>(before.computed().value(), computed.until());
            Topics.TopicSet used = computed.topics();
            if (before.until().equals(asOf)) {
                from = last.getKey();
                used.addAll(before.topics());
            }
            kept = new Kept<>(value, computed.subject(), used, computed.growths());
        }
        ofKey.put(from, kept);
        while (ofKey.size() > periodsKept) {
            var _ = ofKey.pollFirstEntry();
        }
        return kept;
    }

    /** @throws IllegalStateException if the value depends on itself, which the checks of a new order exclude */
    private Kept<S, V> compute(CaseStateAsOf state, K key, S subject, Supplier<V> computation) {
        var current = new Computation<>(key, state.asOf());
        if (!underComputation.add(current)) {
            throw new IllegalStateException("the value depends on itself: " + key);
        }
        budget.take(StepBudget.VALUE);
        var dependencies = new Dependencies(state.asOf());
        Topics.TopicSet used = topics.newSet();
        try {
            V value = topics.collecting(used, () -> state.tracking(dependencies, computation));
            return new Kept<>(new Computed<>(value, dependencies.until()), subject, used, topics.growths());
        } catch (RuntimeException | StackOverflowError failure) {
            state.expectChangeAt(dependencies.until());
            throw failure;
        } finally {
            underComputation.remove(current);
        }
    }
}

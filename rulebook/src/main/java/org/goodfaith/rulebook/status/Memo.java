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
 * evaluation share the values.
 *
 * @param <K> the key, such as an obligation's id
 * @param <V> the value
 */
final class Memo<K, V> {

    private final StepBudget budget;
    private final @Nullable StatusLimit limit;
    private final int periodsKept;
    private final Map<K, NavigableMap<Instant, Computed<V>>> periods = new HashMap<>();
    private final Set<Computation<K>> underComputation = new HashSet<>();

    /** A value and the moment until which it stays correct, exclusive. */
    record Computed<V>(V value, Instant until) {}

    private record Computation<K>(K key, Instant asOf) {}

    /**
     * @param limit the limit of values that are not equal to the one before; null for none
     * @param periodsKept the number of periods to keep for each key, the last ones
     */
    Memo(StepBudget budget, @Nullable StatusLimit limit, int periodsKept) {
        this.budget = budget;
        this.limit = limit;
        this.periodsKept = periodsKept;
    }

    /** @return the value; a value under computation in this state then depends on it too */
    V get(CaseStateAsOf state, K key, Supplier<V> computation) {
        return getComputed(state, key, computation).value();
    }

    Computed<V> getComputed(CaseStateAsOf state, K key, Supplier<V> computation) {
        NavigableMap<Instant, Computed<V>> ofKey = periods.computeIfAbsent(key, _ -> new TreeMap<>());
        Map.Entry<Instant, Computed<V>> last = ofKey.floorEntry(state.asOf());
        Computed<V> result = last == null ? null : last.getValue();
        if (result == null || !state.asOf().isBefore(result.until())) {
            result = keep(ofKey, state.asOf(), compute(state, key, computation));
        }
        state.expectChangeAt(result.until());
        return result;
    }

    /** A value that is equal to the one before continues it, so that equal values are held once. */
    private Computed<V> keep(NavigableMap<Instant, Computed<V>> ofKey, Instant asOf, Computed<V> computed) {
        Map.Entry<Instant, Computed<V>> last = ofKey.floorEntry(asOf);
        Instant from = asOf;
        Computed<V> kept = computed;
        if (last == null || !last.getValue().value().equals(computed.value())) {
            if (limit != null) {
                limit.keep();
            }
        } else {
            kept = new Computed<>(last.getValue().value(), computed.until());
            from = last.getValue().until().equals(asOf) ? last.getKey() : asOf;
        }
        ofKey.put(from, kept);
        while (ofKey.size() > periodsKept) {
            var _ = ofKey.pollFirstEntry();
        }
        return kept;
    }

    /** @throws IllegalStateException if the value depends on itself, which the checks of a new order exclude */
    private Computed<V> compute(CaseStateAsOf state, K key, Supplier<V> computation) {
        var current = new Computation<>(key, state.asOf());
        if (!underComputation.add(current)) {
            throw new IllegalStateException("the value depends on itself: " + key);
        }
        budget.take(StepBudget.VALUE);
        var dependencies = new Dependencies(state.asOf());
        try {
            return new Computed<>(state.tracking(dependencies, computation), dependencies.until());
        } catch (RuntimeException | StackOverflowError failure) {
            state.expectChangeAt(dependencies.until());
            throw failure;
        } finally {
            underComputation.remove(current);
        }
    }
}

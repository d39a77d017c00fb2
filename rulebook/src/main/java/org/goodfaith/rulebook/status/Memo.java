package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes each value once for one case state, and reuses a value of an earlier state while its dependencies have not
 * changed.
 *
 * @param <K> the key, such as an obligation's id
 * @param <V> the value
 */
final class Memo<K, V> {

    private final CaseStateAsOf state;
    private final Supplier<Dependencies> baseDependencies;
    private final @Nullable Memo<K, V> earlier;
    private final Map<K, Computed<V>> computed = new HashMap<>();
    private final Set<K> underComputation = new HashSet<>();

    /** A value and all that it depends on. */
    record Computed<V>(V value, Dependencies dependencies) {}

    /**
     * @param baseDependencies what every value depends on
     * @param earlier the values of an earlier state of the same case; null if there is none
     */
    Memo(CaseStateAsOf state, Supplier<Dependencies> baseDependencies, @Nullable Memo<K, V> earlier) {
        this.state = state;
        this.baseDependencies = baseDependencies;
        this.earlier = earlier;
    }

    /** @return the value; a value under computation in this state then depends on it too */
    V get(K key, Supplier<V> computation) {
        return getComputed(key, computation).value();
    }

    Computed<V> getComputed(K key, Supplier<V> computation) {
        Computed<V> result = computed.get(key);
        if (result == null) {
            result = reusable(key);
            if (result == null) {
                result = compute(key, computation);
            }
            computed.put(key, result);
        }
        state.dependOn(result.dependencies());
        return result;
    }

    /** @throws IllegalStateException if the value depends on itself, which the checks of a new order exclude */
    private Computed<V> compute(K key, Supplier<V> computation) {
        if (!underComputation.add(key)) {
            throw new IllegalStateException("the value depends on itself: " + key);
        }
        Dependencies dependencies = baseDependencies.get();
        try {
            return new Computed<>(state.tracking(dependencies, computation), dependencies);
        } catch (RuntimeException | StackOverflowError failure) {
            state.dependOn(dependencies);
            throw failure;
        } finally {
            underComputation.remove(key);
        }
    }

    private @Nullable Computed<V> reusable(K key) {
        for (Memo<K, V> before = earlier; before != null; before = before.earlier) {
            Computed<V> result = before.computed.get(key);
            if (result != null) {
                Instant since = before.state.asOf();
                return state.isUnchangedSince(since, result.dependencies()) ? result : null;
            }
        }
        return null;
    }
}

package org.goodfaith.query.operations;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Caches a value that is read often. */
final class TtlCache<T> implements Supplier<T> {

    private final long nanos;
    private final Supplier<T> source;
    private @Nullable T answer;
    private long lookedUpAt;

    /**
     * @param lifetime how long a value stays valid
     * @param source computes a new value
     */
    TtlCache(Duration lifetime, Supplier<T> source) {
        this.nanos = lifetime.toNanos();
        this.source = source;
    }

    @Override
    public synchronized T get() {
        T known = answer;
        if (known == null || System.nanoTime() - lookedUpAt > nanos) {
            known = source.get();
            answer = known;
            lookedUpAt = System.nanoTime();
        }
        return known;
    }
}

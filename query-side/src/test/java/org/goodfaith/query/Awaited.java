package org.goodfaith.query;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread is about to do. */
public final class Awaited {

    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Awaited() {}

    /** @return the first value that is as expected */
    public static <T> T value(Supplier<T> look, Predicate<? super T> expected) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        T seen = look.get();
        while (!expected.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + seen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look.get();
        }
        return seen;
    }

    public static void that(BooleanSupplier condition) {
        value(condition::getAsBoolean, holds -> holds);
    }
}

package org.goodfaith.standalone.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or process is about to do. */
final class Await {

    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Await() {}

    /** @return the first value that is as expected, or the last one seen if none is in time */
    static <T> T value(Supplier<T> look, Predicate<? super T> expected) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        T seen = look.get();
        while (!expected.test(seen) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look.get();
        }
        return seen;
    }
}

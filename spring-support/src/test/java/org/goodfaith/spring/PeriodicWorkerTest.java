package org.goodfaith.spring;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicWorkerTest {

    @Test
    void everyFailureIsFollowedByAnotherRound() {
        var failures = List.of(
                new IllegalStateException("no database"), new StackOverflowError(), new Exception("a checked one"));
        var rounds = new AtomicInteger();
        var worker = new PeriodicWorker("failing", Duration.ofMillis(1), () -> {
            int round = rounds.getAndIncrement();
            if (round < failures.size()) {
                throwUnchecked(failures.get(round));
            }
        });
        worker.start();
        try {
            await().until(() -> rounds.get() > failures.size());
        } finally {
            worker.stop();
        }
    }

    /** Throws also a checked exception, as a library may do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}

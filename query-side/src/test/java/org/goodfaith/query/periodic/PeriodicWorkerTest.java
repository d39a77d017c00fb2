package org.goodfaith.query.periodic;

import static org.goodfaith.query.Waiting.await;

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
                throw unchecked(failures.get(round));
            }
        });
        worker.start();
        try {
            await().until(() -> rounds.get() > failures.size());
        } finally {
            worker.stop();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}

package org.goodfaith.query;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Awaitility with the timeout and the poll interval of these tests. */
public final class Waiting {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Waiting() {}

    public static ConditionFactory await() {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL);
    }
}

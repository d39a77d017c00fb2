package org.goodfaith.standalone.system;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Awaitility with the timeout and the poll interval of these tests. */
final class SystemWaiting {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private SystemWaiting() {}

    static ConditionFactory await() {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL);
    }
}

package org.goodfaith.command.topic;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the topic while the application runs. Starts a new session when one fails. */
final class TopicIntake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicIntake.class);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String topic;
    private final TopicState state;
    private final Supplier<TopicSession> sessions;
    private volatile @Nullable Work work;

    TopicIntake(String topic, TopicState state, Supplier<TopicSession> sessions) {
        this.topic = topic;
        this.state = state;
        this.sessions = sessions;
    }

    private record Work(Thread thread, CountDownLatch ending) {}

    @Override
    public void start() {
        state.started(topic);
        var ending = new CountDownLatch(1);
        work = new Work(Thread.ofPlatform().daemon().name("intake-" + topic).start(() -> run(ending)), ending);
    }

    private void run(CountDownLatch ending) {
        while (ending.getCount() > 0) {
            try (TopicSession session = sessions.get()) {
                runSession(session, ending);
            } catch (RuntimeException | Error e) {
                log.warn("Intake from topic {} failed; starting a new session", topic, e);
                if (awaitEnd(ending)) {
                    return;
                }
            }
        }
    }

    private void runSession(TopicSession session, CountDownLatch ending) {
        try {
            session.join();
            while (ending.getCount() > 0) {
                session.poll(() -> ending.getCount() == 0);
            }
        } catch (RuntimeException | Error e) {
            // Reported before the session is closed, because closing can take several seconds.
            state.stalled(e);
            throw e;
        }
    }

    private static boolean awaitEnd(CountDownLatch ending) {
        try {
            return ending.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits until the offsets of all processed records are committed. */
    @Override
    public void stop() {
        Work ended = work;
        work = null;
        if (ended != null) {
            ended.ending().countDown();
            try {
                ended.thread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }
}

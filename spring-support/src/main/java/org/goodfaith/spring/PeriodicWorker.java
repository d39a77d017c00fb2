package org.goodfaith.spring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs a task periodically on its own thread for the lifetime of the application. */
public final class PeriodicWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicWorker.class);

    /** A stop waits so long for the round under way. A long round, such as a check of the whole record, is given up. */
    private static final int STOP_WAIT_SECONDS = 10;

    private final String name;
    private final Duration every;
    private final Runnable round;
    private volatile @Nullable ScheduledExecutorService worker;

    /** The failure of the last round; null if it succeeded. Used by the worker's thread only. */
    private @Nullable String failure;

    /**
     * @param name the name of the thread
     * @param every the delay between two rounds
     * @param round the task; if it fails, the next round retries it
     */
    public PeriodicWorker(String name, Duration every, Runnable round) {
        this.name = name;
        this.every = every;
        this.round = round;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        var _ = executor.scheduleWithFixedDelay(this::attempt, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        worker = executor;
    }

    /**
     * Catches everything, because a throwable that escapes would end the schedule silently. Logs a failure when it
     * begins and when it ends.
     */
    private void attempt() {
        try {
            round.run();
            if (failure != null) {
                failure = null;
                log.info("The worker {} has recovered.", name);
            }
        } catch (Throwable e) {
            String before = failure;
            failure = e.toString();
            if (failure.equals(before)) {
                log.debug("A round of {} failed again.", name, e);
            } else {
                log.warn("A round of {} failed. The next round tries again.", name, e);
            }
        }
    }

    @Override
    public void stop() {
        var executor = worker;
        worker = null;
        if (executor == null) {
            return;
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS)) {
                log.info("The worker {} is stopped within a round.", name);
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}

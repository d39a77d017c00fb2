package org.goodfaith.query.periodic;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again, on a thread of its own, from the start of the application to its end. */
public final class PeriodicWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicWorker.class);

    private final String name;
    private final Duration every;
    private final Runnable round;
    private volatile @Nullable ScheduledExecutorService worker;

    /**
     * @param name of the thread
     * @param every how long after one round the next begins
     * @param round what is done; if it fails, the next round tries again
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

    /** A failure that escaped, an error too, would end the rounds and say nothing. */
    private void attempt() {
        try {
            round.run();
        } catch (RuntimeException | Error e) {
            log.warn("A round of {} failed; trying again", name, e);
        }
    }

    @Override
    public void stop() {
        var executor = worker;
        worker = null;
        if (executor != null) {
            executor.close();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}

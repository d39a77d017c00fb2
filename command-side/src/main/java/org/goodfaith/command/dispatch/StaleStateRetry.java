package org.goodfaith.command.dispatch;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Retries a command whose failure may be due to a stale cached aggregate.
 *
 * <p>Another node may have recorded in a case that this node has cached. A refusal may then rest on old state, and an
 * append may conflict. Every failure evicts the cached aggregate, so a retry decides on the current state. A refusal is
 * retried once. A lost race is retried up to {@value #LOST_RACES_MAX} times.
 */
public final class StaleStateRetry implements RetryScheduler {

    private static final int REFUSALS_MAX = 2;
    private static final int LOST_RACES_MAX = 10;
    private static final long PAUSE_MAX_MILLIS = 10;

    @Override
    @SuppressWarnings("rawtypes") // Required by Axon's interface.
    public boolean scheduleRetry(
            CommandMessage commandMessage,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable commandDispatch) {
        if (lastFailure instanceof CommandExecutionException) {
            if (count(failures, CommandExecutionException.class) >= REFUSALS_MAX) {
                return false;
            }
        } else if (isLostRace(lastFailure)) {
            if (failures.size() >= LOST_RACES_MAX) {
                return false;
            }
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(PAUSE_MAX_MILLIS)));
        } else {
            return false;
        }
        commandDispatch.run();
        return true;
    }

    /** Returns whether a failure was caused by another writer of the same record. */
    public static boolean isLostRace(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof DuplicateKeyException);
    }

    private static long count(List<Class<? extends Throwable>[]> failures, Class<? extends Throwable> type) {
        return failures.stream().filter(types -> types[0].equals(type)).count();
    }
}

package org.goodfaith.command.intake;

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
 * Dispatches a command again where the failure may be the cache's fault, not the command's.
 *
 * <p>Another node may have recorded on a case that this one holds in memory. Then a refusal may rest on an old state,
 * and an append meets a position that is taken. Every failure evicts the cached case, so the next attempt decides on
 * the record as it is. A refusal is decided a second time and then stands; a lost race is run again a few times.
 */
final class StaleStateRetry implements RetryScheduler {

    private static final int REFUSALS_MAX = 2;
    private static final int LOST_RACES_MAX = 10;
    private static final long PAUSE_MAX_MILLIS = 10;

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature.
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

    static boolean isLostRace(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof DuplicateKeyException);
    }

    private static long count(List<Class<? extends Throwable>[]> failures, Class<? extends Throwable> type) {
        return failures.stream().filter(types -> types[0].equals(type)).count();
    }
}

package org.goodfaith.standalone;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.goodfaith.spring.DiskFullException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses commands while the disk has less than a reserve free, because a database without room ends and takes the
 * pages with it. The reserve is for the views, the ledger and the database's log of what was recorded before.
 *
 * <p>A command that was recorded before still gets its first answer.
 */
final class DiskReserve implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(DiskReserve.class);

    private static final int MEGABYTE = 1 << 20;

    private final LongSupplier freeBytes;
    private final long reserveBytes;
    private final AtomicBoolean refusing = new AtomicBoolean();

    DiskReserve(LongSupplier freeBytes, long reserveBytes) {
        this.freeBytes = freeBytes;
        this.reserveBytes = reserveBytes;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        require();
        return chain.proceed();
    }

    /** @throws DiskFullException if the reserve is used up */
    void require() {
        long free = freeBytes();
        boolean full = isUsedUp(free);
        if (refusing.compareAndSet(!full, full)) {
            if (full) {
                log.error(
                        "The disk is full: {} MB are free, less than the reserve of {} MB. Recording is refused until"
                                + " there is room.",
                        free / MEGABYTE,
                        reserveBytes / MEGABYTE);
            } else {
                log.warn("The disk has room again. Recording continues.");
            }
        }
        if (full) {
            throw new DiskFullException();
        }
    }

    long freeBytes() {
        return freeBytes.getAsLong();
    }

    long reserveBytes() {
        return reserveBytes;
    }

    boolean isUsedUp() {
        return isUsedUp(freeBytes());
    }

    private boolean isUsedUp(long free) {
        return free < reserveBytes;
    }
}

package org.goodfaith.query.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.goodfaith.spring.SqlFailures;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works on many items in one transaction, so that a failing item affects no other item.
 *
 * <p>All items are tried at once, under a savepoint. If that fails, each half is tried alone, down to the item that
 * fails. A failure of the database itself is not blamed on an item: it is thrown, and the caller's transaction ends.
 *
 * <p>An item that exhausts the stack or the memory fails like any other. If others exhausted the memory, a retry of the
 * item succeeds later; to throw the error would stop every item of the segment for as long as this one is tried.
 */
public final class ItemIsolation {

    private ItemIsolation() {}

    /**
     * Runs within the caller's transaction.
     *
     * @param work processes some items; must leave nothing behind outside the database if it throws
     * @param failed receives each item that fails, with the failure
     */
    public static <T> void each(
            JdbcClient sql, List<T> items, Consumer<List<T>> work, BiConsumer<T, Throwable> failed) {
        if (items.isEmpty()) {
            return;
        }
        sql.sql("SAVEPOINT before_items").update();
        try {
            work.accept(items);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (SqlFailures.isDatabaseFailure(e)) {
                throw e;
            }
            sql.sql("ROLLBACK TO SAVEPOINT before_items").update();
            sql.sql("RELEASE SAVEPOINT before_items").update();
            if (items.size() == 1) {
                failed.accept(items.getFirst(), e);
            } else {
                int half = items.size() / 2;
                each(sql, items.subList(0, half), work, failed);
                each(sql, items.subList(half, items.size()), work, failed);
            }
            return;
        }
        sql.sql("RELEASE SAVEPOINT before_items").update();
    }

    /** Describes a failure by names, places and SQL states only, because messages may quote confidential content. */
    public static String describe(Throwable failure) {
        return SqlFailures.states(failure)
                .findFirst()
                .map(state -> "PostgreSQL refused it with SQL state " + state + ". The program's log has the message.")
                .orElseGet(() -> failure.getClass().getSimpleName()
                        + Stream.of(failure.getStackTrace())
                                .filter(frame -> frame.getClassName().startsWith("org.goodfaith."))
                                .findFirst()
                                .map(frame -> " in " + frame.getFileName() + ", line " + frame.getLineNumber())
                                .orElse("")
                        + ".");
    }
}

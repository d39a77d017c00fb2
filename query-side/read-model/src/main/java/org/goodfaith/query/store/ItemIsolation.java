package org.goodfaith.query.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Works on many items in one transaction, so that a failing item affects no other item.
 *
 * <p>All items are tried at once, under a savepoint. If that fails, each half is tried alone, down to the item that
 * fails. A failure of the database itself is not blamed on an item: it is thrown, and the caller's transaction ends.
 */
public final class ItemIsolation {

    /**
     * Classes of SQL states that no item causes: lost connections, transaction state, authorization, missing catalogs
     * and schemas, serialization failures and deadlocks, wrong tables or privileges, exhausted resources such as the
     * disk, locks, shutdown, and failures of the system.
     */
    private static final Set<String> NOT_CAUSED_BY_AN_ITEM =
            Set.of("08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "F0");

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
        } catch (RuntimeException | StackOverflowError e) {
            if (isDatabaseFailure(e)) {
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

    static boolean isDatabaseFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                String state = refused.getSQLState();
                // A failure without a state comes from the driver or the connection pool.
                return state == null || state.length() < 2 || NOT_CAUSED_BY_AN_ITEM.contains(state.substring(0, 2));
            }
        }
        return failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException;
    }
}

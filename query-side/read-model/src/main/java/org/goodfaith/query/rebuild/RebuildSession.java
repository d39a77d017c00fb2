package org.goodfaith.query.rebuild;

import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.goodfaith.query.store.LockedConnection;
import org.goodfaith.query.store.TableSwitchLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connection of a node that works on a rebuild. Its search path leads to the tables being rebuilt, then to the live
 * schema. It holds the advisory lock of the rebuild: losing the connection, the process or the machine releases the
 * lock, and nothing can be written without it.
 */
final class RebuildSession implements AutoCloseable {

    private final LockedConnection connection;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final String live;
    private final String built;

    private RebuildSession(LockedConnection connection, String projection) {
        this.connection = connection;
        var transactions = connection.transactions();
        this.sql = connection.sql();
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.live = sql.sql("SELECT quote_ident(current_schema())")
                .query(String.class)
                .single();
        this.built = sql.sql("SELECT quote_ident(:name)")
                .param("name", projection + "_rebuild")
                .query(String.class)
                .single();
        lookAt(built, false);
    }

    /** @return empty if another node works on a rebuild of this projection */
    static Optional<RebuildSession> open(DataSource database, String projection) {
        return LockedConnection.open(database, Projection.WORKER_LOCK, projection)
                .map(connection -> {
                    try {
                        return new RebuildSession(connection, projection);
                    } catch (RuntimeException e) {
                        connection.close();
                        throw e;
                    }
                });
    }

    JdbcClient sql() {
        return sql;
    }

    /** @return the quoted name of the live schema */
    String live() {
        return live;
    }

    /** @return the quoted name of the schema with the tables being rebuilt */
    String built() {
        return built;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    /** Reads live and rebuilt tables in one database snapshot. */
    <T> Both<T> both(Supplier<T> reading) {
        return java.util.Objects.requireNonNull(snapshot.execute(_ -> {
            lookAt(live, true);
            T ofLive = reading.get();
            lookAt(built, true);
            return new Both<>(ofLive, reading.get());
        }));
    }

    record Both<T>(T live, T built) {}

    /** @param locally true to set it only for the current transaction */
    private void lookAt(String schema, boolean locally) {
        sql.sql("SELECT set_config('search_path', :path, :locally)")
                .param("path", schema.equals(live) ? live : schema + ", " + live)
                .param("locally", locally)
                .query(String.class)
                .single();
    }

    /** Blocks writers of the live tables while {@code work} runs; readers continue. */
    void withWritersWaiting(String projection, Runnable work) {
        TableSwitchLock.withWritersWaiting(sql, projection, work);
    }

    @Override
    public void close() {
        connection.close();
    }
}

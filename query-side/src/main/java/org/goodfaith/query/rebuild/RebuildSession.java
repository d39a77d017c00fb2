package org.goodfaith.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A connection of its own for whoever works on a rebuild. On it the names of tables lead to those being built, and the
 * rest to the live schema. It holds the lock that says the rebuild is worked on, so that losing the connection, the
 * process or the machine gives the lock back, and work without the lock is impossible.
 */
final class RebuildSession implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final String live;
    private final String built;

    private RebuildSession(Connection connection, String projection) {
        this.connection = connection;
        var single = new SingleConnectionDataSource(connection, true);
        var transactions = new JdbcTransactionManager(single);
        this.sql = JdbcClient.create(single);
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

    /** @return empty if somebody else works on a rebuild of this projection */
    static Optional<RebuildSession> open(DataSource database, String projection) {
        try {
            Connection connection = database.getConnection();
            try {
                if (lock(connection, projection)) {
                    return Optional.of(new RebuildSession(connection, projection));
                }
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no connection for a rebuild", e);
        }
    }

    private static boolean lock(Connection connection, String projection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(?))")) {
            query.setInt(1, Projection.WORKER_LOCK);
            query.setString(2, projection);
            try (var answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    JdbcClient sql() {
        return sql;
    }

    /** @return the quoted name of the schema of the live tables */
    String live() {
        return live;
    }

    /** @return the quoted name of the schema of the tables being built */
    String built() {
        return built;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    /** Reads the live tables and those being built in one state of the database. */
    <T> Both<T> both(Supplier<T> reading) {
        return java.util.Objects.requireNonNull(snapshot.execute(_ -> {
            lookAt(live, true);
            T ofLive = reading.get();
            lookAt(built, true);
            return new Both<>(ofLive, reading.get());
        }));
    }

    record Both<T>(T live, T built) {}

    /** @param locally only for the rest of the transaction */
    private void lookAt(String schema, boolean locally) {
        sql.sql("SELECT set_config('search_path', :path, :locally)")
                .param("path", schema.equals(live) ? live : schema + ", " + live)
                .param("locally", locally)
                .query(String.class)
                .single();
    }

    /** Keeps everybody from writing the live tables while {@code work} is done; they can be read. */
    void withWritersWaiting(String projection, Runnable work) {
        sql.sql("SELECT pg_advisory_lock(:lock, hashtext(:projection))")
                .param("lock", Projection.SWITCH_LOCK)
                .param("projection", projection)
                .query((_, _) -> 0)
                .list();
        try {
            work.run();
        } finally {
            sql.sql("SELECT pg_advisory_unlock(:lock, hashtext(:projection))")
                    .param("lock", Projection.SWITCH_LOCK)
                    .param("projection", projection)
                    .query(Boolean.class)
                    .single();
        }
    }

    /** Gives the connection back as it was. A lost one has lost its locks with it. */
    @Override
    public void close() {
        try (connection) {
            if (connection.isValid(1)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("SELECT pg_advisory_unlock_all()");
                    statement.execute("RESET search_path");
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the connection of a rebuild could not be given back", e);
        }
    }
}

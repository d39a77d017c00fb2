package org.goodfaith.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A connection that holds an advisory lock for some work, so that one node does it. Losing the connection, the process
 * or the machine releases the lock, and nothing written without the lock can be committed.
 */
public final class LockedConnection implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient sql;
    private final JdbcTransactionManager transactions;

    private LockedConnection(Connection connection) {
        this.connection = connection;
        var single = new SingleConnectionDataSource(connection, true);
        this.sql = JdbcClient.create(single);
        this.transactions = new JdbcTransactionManager(single);
    }

    /**
     * @param lock the kind of work
     * @param name the work
     * @return empty if another node holds the lock
     */
    public static Optional<LockedConnection> open(DataSource database, int lock, String name) {
        try {
            Connection connection = database.getConnection();
            try {
                if (lock(connection, lock, name)) {
                    return Optional.of(new LockedConnection(connection));
                }
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no connection for " + name, e);
        }
    }

    private static boolean lock(Connection connection, int lock, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(?))")) {
            query.setInt(1, lock);
            query.setString(2, name);
            try (var answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    public JdbcClient sql() {
        return sql;
    }

    public JdbcTransactionManager transactions() {
        return transactions;
    }

    /** Returns the connection in its original state. A lost connection has lost its locks. */
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
            throw new DataAccessResourceFailureException("A locked connection could not be returned to the pool", e);
        }
    }
}

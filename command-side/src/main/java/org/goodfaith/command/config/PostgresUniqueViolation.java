package org.goodfaith.command.config;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * Recognizes that an event's position on its stream was taken, so that Axon reports a lost race as such.
 *
 * <p>Axon's own resolver waits for a subclass of {@link SQLException} that PostgreSQL's driver does not throw.
 */
final class PostgresUniqueViolation implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}

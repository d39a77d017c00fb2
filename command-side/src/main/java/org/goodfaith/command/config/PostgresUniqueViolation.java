package org.goodfaith.command.config;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.goodfaith.spring.SqlFailures;

/**
 * Detects that another event already has the same position in its stream, so that Axon reports a concurrency conflict.
 *
 * <p>Axon's default resolver expects a subclass of {@link SQLException} that the PostgreSQL driver does not throw.
 */
final class PostgresUniqueViolation implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return SqlFailures.states(exception).anyMatch(UNIQUE_VIOLATION::equals);
    }
}

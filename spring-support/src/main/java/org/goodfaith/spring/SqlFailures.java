package org.goodfaith.spring;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Reads SQL states from failures, and separates failures of the database from refusals of data. */
public final class SqlFailures {

    /**
     * Classes of SQL states that no data causes: lost connections, transaction state, authorization, missing catalogs
     * and schemas, serialization failures and deadlocks, wrong tables or privileges, exhausted resources such as the
     * disk, locks, shutdown, and failures of the system.
     *
     * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static final Set<String> NOT_CAUSED_BY_DATA =
            Set.of("08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "F0");

    /** Wrong statements, missing tables and missing privileges. */
    private static final String WRONG_STATEMENT = "42";

    private static final int CLASS_LENGTH = 2;

    private SqlFailures() {}

    /** Returns the failure and its causes, outermost first. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Returns the SQL state of each SQL exception among the causes; "" if the driver or the pool gave none. */
    public static Stream<String> states(Throwable failure) {
        return causes(failure).filter(SQLException.class::isInstance).map(cause -> Optional.ofNullable(
                        ((SQLException) cause).getSQLState())
                .orElse(""));
    }

    /**
     * Returns true if the database failed, so that a retry may succeed; false if it refused the data, or if the failure
     * has nothing to do with a database.
     */
    public static boolean isDatabaseFailure(Throwable failure) {
        return states(failure)
                .findFirst()
                .map(state ->
                        state.length() < CLASS_LENGTH || NOT_CAUSED_BY_DATA.contains(state.substring(0, CLASS_LENGTH)))
                .orElseGet(() -> causes(failure)
                        .anyMatch(cause -> cause instanceof DiskFullException
                                || cause instanceof TransactionException
                                || cause instanceof DataAccessResourceFailureException
                                || cause instanceof TransientDataAccessException));
    }

    /**
     * Returns true if the database failed and a reader should try again; false also if a statement does not fit the
     * tables, which time does not repair.
     */
    public static boolean isOutage(Throwable failure) {
        return isDatabaseFailure(failure) && states(failure).noneMatch(state -> state.startsWith(WRONG_STATEMENT));
    }
}

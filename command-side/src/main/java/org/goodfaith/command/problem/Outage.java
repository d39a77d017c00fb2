package org.goodfaith.command.problem;

import java.util.List;
import java.util.Optional;
import org.goodfaith.spring.CommitFailedException;
import org.goodfaith.spring.DiskFullException;
import org.goodfaith.spring.SqlFailures;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A failure of the database for which no request is to blame. A retry succeeds when the database works again. */
enum Outage {
    UNREACHABLE(
            "database-unavailable",
            "The database does not answer, so nothing was recorded. Send the request again in a few seconds. If it keeps"
                    + " failing, contact your administrator."),
    ACCEPTS_NO_WRITES(
            "database-unavailable",
            "The database cannot save entries: it has no memory or connection left, its disk fails, or it is read-only."
                    + " Nothing was recorded. Send the request again in a few seconds. If it keeps failing, contact your"
                    + " administrator."),
    DISK_FULL(
            "disk-full",
            "The disk of the database is full, so nothing was recorded. Ask your administrator to free disk space. Then"
                    + " send the request again."),
    CONNECTION_LOST(
            "outcome-unknown",
            "The connection to the database was lost while your entry was being saved, so it may not have been saved."
                    + " Send the request again with the same idempotency key; it is recorded only once.");

    private final String type;
    private final String detail;

    Outage(String type, String detail) {
        this.type = type;
        this.detail = detail;
    }

    String type() {
        return type;
    }

    String detail() {
        return detail;
    }

    /** @return the outage that caused a failure; empty if something else did */
    static Optional<Outage> of(Throwable failure) {
        if (isCausedBy(failure, DiskFullException.class)) {
            return Optional.of(DISK_FULL);
        }
        if (isCausedBy(failure, CannotCreateTransactionException.class)
                || isCausedBy(failure, CannotGetJdbcConnectionException.class)) {
            return Optional.of(UNREACHABLE);
        }
        List<String> states = SqlFailures.states(failure).toList();
        Optional<Outage> reported =
                states.stream().flatMap(state -> reportedBy(state).stream()).findFirst();
        if (reported.isPresent()) {
            return reported;
        }
        boolean isLost = states.stream().anyMatch(Outage::isConnectionLost);
        if (isCausedBy(failure, CommitFailedException.class)) {
            // A failed rollback hides the cause of the failed commit.
            return isLost || states.stream().allMatch(String::isEmpty)
                    ? Optional.of(CONNECTION_LOST)
                    : Optional.empty();
        }
        return isLost ? Optional.of(UNREACHABLE) : Optional.empty();
    }

    /**
     * Returns the outage that the server reports. It has rolled the transaction back.
     *
     * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static Optional<Outage> reportedBy(String sqlState) {
        return switch (sqlState) {
            case "53100" -> Optional.of(DISK_FULL);
            case "25006", "58030" -> Optional.of(ACCEPTS_NO_WRITES);
            case "57P03" -> Optional.of(UNREACHABLE);
            default -> sqlState.startsWith("53") ? Optional.of(ACCEPTS_NO_WRITES) : Optional.empty();
        };
    }

    private static boolean isConnectionLost(String sqlState) {
        return sqlState.startsWith("08") || sqlState.startsWith("57P");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return SqlFailures.causes(failure).anyMatch(type::isInstance);
    }
}

package org.goodfaith.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.goodfaith.query.ledger.LedgerCheck.Checked;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** The state of the ledger on this node: working, or stopped since when and why. */
public final class LedgerState {

    private static final Logger log = LoggerFactory.getLogger(LedgerState.class);

    private final LedgerTables tables;
    private final LedgerCheck check;
    private final RecordedTime time;
    private boolean stopped;
    private @Nullable Instant lastRoundAt;
    private @Nullable LedgerFailure lastFailure;

    LedgerState(LedgerTables tables, LedgerCheck check, RecordedTime time) {
        this.tables = tables;
        this.check = check;
        this.time = time;
    }

    /** The state of the ledger. */
    @Schema(name = "LedgerState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LedgerStateView(
            @Schema(description = "The number of events in the log.")
            long events,

            @Schema(description = "The number of events that the last checkpoint covers.") @Nullable
            Long checkpointEvents,

            @Schema(description = "The number of leaves that the last checkpoint covers: events and seals.") @Nullable
            Long checkpointSize,

            @Schema(description = "The checkpoint covers every event recorded up to this instant.") @Nullable
            Instant checkpointThrough,

            @Schema(description = "Whether the last round on this node failed. Nothing is signed while it fails.")
            boolean stopped,

            @Schema(description = "When this node last ran a round; absent if it has not since it started.") @Nullable
            Instant lastRoundAt,

            @Schema(description = "The last failure on this node since it started, even if it has recovered.") @Nullable
            LedgerFailure lastFailure,

            @Schema(description = "When the record was last checked on this node.") @Nullable
            Instant checkedAt,

            @Schema(description = "Whether a check of the record is running on this node.")
            boolean checking,

            @Schema(description = "Why parts of the last check were not completed.")
            List<String> checkFailures,

            @Schema(
                    description = "What contradicts the signed record: the discrepancies of the last check, and entries"
                            + " that were inserted into the past since.")
            List<String> discrepancies,

            @Schema(description = "The number of further discrepancies of the last check.")
            long omittedDiscrepancies) {

        public LedgerStateView {
            checkFailures = List.copyOf(checkFailures);
            discrepancies = List.copyOf(discrepancies);
        }
    }

    /**
     * The reason why the ledger stopped.
     *
     * @param since when it was first detected
     * @param until when it was last detected
     */
    @Schema(name = "LedgerFailure")
    public record LedgerFailure(Instant since, Instant until, String cause) {}

    /**
     * Events that no signed checkpoint covers yet.
     *
     * @param seconds the age of the oldest of them
     */
    public record Lag(long events, long seconds) {}

    public Lag lag() {
        LedgerTables.Unsigned unsigned = tables.unsigned();
        Instant oldest = unsigned.oldest();
        return new Lag(
                unsigned.events(),
                oldest == null
                        ? 0
                        : Math.max(0, Duration.between(oldest, time.now()).toSeconds()));
    }

    public LedgerStateView view() {
        Optional<LedgerTables.StoredSeal> signed = tables.lastSignedSeal();
        long events = tables.state().events();
        List<String> discrepancies = discrepancies();
        Checked checked = check.last();
        synchronized (this) {
            return new LedgerStateView(
                    events,
                    signed.map(LedgerTables.StoredSeal::events).orElse(null),
                    signed.map(LedgerTables.StoredSeal::size).orElse(null),
                    signed.map(seal -> seal.seal().through()).orElse(null),
                    stopped,
                    lastRoundAt,
                    lastFailure,
                    checked == null ? null : checked.at(),
                    check.isRunning(),
                    checkFailures(),
                    discrepancies,
                    checked == null ? 0 : checked.omittedDiscrepancies());
        }
    }

    /** Returns what contradicts the signed record, as far as it is known. */
    public List<String> discrepancies() {
        var discrepancies = new LinkedHashSet<String>();
        Checked checked = check.last();
        if (checked != null) {
            discrepancies.addAll(checked.discrepancies());
        }
        tables.backdated(Discrepancies.MAX)
                .forEach(leaf ->
                        discrepancies.add(LogCheck.backdated(leaf.stream(), leaf.sequence(), leaf.closedThrough())));
        return List.copyOf(discrepancies);
    }

    /** Starts a check of everything, unless a check is running. */
    public void startCheck() {
        check.start();
    }

    /** Returns the number of contradictions, as far as it is known. */
    public long discrepancyCount() {
        Checked checked = check.last();
        return discrepancies().size() + (checked == null ? 0 : checked.omittedDiscrepancies());
    }

    /** Returns why parts of the last check were not completed. */
    public List<String> checkFailures() {
        Checked checked = check.last();
        return checked == null ? List.of() : checked.failures();
    }

    /** Returns why nothing is signed; null if the last round on this node succeeded. */
    public synchronized @Nullable String stoppedBecause() {
        return stopped && lastFailure != null ? lastFailure.cause() : null;
    }

    /** Runs one round and stores the outcome. Logs only changes of the outcome. */
    void round(Ledger ledger) {
        try {
            ledger.advance();
            went();
        } catch (RuntimeException e) {
            if (stoodStill(cause(e))) {
                log.error("The ledger has stopped: {}", cause(e), e instanceof BrokenLedgerException ? null : e);
            }
        }
    }

    private synchronized void went() {
        if (stopped) {
            log.info("The ledger has resumed");
        }
        stopped = false;
        lastRoundAt = time.now();
    }

    /** @return true if the failure is new */
    private synchronized boolean stoodStill(String cause) {
        Instant now = time.now();
        LedgerFailure before = lastFailure;
        boolean known = stopped && before != null && before.cause().equals(cause);
        stopped = true;
        lastRoundAt = now;
        lastFailure = new LedgerFailure(known && before != null ? before.since() : now, now, cause);
        return !known;
    }

    /** Says what happened, what it means and what to do. */
    static String cause(RuntimeException e) {
        return switch (e) {
            case BrokenLedgerException broken -> String.valueOf(broken.getMessage());
            case MissingRightException right -> String.valueOf(right.getMessage());
            case UncheckedIOException io ->
                "The published checkpoints cannot be read or written: " + io.getMessage()
                        + ". Make the checkpoint directory readable and writable for the program.";
            case DataIntegrityViolationException conflict ->
                "The ledger's tables contradict each other: " + message(conflict)
                        + ". Rows were removed or added by hand. The check of the record names them; restore the ledger"
                        + " tables from a backup.";
            case DataAccessException database ->
                "The database did not answer: " + message(database)
                        + ". The ledger tries again at the next round; check that the database is running and that its"
                        + " disk is not full.";
            default ->
                "An unexpected error occurred: " + message(e)
                        + ". The ledger tries again at the next round; the log file has the details.";
        };
    }

    /** The first line of the innermost message: what the database itself said. */
    private static String message(RuntimeException e) {
        Throwable innermost = NestedExceptionUtils.getMostSpecificCause(e);
        String message = innermost.getMessage();
        return message == null
                ? innermost.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").trim();
    }
}

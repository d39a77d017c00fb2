package org.goodfaith.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The state of the ledger on this node: working, or stopped since when and why. */
public final class LedgerState {

    private static final Logger log = LoggerFactory.getLogger(LedgerState.class);

    private final LedgerTables tables;
    private final RecordedTime time;
    private boolean stopped;
    private @Nullable Instant lastRoundAt;
    private @Nullable Failure lastFailure;

    LedgerState(LedgerTables tables, RecordedTime time) {
        this.tables = tables;
        this.time = time;
    }

    /** The state of the ledger. */
    @Schema(name = "LedgerState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            @Schema(description = "The number of events in the log.")
            long leaves,

            @Schema(description = "The number of events that the last checkpoint covers.") @Nullable
            Long checkpointLeaves,

            @Schema(description = "The checkpoint covers every event recorded up to this instant.") @Nullable
            Instant checkpointThrough,

            @Schema(description = "Whether the last round on this node failed. Nothing is signed while it fails.")
            boolean stopped,

            @Schema(description = "When this node last ran a round; absent if it has not since it started.") @Nullable
            Instant lastRoundAt,

            @Schema(description = "The last failure on this node since it started, even if it has recovered.") @Nullable
            Failure lastFailure) {}

    /**
     * The reason why the ledger stopped.
     *
     * @param since when it was first detected
     * @param until when it was last detected
     */
    @Schema(name = "LedgerFailure")
    public record Failure(Instant since, Instant until, String cause) {}

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

    public View view() {
        Optional<Checkpoint> signed =
                tables.latestCheckpoint().map(SignedNote::text).map(Checkpoint::parse);
        long leaves = tables.state().size();
        synchronized (this) {
            return new View(
                    leaves,
                    signed.map(Checkpoint::size).orElse(null),
                    signed.map(Checkpoint::through).orElse(null),
                    stopped,
                    lastRoundAt,
                    lastFailure);
        }
    }

    /** Runs one round and stores the outcome. Logs only changes of the outcome. */
    void round(Ledger ledger) {
        try {
            var _ = ledger.advance();
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
        Failure before = lastFailure;
        boolean known = stopped && before != null && before.cause().equals(cause);
        stopped = true;
        lastRoundAt = now;
        lastFailure = new Failure(known && before != null ? before.since() : now, now, cause);
        return !known;
    }

    private static String cause(RuntimeException e) {
        return switch (e) {
            case BrokenLedgerException broken -> String.valueOf(broken.getMessage());
            case UncheckedIOException io ->
                "The published checkpoints cannot be read or written: " + io.getMessage() + ".";
            case DataAccessException database ->
                "The database did not answer: " + database.getClass().getSimpleName()
                        + "; see the log file for details.";
            default -> e.getClass().getSimpleName() + "; see the log file for details.";
        };
    }
}

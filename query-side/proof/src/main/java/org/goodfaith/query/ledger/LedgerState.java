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

/** Whether the ledger goes on, and if it stands still, since when and why: as this node found it. */
public final class LedgerState {

    private static final Logger log = LoggerFactory.getLogger(LedgerState.class);

    private final LedgerTables tables;
    private final RecordedTime time;
    private boolean standsStill;
    private @Nullable Instant lastRoundAt;
    private @Nullable Failure lastFailure;

    LedgerState(LedgerTables tables, RecordedTime time) {
        this.tables = tables;
        this.time = time;
    }

    /** How the ledger stands. */
    @Schema(name = "LedgerState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            @Schema(description = "How many events the log has taken in.")
            long leaves,

            @Schema(description = "Over how many of them the last checkpoint was signed.") @Nullable
            Long checkpointLeaves,

            @Schema(description = "Through which moment of recorded time everything is in it.") @Nullable
            Instant checkpointThrough,

            @Schema(description = "Whether the last round on this node failed; nothing is signed then.")
            boolean standsStill,

            @Schema(description = "When this node last worked on it; absent if it has not since it started.") @Nullable
            Instant lastRoundAt,

            @Schema(description = "The last failure on this node since it started, also if it has gone on since.")
            @Nullable
            Failure lastFailure) {}

    /**
     * Why it stood still.
     *
     * @param since when that was found first
     * @param until when it was found last
     */
    @Schema(name = "LedgerFailure")
    public record Failure(Instant since, Instant until, String cause) {}

    /**
     * What is on record and not under a signed checkpoint yet.
     *
     * @param seconds for how long the oldest of the events has been on record
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
                    standsStill,
                    lastRoundAt,
                    lastFailure);
        }
    }

    /** Does one round, and notes how it went. It is logged when that changes, not at every round. */
    void round(Ledger ledger) {
        try {
            var _ = ledger.advance();
            went();
        } catch (RuntimeException e) {
            if (stoodStill(cause(e))) {
                log.error("The ledger stands still: {}", cause(e), e instanceof BrokenLedgerException ? null : e);
            }
        }
    }

    private synchronized void went() {
        if (standsStill) {
            log.info("The ledger goes on");
        }
        standsStill = false;
        lastRoundAt = time.now();
    }

    /** @return whether this is news */
    private synchronized boolean stoodStill(String cause) {
        Instant now = time.now();
        Failure before = lastFailure;
        boolean known = standsStill && before != null && before.cause().equals(cause);
        standsStill = true;
        lastRoundAt = now;
        lastFailure = new Failure(known && before != null ? before.since() : now, now, cause);
        return !known;
    }

    private static String cause(RuntimeException e) {
        return switch (e) {
            case BrokenLedgerException broken -> String.valueOf(broken.getMessage());
            case UncheckedIOException io ->
                "The checkpoints outside the database cannot be read or written: " + io.getMessage() + ".";
            case DataAccessException database ->
                "The database did not answer: " + database.getClass().getSimpleName() + "; the log has the rest.";
            default -> e.getClass().getSimpleName() + "; the log has the rest.";
        };
    }
}

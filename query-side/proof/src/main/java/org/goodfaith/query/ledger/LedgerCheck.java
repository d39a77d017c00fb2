package org.goodfaith.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check of the record. Compares the event store, the log with its inner nodes, seals and maps, the signed
 * checkpoints in the database and in the directory, the answers to repeated requests, and a sample of the read model.
 *
 * <p>At start-up, once a day and on request it reads everything. In between it reads what is new in the log and a
 * random part of the rest. One check runs at a time.
 */
public final class LedgerCheck {

    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

    private static final Duration WHOLE_EVERY = Duration.ofDays(1);

    private final LogCheck logCheck;
    private final AnswerCheck answers;
    private final ReadModelCheck readModel;
    private final RecordedTime time;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable Checked last;
    private volatile @Nullable Running running;

    /** When the last check, and the last whole one, ended. A clock that is set back must not delay the next. */
    private volatile long endedNanos;

    private volatile long wholeEndedNanos;

    LedgerCheck(LogCheck logCheck, AnswerCheck answers, ReadModelCheck readModel, RecordedTime time) {
        this.logCheck = logCheck;
        this.answers = answers;
        this.readModel = readModel;
        this.time = time;
    }

    /** A part of the check. A part that fails does not keep the others from running. */
    @Schema(name = "LedgerCheckPart")
    public enum Part {
        LOG("The event store and the log were not compared to their end. "),
        ANSWERS("The answers to requests with an idempotency key were not compared to their end. "),
        READ_MODEL("The sample of the read model was not compared to its end. ");

        private final String failed;

        Part(String failed) {
            this.failed = failed;
        }
    }

    /**
     * The check that is running.
     *
     * @param leaves the number of leaves read so far
     */
    @Schema(name = "RunningLedgerCheck")
    public record Running(Instant startedAt, Part part, long leaves) {}

    /**
     * The result of a check.
     *
     * @param at when it ended
     * @param whole whether the whole log was read
     * @param leaves the number of leaves read
     * @param checkpoints the number of checkpoints compared, in the database and in the directory
     * @param answers the number of answers to requests with an idempotency key that were compared
     * @param cases the number of cases whose rows in the read model were compared
     * @param discrepancies sentences that name the differences; at most 100
     * @param omittedDiscrepancies the number of further differences
     * @param failures why parts of the check were not completed
     */
    public record Checked(
            Instant at,
            boolean whole,
            long leaves,
            int checkpoints,
            long answers,
            int cases,
            List<String> discrepancies,
            long omittedDiscrepancies,
            List<String> failures) {

        public Checked {
            discrepancies = List.copyOf(discrepancies);
            failures = List.copyOf(failures);
        }
    }

    /** The last check of this node and the one that is running. */
    @Schema(name = "LedgerCheck")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            @Schema(description = "The check that is running; absent if none is.") @Nullable
            Running running,

            @Schema(description = "When the last check on this node ended; absent if none has since it started.")
            @Nullable
            Instant checkedAt,

            @Schema(description = "Whether the last check read the whole log, or what was new and a random part.")
            @Nullable
            Boolean whole,

            @Schema(description = "The number of leaves that the last check read.") @Nullable
            Long leaves,

            @Schema(description = "The number of checkpoints compared, in the database and in the directory.") @Nullable
            Integer checkpoints,

            @Schema(description = "The number of answers to requests with an idempotency key that were compared.")
            @Nullable
            Long answers,

            @Schema(description = "The number of cases whose rows in the read model were compared.") @Nullable
            Integer cases,

            @Schema(description = "Sentences that name the differences; at most 100. Absent if nothing was checked.")
            @Nullable
            List<String> discrepancies,

            @Schema(description = "The number of further differences.") @Nullable
            Long omittedDiscrepancies,

            @Schema(description = "Why parts of the last check were not completed.") @Nullable
            List<String> failures) {}

    View view() {
        // Read in this order, a check that ends in between is shown as running or as the last one.
        Running now = running;
        Checked checked = last;
        return checked == null
                ? new View(now, null, null, null, null, null, null, null, null, null)
                : new View(
                        now,
                        checked.at(),
                        checked.whole(),
                        checked.leaves(),
                        checked.checkpoints(),
                        checked.answers(),
                        checked.cases(),
                        checked.discrepancies(),
                        checked.omittedDiscrepancies(),
                        checked.failures());
    }

    boolean isRunning() {
        return running != null;
    }

    /** Starts a check of everything on a thread of its own, unless a check is running. */
    void start() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        running = new Running(time.now(), Part.LOG, 0);
        Thread.ofPlatform().daemon().name("ledger-check-requested").start(() -> {
            try {
                var _ = run(true);
            } catch (RuntimeException e) {
                log.error("The check of the record ended unexpectedly", e);
            } finally {
                ended();
            }
        });
    }

    /**
     * Checks everything and keeps the result.
     *
     * @throws IllegalStateException if a check is running
     */
    Checked check() {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("a check is running");
        }
        try {
            return run(true);
        } finally {
            ended();
        }
    }

    /** Runs the scheduled check if the last one is this old or was not completed, and if none is running. */
    void round(Duration every) {
        Checked before = last;
        boolean isDue =
                before == null || !before.failures().isEmpty() || System.nanoTime() - endedNanos >= every.toNanos();
        if (!isDue || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            var _ = run(before == null || System.nanoTime() - wholeEndedNanos >= WHOLE_EVERY.toNanos());
        } finally {
            ended();
        }
    }

    private void ended() {
        running = null;
        busy.set(false);
    }

    private Checked run(boolean everything) {
        Instant startedAt = time.now();
        long started = System.nanoTime();
        var discrepancies = new Discrepancies();
        var failures = new ArrayList<String>();
        var counts = new LogCheck.Counts[] {new LogCheck.Counts(0, 0, false)};
        var _ = part(new Running(startedAt, Part.LOG, 0), failures, () -> {
            counts[0] =
                    logCheck.check(discrepancies, everything, read -> running = new Running(startedAt, Part.LOG, read));
            return counts[0].leaves();
        });
        long leaves = counts[0].leaves();
        long compared =
                part(new Running(startedAt, Part.ANSWERS, leaves), failures, () -> answers.check(discrepancies));
        long cases =
                part(new Running(startedAt, Part.READ_MODEL, leaves), failures, () -> readModel.check(discrepancies));
        var checked = new Checked(
                time.now(),
                counts[0].whole(),
                leaves,
                counts[0].checkpoints(),
                compared,
                (int) cases,
                discrepancies.all(),
                discrepancies.omitted(),
                failures);
        report(last, checked, Duration.ofNanos(System.nanoTime() - started));
        endedNanos = System.nanoTime();
        if (checked.whole()) {
            wholeEndedNanos = endedNanos;
        }
        last = checked;
        return checked;
    }

    /** @return the number of items compared; 0 if the part failed */
    private long part(Running begun, List<String> failures, LongSupplier part) {
        running = begun;
        try {
            return part.getAsLong();
        } catch (RuntimeException e) {
            String failure = begun.part().failed + LedgerState.cause(e);
            failures.add(failure);
            Checked before = last;
            if (before == null || !before.failures().contains(failure)) {
                log.error("{}", failure, e);
            }
            return 0;
        }
    }

    private static void report(@Nullable Checked before, Checked now, Duration took) {
        if (now.discrepancies().isEmpty()) {
            log.info("The record was checked in {}: {} leaves, no discrepancies", took, now.leaves());
        } else if (before == null || !before.discrepancies().equals(now.discrepancies())) {
            log.error(
                    "The check of the record found {} discrepancies: {}",
                    now.discrepancies().size() + now.omittedDiscrepancies(),
                    now.discrepancies());
        }
    }

    /** @return the last check on this node since it started */
    public @Nullable Checked last() {
        return last;
    }
}

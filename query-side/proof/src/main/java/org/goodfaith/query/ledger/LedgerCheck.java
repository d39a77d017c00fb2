package org.goodfaith.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The full check. Compares the event store, the log with its inner nodes, seals and maps, and the signed checkpoints in
 * the database and in the directory. Checks the answers to repeated requests and a sample of the read model.
 */
public final class LedgerCheck {

    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

    private final LogCheck logCheck;
    private final AnswerCheck answers;
    private final ReadModelCheck readModel;
    private final RecordedTime time;
    private volatile @Nullable Checked last;
    private volatile @Nullable String failure;

    LedgerCheck(LogCheck logCheck, AnswerCheck answers, ReadModelCheck readModel, RecordedTime time) {
        this.logCheck = logCheck;
        this.answers = answers;
        this.readModel = readModel;
        this.time = time;
    }

    /**
     * The result of a check.
     *
     * @param at when it ended
     * @param leaves the number of leaves read
     * @param checkpoints the number of checkpoints compared, in the database and in the directory
     * @param answers the number of answers to requests with an idempotency key that were compared
     * @param cases the number of cases whose rows in the read model were compared
     * @param discrepancies sentences that name the differences; at most 100
     */
    public record Checked(
            Instant at, long leaves, int checkpoints, long answers, int cases, List<String> discrepancies) {}

    /** Checks everything and keeps the result. */
    synchronized Checked check() {
        var discrepancies = new Discrepancies();
        long started = System.nanoTime();
        LogCheck.Counts counts = logCheck.check(discrepancies);
        long compared = answers.check(discrepancies);
        int cases = readModel.check(discrepancies);
        var checked =
                new Checked(time.now(), counts.leaves(), counts.checkpoints(), compared, cases, discrepancies.all());
        report(last, checked, Duration.ofNanos(System.nanoTime() - started));
        last = checked;
        failure = null;
        return checked;
    }

    /** Runs the scheduled check if the last complete one is this old, or if the last attempt failed. */
    void round(Duration every) {
        Checked before = last;
        if (failure == null && before != null && time.now().isBefore(before.at().plus(every))) {
            return;
        }
        try {
            var _ = check();
        } catch (RuntimeException e) {
            failure = LedgerState.cause(e);
            log.error("The check of the record could not be completed", e);
        }
    }

    private static void report(@Nullable Checked before, Checked now, Duration took) {
        if (now.discrepancies().isEmpty()) {
            log.info("The record was checked in {}: {} leaves, no discrepancies", took, now.leaves());
        } else if (before == null || !before.discrepancies().equals(now.discrepancies())) {
            log.error(
                    "The check of the record found {} discrepancies: {}",
                    now.discrepancies().size(),
                    now.discrepancies());
        }
    }

    /** @return the last complete check on this node since it started */
    public @Nullable Checked last() {
        return last;
    }

    /** @return why the last scheduled check could not be completed; null if it was */
    public @Nullable String failure() {
        return failure;
    }
}

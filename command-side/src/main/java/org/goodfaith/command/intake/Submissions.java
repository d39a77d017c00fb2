package org.goodfaith.command.intake;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.intake.Operations.Asked;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Texts;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.util.UriUtils;

/**
 * Records what was not sent as a request: by the code that requests are recorded by, with the same limits, refusals and
 * idempotency keys.
 */
@Component
public class Submissions {

    /** Where whole files are taken: the one address whose body may be long. */
    public static final String FILES = "/api/v1/bulk-intake";

    private final Operations operations;
    private final CommandDispatcher desk;
    private final DryRun dryRuns;
    private final JdbcClient jdbc;

    Submissions(Operations operations, CommandDispatcher desk, DryRun dryRuns, JdbcClient jdbc) {
        this.operations = operations;
        this.desk = desk;
        this.dryRuns = dryRuns;
        this.jdbc = jdbc;
    }

    /** What became of a submission. */
    public sealed interface Outcome {

        /**
         * It was recorded.
         *
         * @param sequence the number of the last entry it made
         * @param warnings what is odd about it
         */
        record Recorded(long sequence, List<ReceiptView.WarningView> warnings) implements Outcome {}

        /** Just this was recorded before under the same key; nothing was recorded now. */
        record AlreadyRecorded() implements Outcome {}

        /** It is not recorded, and sending it again changes nothing about that unless the record changes. */
        record Refused(ProblemDetail problem) implements Outcome {}

        /**
         * It could not be decided.
         *
         * @param isPassing whether the fault is not the submission's: the database's, or that others were faster
         * @param problem what to say if it is given up
         */
        record Failed(Throwable cause, boolean isPassing, ProblemDetail problem) implements Outcome {}
    }

    /**
     * Records it.
     *
     * @param reading may throw {@link MalformedRequest}
     */
    public Outcome take(Supplier<Submission> reading) {
        return outcome(reading, sent -> {
            if (isRecorded(sent)) {
                return new Outcome.AlreadyRecorded();
            }
            Asked asked = operations.read(sent, () -> dryRuns.present(CaseId.of(sent.recordId())));
            Receipt receipt = desk.send(asked.command(), sent.origin());
            return recorded(
                    receipt.sequence(),
                    receipt.warnings().stream().map(ReceiptView.WarningView::of).toList(),
                    asked.noticed());
        });
    }

    /** @throws Malformed if it is for nothing that there can be */
    private boolean isRecorded(Submission sent) {
        Operations.requireRecord(sent);
        Optional<String> before =
                IdempotencyInterceptor.requestRecorded(jdbc, sent.sender().actor(), sent.recordId(), sent.key());
        if (before.isPresent() && !before.get().equals(sent.digest())) {
            throw new Refused(new Refusal.KeyAlreadyUsed(sent.key()));
        }
        return before.isPresent();
    }

    /** @return a case to try submissions on, one after the other, with nothing recorded */
    public CaseAfterDryRun inMind(String caseId) {
        return new CaseAfterDryRun(operations, this::isRecorded, () -> dryRuns.presentOrNew(CaseId.of(caseId)));
    }

    static Outcome.Recorded recorded(
            long sequence, List<ReceiptView.WarningView> warnings, List<ReceiptView.WarningView> noticed) {
        return new Outcome.Recorded(
                sequence, Stream.concat(warnings.stream(), noticed.stream()).toList());
    }

    /** Whatever goes wrong is an outcome: what was sent must never end what takes it. */
    static Outcome outcome(Supplier<Submission> reading, Function<Submission, Outcome> work) {
        Submission sent = null;
        try {
            sent = reading.get();
            return work.apply(sent);
        } catch (RuntimeException | Error e) {
            Optional<ProblemDetail> turnedDown =
                    e instanceof RuntimeException said ? Problems.of(said) : Optional.empty();
            ProblemDetail problem = turnedDown.orElseGet(Problems::broken);
            if (sent != null) {
                problem.setInstance(URI.create(UriUtils.encodePath(Texts.shown(sent.address()), "UTF-8")));
            }
            return turnedDown.isPresent() ? new Outcome.Refused(problem) : new Outcome.Failed(e, isPassing(e), problem);
        }
    }

    /** The database does not blame a statement for being away, but for data it cannot take. */
    private static boolean isPassing(Throwable e) {
        return StaleStateRetry.isLostRace(e)
                || Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> switch (cause) {
                            case SQLException sql ->
                                !String.valueOf(sql.getSQLState()).matches("2[23].*");
                            case TransactionException _ -> true;
                            default -> false;
                        });
    }
}

package org.goodfaith.command.operation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.goodfaith.cases.Receipt;
import org.goodfaith.command.dispatch.IdempotencyKeys;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.goodfaith.command.dispatch.StaleStateRetry;
import org.goodfaith.command.dryrun.DryRun;
import org.goodfaith.command.operation.Operations.ReadCommand;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.command.problem.Problems;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Texts;
import org.goodfaith.spring.SqlFailures;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Executes API operations that do not come as HTTP requests, with the same limits, refusals and idempotency keys. */
@Component
public class Submissions {

    /** The path of the bulk intake, the only one whose body may be large. */
    public static final String FILES = "/api/v1/bulk-intake";

    private final Operations operations;
    private final CommandGateway commands;
    private final IdempotencyKeys keys;
    private final DryRun dryRuns;

    Submissions(Operations operations, CommandGateway commands, IdempotencyKeys keys, DryRun dryRuns) {
        this.operations = operations;
        this.commands = commands;
        this.keys = keys;
        this.dryRuns = dryRuns;
    }

    /** The outcome of a submission. */
    public sealed interface Outcome {

        /**
         * The submission was recorded.
         *
         * @param sequence the number of the last entry that was made
         * @param warnings oddities to check
         */
        record Recorded(long sequence, List<WarningView> warnings) implements Outcome {}

        /** The same submission was recorded before with this key. Nothing was recorded now. */
        record AlreadyRecorded() implements Outcome {}

        /** The submission was refused or is malformed. A retry helps only if the record changes. */
        record Refused(ProblemDetail problem) implements Outcome {}

        /**
         * The submission failed without a decision.
         *
         * @param isPassing whether a retry may succeed, as when the database is down or a race was lost
         * @param problem the problem to report if no retry follows
         */
        record Failed(Throwable cause, boolean isPassing, ProblemDetail problem) implements Outcome {}
    }

    /**
     * Records a submission. Never throws: every failure is an outcome.
     *
     * @param reader reads the submission; may throw {@link MalformedRequest}
     */
    public Outcome process(Supplier<Submission> reader) {
        return outcome(reader, submission -> {
            if (isRecorded(submission)) {
                return new Outcome.AlreadyRecorded();
            }
            ReadCommand read = operations.read(submission, () -> dryRuns.openedCase(CaseId.of(submission.recordId())));
            Receipt receipt = commands.sendAndWait(new GenericCommandMessage<>(
                    read.command(), submission.origin().metaData()));
            List<WarningView> warnings =
                    receipt.warnings().stream().map(WarningView::of).toList();
            return recorded(receipt.sequence(), warnings, read.warnings());
        });
    }

    /** Returns a case for dry runs of several submissions in a row. */
    public CaseAfterDryRun dryRun(String caseId) {
        return new CaseAfterDryRun(operations, this::isRecorded, () -> dryRuns.caseOrEmpty(CaseId.of(caseId)));
    }

    private boolean isRecorded(Submission submission) {
        Operations.requireRecordId(submission);
        return keys.isRecorded(
                submission.sender().actor(), submission.recordId(), submission.key(), submission.digest());
    }

    static Outcome.Recorded recorded(long sequence, List<WarningView> warnings, List<WarningView> requestWarnings) {
        return new Outcome.Recorded(
                sequence,
                Stream.concat(warnings.stream(), requestWarnings.stream()).toList());
    }

    /** Catches errors as well as exceptions, so that no submission can stop its intake. */
    static Outcome outcome(Supplier<Submission> reader, Function<Submission, Outcome> work) {
        Submission submission = null;
        try {
            submission = reader.get();
            return work.apply(submission);
        } catch (RuntimeException | Error e) {
            Optional<ProblemDetail> refused =
                    e instanceof RuntimeException exception ? Problems.of(exception) : Optional.empty();
            ProblemDetail problem = refused.orElseGet(() -> Problems.failure(e));
            if (submission != null) {
                problem.setInstance(URI.create(UriUtils.encodePath(Texts.shown(submission.address()), "UTF-8")));
            }
            return refused.isPresent() ? new Outcome.Refused(problem) : new Outcome.Failed(e, isPassing(e), problem);
        }
    }

    /** Returns true for a lost race or a failure of the database, after which a retry can succeed. */
    private static boolean isPassing(Throwable failure) {
        return StaleStateRetry.isLostRace(failure) || SqlFailures.isDatabaseFailure(failure);
    }
}

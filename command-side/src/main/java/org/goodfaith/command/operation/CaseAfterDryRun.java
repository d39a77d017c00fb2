package org.goodfaith.command.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.goodfaith.command.dryrun.CaseSnapshot;
import org.goodfaith.command.operation.Operations.ReadCommand;
import org.goodfaith.command.operation.Submissions.Outcome;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.CaseId;
import org.jspecify.annotations.Nullable;

/** A case as a series of dry runs leaves it. Nothing is recorded, and no idempotency key is used up. */
public final class CaseAfterDryRun {

    private final Operations operations;
    private final Predicate<Submission> isRecorded;
    private final Supplier<CaseSnapshot> recorded;
    private final Map<String, String> digestsByKey = new HashMap<>();
    private @Nullable CaseSnapshot latest;

    CaseAfterDryRun(Operations operations, Predicate<Submission> isRecorded, Supplier<CaseSnapshot> recorded) {
        this.operations = operations;
        this.isRecorded = isRecorded;
        this.recorded = recorded;
    }

    /**
     * Decides a submission on the case as the previous ones leave it.
     *
     * @param reader reads the submission; may throw {@link MalformedRequest}
     */
    public Outcome process(Supplier<Submission> reader) {
        return Submissions.outcome(reader, submission -> {
            if (isProcessed(submission) || isRecorded.test(submission)) {
                return new Outcome.AlreadyRecorded();
            }
            CaseSnapshot before = latest == null ? recorded.get() : latest;
            ReadCommand read =
                    operations.read(submission, () -> before.requireOpened(CaseId.of(submission.recordId())));
            if (!(read.command() instanceof CaseCommand command)) {
                throw Operations.unknown(submission);
            }
            CaseSnapshot after = before.with(command);
            latest = after;
            digestsByKey.put(submission.key(), submission.digest());
            List<WarningView> warnings =
                    before.warnings(after).stream().map(WarningView::of).toList();
            return Submissions.recorded(after.lastEntry(), warnings, read.warnings());
        });
    }

    private boolean isProcessed(Submission submission) {
        String digest = digestsByKey.get(submission.key());
        if (digest != null && !digest.equals(submission.digest())) {
            throw new Refused(new Refusal.KeyAlreadyUsed(submission.key()));
        }
        return digest != null;
    }
}

package org.goodfaith.command.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.intake.DryRun.Present;
import org.goodfaith.command.intake.Operations.Asked;
import org.goodfaith.command.intake.Submissions.Outcome;
import org.goodfaith.events.CaseId;
import org.jspecify.annotations.Nullable;

/** A case as it would be after what was tried on it. Nothing is recorded, and no key is used up. */
public final class CaseAfterDryRun {

    private final Operations operations;
    private final Predicate<Submission> isRecorded;
    private final Supplier<Present> onRecord;
    private final Map<String, String> digests = new HashMap<>();
    private @Nullable Present present;

    CaseAfterDryRun(Operations operations, Predicate<Submission> isRecorded, Supplier<Present> onRecord) {
        this.operations = operations;
        this.isRecorded = isRecorded;
        this.onRecord = onRecord;
    }

    /**
     * Carries it out in mind, so that what follows is decided on what it would record.
     *
     * @param reading may throw {@link MalformedRequest}
     */
    public Outcome take(Supplier<Submission> reading) {
        return Submissions.outcome(reading, sent -> {
            if (isTried(sent) || isRecorded.test(sent)) {
                return new Outcome.AlreadyRecorded();
            }
            Present before = present == null ? onRecord.get() : present;
            Asked asked = operations.read(sent, () -> before.opened(CaseId.of(sent.recordId())));
            if (!(asked.command() instanceof CaseCommand command)) {
                throw Operations.unknown(sent);
            }
            Present after = before.with(command);
            present = after;
            digests.put(sent.key(), sent.digest());
            return Submissions.recorded(after.entries().size() - 1L, before.warnings(after), asked.noticed());
        });
    }

    private boolean isTried(Submission sent) {
        String before = digests.get(sent.key());
        if (before != null && !before.equals(sent.digest())) {
            throw new Refused(new Refusal.KeyAlreadyUsed(sent.key()));
        }
        return before != null;
    }
}

package org.goodfaith.query.casestatus;

import org.goodfaith.query.record.RecordReader.UnreadableEntry;
import org.goodfaith.query.store.ItemIsolation;
import org.goodfaith.rulebook.status.CaseTooLarge;
import org.jspecify.annotations.Nullable;

/**
 * A case or calendar that was not processed to its last entry, or not completely. The read model keeps its last good
 * rows.
 *
 * @param failedSequence the entry that cannot be decoded; absent if the record failed as a whole, because then no
 *     single entry can be blamed
 * @param lastSequence the last entry of the record
 * @param partial whether the case was processed to its last entry except for some obligations, which say so themselves.
 *     Readers then get the case as usual
 * @param cause a sentence for an operator that quotes nothing from the record
 */
record SetAside(String recordId, @Nullable Long failedSequence, long lastSequence, boolean partial, String cause) {

    private static final int CAUSE_LENGTH_MAX = 500;

    SetAside {
        // Names of unknown properties come from the entry and may be long or contain characters PostgreSQL refuses.
        cause = cause.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
        cause = cause.length() <= CAUSE_LENGTH_MAX ? cause : cause.substring(0, CAUSE_LENGTH_MAX) + "…";
    }

    static SetAside undecodable(UnreadableEntry entry) {
        return new SetAside(entry.recordId(), entry.sequence(), entry.lastSequence(), false, entry.cause());
    }

    static SetAside asAWhole(Step step, String recordId, long lastSequence, Throwable failure) {
        return new SetAside(recordId, null, lastSequence, false, cause(step, failure));
    }

    static SetAside inPart(String recordId, long lastSequence, Throwable failure) {
        return new SetAside(
                recordId,
                null,
                lastSequence,
                true,
                "Some obligations of the case cannot be computed: " + ItemIsolation.describe(failure));
    }

    private static String cause(Step step, Throwable failure) {
        return switch (failure) {
            case CaseTooLarge _ -> "The case is too large to evaluate.";
            case OutOfMemoryError _ -> step.says + ": the memory of the program ran out.";
            default -> step.says + ": " + ItemIsolation.describe(failure);
        };
    }

    /** The step at which a record failed as a whole. */
    enum Step {
        READING("The record cannot be read"),
        EVALUATING("The case cannot be evaluated"),
        WRITING("The rows of the case cannot be stored");

        private final String says;

        Step(String says) {
            this.says = says;
        }
    }
}

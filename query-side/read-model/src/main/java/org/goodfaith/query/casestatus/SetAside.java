package org.goodfaith.query.casestatus;

import org.goodfaith.query.record.RecordReader.UnreadableEntry;
import org.goodfaith.query.store.ItemIsolation;
import org.jspecify.annotations.Nullable;

/**
 * A case or calendar that was not processed to its last entry. The read model keeps its last good rows.
 *
 * @param failedSequence the entry that cannot be decoded; absent if the record failed as a whole, because then no
 *     single entry can be blamed
 * @param lastSequence the last entry of the record
 * @param cause a sentence for an operator that quotes nothing from the record
 */
record SetAside(String recordId, @Nullable Long failedSequence, long lastSequence, String cause) {

    private static final int CAUSE_LENGTH_MAX = 500;

    SetAside {
        // Names of unknown properties come from the entry and may be long or contain characters PostgreSQL refuses.
        cause = cause.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
        cause = cause.length() <= CAUSE_LENGTH_MAX ? cause : cause.substring(0, CAUSE_LENGTH_MAX) + "…";
    }

    static SetAside undecodable(UnreadableEntry entry) {
        return new SetAside(entry.recordId(), entry.sequence(), entry.lastSequence(), entry.cause());
    }

    static SetAside asAWhole(Step step, String recordId, long lastSequence, Throwable failure) {
        return new SetAside(recordId, null, lastSequence, step.says + ": " + ItemIsolation.describe(failure));
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

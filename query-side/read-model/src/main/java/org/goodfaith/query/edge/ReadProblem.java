package org.goodfaith.query.edge;

import java.time.Duration;

/** Why a read cannot be answered. Each case is one row of {@code docs/errors.md} and one RFC 9457 problem type. */
public sealed interface ReadProblem {

    /** @return a sentence for a clerk */
    String says();

    /** A parameter is not written as it must be. */
    record MalformedParameter(String field, String says) implements ReadProblem {}

    /** The reader knows no parameter of this name; a misspelled one must not be passed over. */
    record UnknownParameter(String field, String says) implements ReadProblem {}

    /** A parameter is well written, but makes no sense here. */
    record InvalidParameter(String field, String says) implements ReadProblem {}

    /** A list over many cases was asked about the past. */
    record PastAsOf(String says) implements ReadProblem {

        public PastAsOf() {
            this("Lists over many cases look at now or later. Ask for an earlier moment case by case, at"
                    + " /api/v1/cases/{caseId}/obligations?asOf=…");
        }
    }

    /** Nothing of this name is on record. */
    record NotFound(String field, String says) implements ReadProblem {}

    /** What the receipt's token stands for is recorded, but not visible here in time. */
    record NotYetVisible(Duration waited, String says) implements ReadProblem {

        public NotYetVisible(Duration waited) {
            this(
                    waited,
                    "What was recorded is safe, but after " + waited.toMillis() / 1000
                            + " seconds it is not yet visible here. Ask again shortly.");
        }
    }

    /** What is on record of the case could not be read or evaluated from the viewpoint asked for. */
    record NotEvaluatedFromThere(String says) implements ReadProblem {

        public NotEvaluatedFromThere() {
            this("The record of this case is safe, but it could not be evaluated from this viewpoint; the program's"
                    + " log says why.");
        }
    }

    /** The case's last entries could not be evaluated, so what is shown would be stale. */
    record NotEvaluated(String field, long throughEntry, long failedAtEntry, String says) implements ReadProblem {

        public NotEvaluated(long throughEntry, long failedAtEntry) {
            this(
                    "caseId",
                    throughEntry,
                    failedAtEntry,
                    "The record of this case is safe, but it could not be evaluated beyond entry " + throughEntry
                            + "; the operator has been told.");
        }
    }

    /** An entry of a court's calendar could not be read, so what follows from it would be wrong. */
    static ReadProblem calendarNotEvaluated(String court, long throughEntry, long failedAtEntry) {
        return new NotEvaluated(
                "court",
                throughEntry,
                failedAtEntry,
                "The calendar of " + court + " is safe, but could not be read beyond entry " + throughEntry
                        + "; the operator has been told.");
    }

    /** The operation is not possible in the state things are in. */
    record InvalidState(String field, String says) implements ReadProblem {}
}

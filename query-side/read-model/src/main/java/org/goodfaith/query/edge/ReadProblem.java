package org.goodfaith.query.edge;

import java.time.Duration;

/** A reason why a read fails. Each kind is one row of {@code docs/errors.md} and one RFC 9457 problem type. */
public sealed interface ReadProblem {

    /** @return a sentence for a clerk */
    String says();

    /** A parameter is malformed. */
    record MalformedParameter(String field, String says) implements ReadProblem {}

    /** The operation has no parameter of this name. A misspelled parameter must not be ignored. */
    record UnknownParameter(String field, String says) implements ReadProblem {}

    /** A parameter is well-formed but invalid for this operation. */
    record InvalidParameter(String field, String says) implements ReadProblem {}

    /** A list over many cases was requested for the past. */
    record PastAsOf(String says) implements ReadProblem {

        public PastAsOf() {
            this("Lists over many cases show the present or a future date. For a past date, read each case at"
                    + " /api/v1/cases/{caseId}/obligations?asOf=…");
        }
    }

    /** The requested thing does not exist. */
    record NotFound(String field, String says) implements ReadProblem {}

    /** A recorded entry did not become visible on this node in time. */
    record NotYetVisible(Duration waited, String says) implements ReadProblem {

        public NotYetVisible(Duration waited) {
            this(
                    waited,
                    "Your entry was recorded, but it is not visible here after " + waited.toMillis() / 1000
                            + " seconds. Try again shortly.");
        }
    }

    /** The record of the case could not be decoded or evaluated at the requested viewpoint. */
    record NotEvaluatedFromThere(String says) implements ReadProblem {

        public NotEvaluatedFromThere() {
            this("The record of this case is safe, but it could not be evaluated at this viewpoint. The program's"
                    + " log says why.");
        }
    }

    /** The last entries of the case could not be evaluated, so the answer would be stale. */
    record NotEvaluated(String field, long throughEntry, long failedAtEntry, String says) implements ReadProblem {

        public NotEvaluated(long throughEntry, long failedAtEntry) {
            this(
                    "caseId",
                    throughEntry,
                    failedAtEntry,
                    "The record of this case is safe, but it could not be evaluated from entry " + throughEntry
                            + " on. The failure is on the operations page.");
        }
    }

    /** An entry of a court calendar could not be decoded, so results would be wrong. */
    static ReadProblem calendarNotEvaluated(String court, long throughEntry, long failedAtEntry) {
        return new NotEvaluated(
                "court",
                throughEntry,
                failedAtEntry,
                "The calendar of " + court + " is safe, but could not be decoded from entry " + throughEntry
                        + " on. The failure is on the operations page.");
    }

    /** The operation is not possible in the current state. */
    record InvalidState(String field, String says) implements ReadProblem {}
}

package org.goodfaith.query.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

    /** The case has so many entries or obligations that the answer takes more work than a request may. */
    record TooLarge(String says) implements ReadProblem {

        public TooLarge() {
            this("This case is too large for this answer. Its record is safe, and other cases are not affected. Ask for"
                    + " less at once, such as fewer steps of its history or two moments that are closer together. To make"
                    + " the case smaller, strike entries that repeat others.");
        }
    }

    /**
     * The last entries of a case or calendar could not be processed, so the answer would be stale.
     *
     * @param throughEntry the last entry shown; -1 if none is
     * @param failedAtEntry the entry that cannot be decoded; absent if the record failed as a whole
     */
    record NotEvaluated(
            String field, long throughEntry, @Nullable Long failedAtEntry, String says) implements ReadProblem {}

    /** A case of which the operations page lists a failure, which the health check and a metric count. */
    static ReadProblem caseSetAside(long throughEntry, @Nullable Long failedAtEntry) {
        return new NotEvaluated(
                "caseId",
                throughEntry,
                failedAtEntry,
                "The record of this case is safe, but "
                        + (failedAtEntry == null
                                ? "the case could not be evaluated or stored"
                                : "entry " + failedAtEntry + " could not be decoded")
                        + ", so its current state cannot be shown. Other cases are not affected. The failure is listed on"
                        + " the operations page and reported by the health check.");
    }

    /** This read could not decode an entry of the case. The list of failures may not contain the entry yet. */
    static ReadProblem entryNotDecoded(long entry) {
        return new NotEvaluated(
                "caseId",
                entry - 1,
                entry,
                "The record of this case is safe, but this version of the program cannot decode entry " + entry
                        + ", so the case cannot be shown. Other cases are not affected.");
    }

    /** A calendar cannot be processed to its end, so results would be wrong. */
    static ReadProblem calendarNotEvaluated(String court, long throughEntry, @Nullable Long failedAtEntry) {
        return new NotEvaluated(
                "court",
                throughEntry,
                failedAtEntry,
                "The calendar of " + court + " is safe, but "
                        + (failedAtEntry == null
                                ? "it could not be read"
                                : "entry " + failedAtEntry + " could not be decoded")
                        + ", so results that depend on it cannot be shown.");
    }

    /** The operation is not possible in the current state. */
    record InvalidState(String field, String says) implements ReadProblem {}
}

package org.goodfaith.verifier;

import java.util.Locale;

/** The kinds of problems in a bundle. If a bundle has several, the one declared first determines the exit code. */
enum ProblemKind {
    MALFORMED_FILE(10, "malformed file"),
    WRONG_KEY(11, "wrong key"),
    SWAPPED_CHECKPOINT(12, "swapped checkpoint"),
    TRUNCATED_LOG(13, "truncated log"),
    INCONSISTENT_CHECKPOINTS(14, "inconsistent checkpoints"),
    MALFORMED_PROOF(15, "malformed proof"),
    REORDERED_FACTS(16, "reordered facts"),
    ADDED_FACT(17, "added fact"),
    REMOVED_FACT(18, "removed fact"),
    CHANGED_FACT(19, "changed fact"),
    TRUNCATED_STREAM(20, "truncated stream"),
    CHANGED_RESULT(21, "changed derived result"),
    VIEWPOINT_NOT_COVERED(22, "viewpoint not covered by the checkpoint"),
    DAMAGED_FILE(23, "damaged file"),
    NOT_COMPARED(24, "checkpoint not compared"),
    BACKDATED_FACT(25, "backdated fact"),
    /** The facts are proved. Checking the derived results requires another version of this program. */
    UNKNOWN_FORM(30, "facts in an unknown format"),
    /** The facts are proved. Checking the derived results requires another version of this program. */
    OTHER_RULE_SET(31, "different rule set version");

    private final int exitCode;
    private final String title;

    ProblemKind(int exitCode, String title) {
        this.exitCode = exitCode;
        this.title = title;
    }

    int exitCode() {
        return exitCode;
    }

    /** Returns the name in the console report. */
    String title() {
        return title;
    }

    /** Returns the name in the JSON report, such as {@code changed-fact}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether all facts are proved and only the derived results could not be checked. */
    boolean leavesFactsProved() {
        return this == UNKNOWN_FORM || this == OTHER_RULE_SET;
    }
}

package org.goodfaith.verifier;

import java.util.Locale;

/** What can be wrong with a bundle. Of several, the first in this order gives the exit code. */
enum Kind {
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
    VIEWPOINT_NOT_COVERED(22, "viewpoint not covered"),
    DAMAGED_FILE(23, "damaged file"),
    NOT_COMPARED(24, "checkpoint not compared"),
    /** The facts hold, but these derived results need another version of this program. */
    UNKNOWN_FORM(30, "facts of an unknown form"),
    /** The facts hold, but these derived results need another version of this program. */
    OTHER_RULE_SET(31, "other rule-set version");

    private final int exitCode;
    private final String title;

    Kind(int exitCode, String title) {
        this.exitCode = exitCode;
        this.title = title;
    }

    int exitCode() {
        return exitCode;
    }

    /** @return its name for people */
    String title() {
        return title;
    }

    /** @return its name for programs, such as {@code changed-fact} */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @return whether every fact was found in place all the same, and only the derived results could not be derived
     *     again
     */
    boolean leavesIntegrityProved() {
        return this == UNKNOWN_FORM || this == OTHER_RULE_SET;
    }
}

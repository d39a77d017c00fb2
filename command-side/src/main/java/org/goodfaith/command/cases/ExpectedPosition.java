package org.goodfaith.command.cases;

/**
 * The metadata key for the last entry that the sender of a command has seen.
 *
 * <p>It never changes what is recorded. A mismatch only refuses the command.
 */
public final class ExpectedPosition {

    /** The number of the last entry the sender has seen. The command is refused if the case has grown since. */
    public static final String ENTRY = "lastEntrySeen";

    private ExpectedPosition() {}
}

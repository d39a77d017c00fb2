package org.goodfaith.command.cases;

/**
 * What a command's metadata may say of the record its sender looked at.
 *
 * <p>It is no part of the command: it does not change what is recorded, only whether it is.
 */
public final class ExpectedPosition {

    /** The number of the last entry the sender has seen; nothing is recorded if it is not the last any more. */
    public static final String ENTRY = "lastEntrySeen";

    private ExpectedPosition() {}
}

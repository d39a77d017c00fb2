package org.goodfaith.events.form;

/**
 * Thrown if a fact is stored in a revision that this version does not know, usually because a newer version stored it.
 */
public final class UnknownRevisionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownRevisionException(String message) {
        super(message);
    }
}

package org.goodfaith.events.form;

/** A fact is stored in a form that this version does not know, most likely because a later one stored it. */
public final class UnknownRevisionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownRevisionException(String message) {
        super(message);
    }
}

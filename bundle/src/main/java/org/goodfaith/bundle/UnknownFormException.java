package org.goodfaith.bundle;

/** A stored event has a form that this version of the program does not know. */
public final class UnknownFormException extends Exception {

    UnknownFormException(String message) {
        super(message);
    }
}

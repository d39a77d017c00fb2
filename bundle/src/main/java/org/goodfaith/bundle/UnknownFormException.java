package org.goodfaith.bundle;

/** Reports a stored event that this version of the program cannot read. */
public final class UnknownFormException extends Exception {

    UnknownFormException(String message) {
        super(message);
    }
}

package org.goodfaith.examples;

/** A topic does not have what it should: facts are missing, or are not what was sent. */
public final class GapException extends RuntimeException {

    GapException(String message) {
        super(message);
    }
}

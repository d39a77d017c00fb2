package org.goodfaith.examples;

/** Reports that facts are missing from a topic or were changed. */
public final class GapException extends RuntimeException {

    GapException(String message) {
        super(message);
    }
}

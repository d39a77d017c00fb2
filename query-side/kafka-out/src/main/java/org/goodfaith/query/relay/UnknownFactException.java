package org.goodfaith.query.relay;

/** The next fact in the store cannot be read by this program, so it cannot tell whether a topic may carry it. */
final class UnknownFactException extends RuntimeException {

    UnknownFactException(String message) {
        super(message);
    }
}

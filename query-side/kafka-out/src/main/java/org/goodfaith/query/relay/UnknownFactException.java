package org.goodfaith.query.relay;

/** Thrown when this version cannot decode the next stored event and so cannot decide whether a topic may carry it. */
final class UnknownFactException extends RuntimeException {

    UnknownFactException(String message) {
        super(message);
    }
}

package org.goodfaith.ledger;

/** A text is not the JSON it should be. */
public final class MalformedJsonException extends Exception {

    public MalformedJsonException(String message) {
        super(message);
    }
}

package org.goodfaith.query.ledger;

/** Thrown if the database role may not read what a check compares. The message names the grant. */
final class MissingRightException extends RuntimeException {

    MissingRightException(String message) {
        super(message);
    }
}

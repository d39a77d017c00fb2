package org.goodfaith.query.ledger;

/** The record, the log over it and the checkpoints that were signed contradict each other. Nothing is signed then. */
final class BrokenLedgerException extends RuntimeException {

    BrokenLedgerException(String message) {
        super(message);
    }
}

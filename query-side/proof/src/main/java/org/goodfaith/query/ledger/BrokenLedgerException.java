package org.goodfaith.query.ledger;

/**
 * Thrown when the event store, the log and the signed checkpoints contradict each other. Nothing is signed until that
 * is resolved.
 */
final class BrokenLedgerException extends RuntimeException {

    BrokenLedgerException(String message) {
        super(message);
    }
}

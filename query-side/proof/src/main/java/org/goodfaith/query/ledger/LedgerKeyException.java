package org.goodfaith.query.ledger;

import org.jspecify.annotations.Nullable;

/** Thrown at start-up if the ledger has no usable signing key. The message is one sentence with the remedy. */
final class LedgerKeyException extends RuntimeException {

    LedgerKeyException(String message) {
        this(message, null);
    }

    LedgerKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package org.goodfaith.spring;

import org.springframework.transaction.TransactionException;

/**
 * A transaction failed while it was committed. If the connection was lost, the database may have committed it. After
 * any other failure of a transaction, it is certain that nothing was recorded.
 */
public final class CommitFailedException extends TransactionException {

    CommitFailedException(RuntimeException cause) {
        super("The transaction failed while it was committed", cause);
    }
}

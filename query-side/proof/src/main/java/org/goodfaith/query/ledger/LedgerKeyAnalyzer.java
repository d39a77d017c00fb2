package org.goodfaith.query.ledger;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an unusable signing key without a stack trace. */
final class LedgerKeyAnalyzer extends AbstractFailureAnalyzer<LedgerKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LedgerKeyException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

package org.goodfaith.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a missing database right at start-up with its remedy instead of a stack trace. */
final class MissingRightAnalyzer extends AbstractFailureAnalyzer<MissingRightException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingRightException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "docs/deployment.md lists the rights of each side's database role.", cause);
    }
}

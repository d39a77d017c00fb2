package org.goodfaith.command.config;

import org.goodfaith.command.template.InvalidTemplateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an invalid template at start-up with file, line and reason instead of a stack trace. */
final class InvalidTemplateAnalyzer extends AbstractFailureAnalyzer<InvalidTemplateException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidTemplateException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the files listed above. docs/templates.md describes the format.", cause);
    }
}

package org.goodfaith.command.config;

import org.goodfaith.command.template.BrokenTemplate;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a broken template at start-up with file, line and reason instead of a stack trace. */
final class BrokenTemplateAnalyzer extends AbstractFailureAnalyzer<BrokenTemplate> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenTemplate cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the files listed above. docs/templates.md describes the format.", cause);
    }
}

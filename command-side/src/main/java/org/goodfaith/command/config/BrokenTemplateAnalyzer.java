package org.goodfaith.command.config;

import org.goodfaith.command.template.BrokenTemplate;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up which template is broken, where and why, instead of a stack trace. */
final class BrokenTemplateAnalyzer extends AbstractFailureAnalyzer<BrokenTemplate> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenTemplate cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the files named above; docs/templates.md describes their format.", cause);
    }
}

package org.goodfaith.standalone;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains in one sentence that the data directory is in use, instead of a stack trace. */
final class DataDirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DataDirectory.InUse> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DataDirectory.InUse cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

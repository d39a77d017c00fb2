package org.goodfaith.command.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.goodfaith.command.bulk.LineReport.Result;
import org.jspecify.annotations.Nullable;

/**
 * The last line of the response.
 *
 * @param dryRun true if the request was a dry run
 * @param lines the number of lines processed
 * @param outcomes the number of lines per outcome
 * @param stopped why processing stopped early; absent if the whole file was processed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BulkSummary")
record BulkSummary(
        boolean dryRun,
        long lines,
        Map<Result, Long> outcomes,
        @Nullable String stopped) {

    /** Counts outcomes while the file is processed. */
    static final class Count {

        private final boolean dryRun;
        private final Map<Result, Long> outcomes = new EnumMap<>(Result.class);
        private long lines;

        Count(boolean dryRun) {
            this.dryRun = dryRun;
        }

        long add(Result outcome) {
            outcomes.merge(outcome, 1L, Long::sum);
            return ++lines;
        }

        BulkSummary summary(@Nullable String stopped) {
            return new BulkSummary(dryRun, lines, outcomes, stopped);
        }
    }
}

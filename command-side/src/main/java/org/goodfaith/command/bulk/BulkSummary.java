package org.goodfaith.command.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.goodfaith.command.bulk.LineReport.Result;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a report.
 *
 * @param dryRun whether nothing was to be recorded
 * @param lines how many lines were read
 * @param outcomes how many of them came to what
 * @param stopped why the rest of the file was not read; absent if all of it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BulkSummary")
record BulkSummary(
        boolean dryRun,
        long lines,
        Map<Result, Long> outcomes,
        @Nullable String stopped) {

    /** Counts while the file is read. */
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

package org.goodfaith.command.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What became of a line.
 *
 * @param line its number in the file
 * @param caseId the case it is about; absent if it cannot be read
 * @param operation what it records; absent if it cannot be read
 * @param outcome what became of it
 * @param sequence the number of the last entry it made, or would make; absent if it made none
 * @param warnings what is odd about it; it was recorded all the same
 * @param problem why it was not recorded; absent if it was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "BulkLine")
record LineReport(
        long line,
        @Nullable String caseId,
        @Nullable String operation,
        Result outcome,
        @Nullable Long sequence,
        List<WarningView> warnings,
        @Nullable ProblemDetail problem) {

    /** What can become of a line. */
    enum Result {
        RECORDED,
        /** In a dry run. */
        WOULD_BE_RECORDED,
        /** The same was recorded before under the same key; nothing was recorded now. */
        ALREADY_RECORDED,
        REFUSED,
        /** In a dry run: its case was named too many cases ago. */
        NOT_CHECKED,
        /** The fault is on our side. */
        FAILED
    }
}

package org.goodfaith.command.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The result of one line.
 *
 * @param line the line number in the file
 * @param caseId the case; absent if the line cannot be read
 * @param operation the operation; absent if the line cannot be read
 * @param outcome the outcome
 * @param sequence the number of the last entry that was or would be recorded; absent if there is none
 * @param warnings warnings that did not prevent recording
 * @param problem why the line was not recorded; absent if it was
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

    /** The outcome of a line. */
    enum Result {
        RECORDED,
        /** Dry run only. */
        WOULD_BE_RECORDED,
        /** The same content was recorded earlier with the same key. Nothing was recorded now. */
        ALREADY_RECORDED,
        REFUSED,
        /** Dry run only: the file named too many other cases since the last line of this case. */
        NOT_CHECKED,
        /** An error on the server. */
        FAILED
    }
}

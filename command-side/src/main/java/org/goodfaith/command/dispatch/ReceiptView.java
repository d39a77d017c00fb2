package org.goodfaith.command.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.command.problem.RefusalText;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.jspecify.annotations.Nullable;

/**
 * The response to a recorded command.
 *
 * @param caseId the case; null for a court's calendar
 * @param court the court of the calendar; null for a case
 * @param sequence the number of the last entry that was made
 * @param eventIds the ids of the entries that were made, in order
 * @param token an opaque token for the {@code after} parameter of reads, which then include these entries
 * @param warnings oddities to check; the entries were recorded regardless
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipt", description = "What was recorded.")
public record ReceiptView(
        @Nullable String caseId,
        @Nullable String court,
        long sequence,
        List<String> eventIds,

        @Schema(description = "Opaque. Send it as `after` with a read, which then includes what was recorded.")
        String token,

        List<WarningView> warnings) {

    /**
     * An oddity to check.
     *
     * @param kind its name in kebab case
     * @param detail a sentence for the user
     */
    @Schema(name = "ReceiptWarning")
    public record WarningView(String kind, String detail) {

        public static WarningView of(RecordingWarning warning) {
            return new WarningView(RefusalText.typeOf(warning.getClass()), warning.detail());
        }

        public static WarningView of(Code code, String detail) {
            return new WarningView(code.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
        }
    }

    public static ReceiptView of(Receipt receipt, @Nullable String caseId, @Nullable String court) {
        return new ReceiptView(
                caseId,
                court,
                receipt.sequence(),
                receipt.eventIds(),
                receipt.token().toString(),
                receipt.warnings().stream().map(WarningView::of).toList());
    }

    /** Returns the same receipt with more warnings. */
    public ReceiptView with(List<WarningView> more) {
        return new ReceiptView(
                caseId,
                court,
                sequence,
                eventIds,
                token,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }
}

package org.goodfaith.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.jspecify.annotations.Nullable;

/**
 * The answer to everything that was recorded.
 *
 * @param caseId the case; absent if it was a court's calendar
 * @param court the court whose calendar it was; absent if it was a case
 * @param sequence the number of the last entry made
 * @param eventIds the ids of the entries made, in order
 * @param token hand it to a read as {@code after} to see what was recorded
 * @param warnings what is odd about it; it was recorded all the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipt", description = "What was recorded.")
public record ReceiptView(
        @Nullable String caseId,
        @Nullable String court,
        long sequence,
        List<String> eventIds,

        @Schema(description = "Opaque. Hand it to a read as `after` to see what was recorded.")
        String token,

        List<WarningView> warnings) {

    /**
     * One oddity.
     *
     * @param kind which
     * @param detail in a sentence
     */
    @Schema(name = "ReceiptWarning")
    public record WarningView(String kind, String detail) {

        static WarningView of(RecordingWarning warning) {
            return new WarningView(RefusalText.typeOf(warning.getClass()), warning.detail());
        }

        static WarningView of(Code code, String says) {
            return new WarningView(code.name().toLowerCase(Locale.ROOT).replace('_', '-'), says);
        }
    }

    static ReceiptView of(Receipt receipt, @Nullable String caseId, @Nullable String court) {
        return new ReceiptView(
                caseId,
                court,
                receipt.sequence(),
                receipt.eventIds(),
                receipt.token().toString(),
                receipt.warnings().stream().map(WarningView::of).toList());
    }

    /** @return the same receipt with further warnings */
    ReceiptView with(List<WarningView> more) {
        return new ReceiptView(
                caseId,
                court,
                sequence,
                eventIds,
                token,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }
}

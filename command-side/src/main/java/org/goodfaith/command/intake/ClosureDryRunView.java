package org.goodfaith.command.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.command.intake.DryRun.Closing;

/**
 * The answer to a dry run of what is recorded on a court's calendar. Which dates move is found out case by case once it
 * is recorded.
 *
 * @param entries the names of the facts that would be recorded
 * @param days the days of the closure, one by one
 * @param warnings what would be odd about it; it could be recorded all the same
 */
@Schema(name = "Closing", description = "Which days recording would close, or open. Nothing was recorded.")
record ClosureDryRunView(List<String> entries, List<DayView> days, List<ReceiptView.WarningView> warnings) {

    /**
     * One day of the closure.
     *
     * @param on the day
     * @param closedAnyway why it is closed also without this closure, for a period that runs forward; empty if it is
     *     not
     */
    @Schema(name = "ClosingDay")
    record DayView(LocalDate on, List<String> closedAnyway) {}

    static ClosureDryRunView of(Closing closing) {
        return new ClosureDryRunView(
                List.of(closing.fact().getClass().getSimpleName()),
                closing.closure()
                        .fromOn()
                        .datesUntil(closing.closure().untilOn().plusDays(1))
                        .map(day -> new DayView(day, closing.closedAnyway(day)))
                        .toList(),
                List.of());
    }
}

package org.goodfaith.command.dryrun;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.command.dispatch.ReceiptView;

/**
 * The response to a dry run on a court's calendar. It does not list the dates that move in the cases of the court.
 *
 * @param entries the names of the facts that would be recorded
 * @param days each day of the closure
 * @param warnings oddities to check; they do not prevent recording
 */
@Schema(name = "ClosureEffect", description = "The days that would be closed or opened. Nothing was recorded.")
public record ClosureDryRunView(List<String> entries, List<DayView> days, List<ReceiptView.WarningView> warnings) {

    /**
     * One day of the closure.
     *
     * @param on the day
     * @param closedAnyway other reasons why the day is closed for periods counted forward; empty if there are none
     */
    @Schema(name = "ClosureDay")
    record DayView(LocalDate on, List<String> closedAnyway) {}

    public static ClosureDryRunView of(ClosureEffect effect) {
        return new ClosureDryRunView(
                List.of(effect.fact().getClass().getSimpleName()),
                effect.closure()
                        .fromOn()
                        .datesUntil(effect.closure().untilOn().plusDays(1))
                        .map(day -> new DayView(day, effect.otherReasonsClosed(day)))
                        .toList(),
                List.of());
    }
}

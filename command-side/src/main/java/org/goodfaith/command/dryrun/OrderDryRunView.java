package org.goodfaith.command.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.command.dispatch.ReceiptView;
import org.goodfaith.events.EventScheduled;
import org.jspecify.annotations.Nullable;

/**
 * The response to a dry run of an order: its schedule.
 *
 * @param order the id of the order
 * @param title the title of the order
 * @param events the events it would schedule
 * @param obligations the obligations it would create, with due dates and explanations
 * @param warnings oddities to check
 * @param lastEntry the number of the case's last entry
 */
@Schema(name = "Schedule")
public record OrderDryRunView(
        String order,
        String title,
        List<DryRunEventView> events,
        List<DryRunObligationView> obligations,
        List<ReceiptView.WarningView> warnings,

        @Schema(description = DryRunView.LAST_ENTRY) long lastEntry) {

    /** A scheduled event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScheduledEvent")
    record DryRunEventView(
            String event, String kind, String at, @Nullable String mode) {

        static DryRunEventView of(EventScheduled event) {
            return new DryRunEventView(
                    event.event().value(),
                    event.kind().name(),
                    event.at().toString(),
                    event.mode() == null ? null : event.mode().name());
        }
    }

    /**
     * Carries out the command on a case without recording it.
     *
     * @throws org.goodfaith.cases.Refused if a rule does not allow the command
     */
    public static OrderDryRunView of(EnterOrder command, CaseSnapshot before, List<ReceiptView.WarningView> warnings) {
        return new OrderDryRunView(
                command.order().order().value(),
                command.order().title(),
                command.events().stream().map(DryRunEventView::of).toList(),
                before.with(command).obligations().stream()
                        .filter(obligation ->
                                obligation.order().equals(command.order().order()))
                        .map(DryRunObligationView::of)
                        .toList(),
                warnings,
                before.lastEntry());
    }
}

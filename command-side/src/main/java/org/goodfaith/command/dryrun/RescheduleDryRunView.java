package org.goodfaith.command.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.ComputationStep;
import org.jspecify.annotations.Nullable;

/**
 * The response to a dry run of rescheduling an event: the old and new due dates.
 *
 * @param event the event
 * @param from the time it is scheduled for now; null if it is not scheduled
 * @param to the time it would be scheduled for
 * @param moved the obligations whose due dates would change
 * @param unmoved the obligations whose due dates would not change
 * @param lastEntry the number of the case's last entry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RescheduleEffect")
public record RescheduleDryRunView(
        String event,
        @Nullable String from,
        @Nullable String to,
        List<MovedView> moved,
        List<UnmovedView> unmoved,

        @Schema(description = DryRunView.LAST_ENTRY) long lastEntry) {

    /**
     * An obligation whose due date would change. Days and times are in the court's zone.
     *
     * @param obligation the id of the obligation
     * @param term the id of the order's term
     * @param title a short title of the term
     * @param obligors the parties who owe it
     * @param fromOn the last day now; null if it has none
     * @param fromTime the last second on that day; null for the end of the day
     * @param toOn the new last day; null if it would have none
     * @param toTime the last second on that day; null for the end of the day
     * @param status the status it would have
     * @param explanation each step of the computation of the new date
     * @param cites the place in the order
     * @param quotation the order's own words
     * @param flags notes to read before relying on the result
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MovedObligation")
    record MovedView(
            String obligation,
            String term,
            String title,
            List<String> obligors,
            @Nullable LocalDate fromOn,
            @Nullable LocalTime fromTime,
            @Nullable LocalDate toOn,
            @Nullable LocalTime toTime,
            ObligationStatus status,
            List<ComputationStep> explanation,
            String cites,
            String quotation,
            List<String> flags) {

        static MovedView of(Obligation before, Obligation after) {
            return new MovedView(
                    after.id().value(),
                    after.term().id().value(),
                    after.title(),
                    after.owedBy(),
                    DryRunObligationView.day(before.due()),
                    DryRunObligationView.time(before.due()),
                    DryRunObligationView.day(after.due()),
                    DryRunObligationView.time(after.due()),
                    after.status(),
                    after.readingInForce()
                            .map(DueReading::explanation)
                            .map(explanation -> explanation.steps())
                            .orElse(List.of()),
                    after.term().citation().where(),
                    after.term().citation().quotation(),
                    after.flags());
        }
    }

    /**
     * An obligation whose due date would not change.
     *
     * @param obligation the id of the obligation
     * @param term the id of the order's term
     * @param dueOn the last day; null if it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UnmovedObligation")
    record UnmovedView(
            String obligation, String term, @Nullable LocalDate dueOn) {}

    public static RescheduleDryRunView of(EventKey event, CaseSnapshot before, CaseSnapshot after) {
        Map<ObligationId, Obligation> earlier =
                before.obligations().stream().collect(Collectors.toMap(Obligation::id, Function.identity()));
        var moved = new ArrayList<MovedView>();
        var unmoved = new ArrayList<UnmovedView>();
        for (Obligation now : after.obligations()) {
            Obligation then = earlier.getOrDefault(now.id(), now);
            if (isDueAtTheSameTime(then, now)) {
                unmoved.add(new UnmovedView(
                        now.id().value(), now.term().id().value(), DryRunObligationView.day(now.due())));
            } else {
                moved.add(MovedView.of(then, now));
            }
        }
        return new RescheduleDryRunView(
                event.value(),
                text(before.scheduled().get(event)),
                text(after.scheduled().get(event)),
                moved,
                unmoved,
                before.lastEntry());
    }

    private static boolean isDueAtTheSameTime(Obligation one, Obligation other) {
        return Objects.equals(one.due(), other.due()) && dueDates(one).equals(dueDates(other));
    }

    private static List<String> dueDates(Obligation obligation) {
        return obligation.readings().stream()
                .map(reading -> String.valueOf(reading.due()))
                .toList();
    }

    private static @Nullable String text(@Nullable CourtTime time) {
        return Optional.ofNullable(time).map(CourtTime::toString).orElse(null);
    }
}

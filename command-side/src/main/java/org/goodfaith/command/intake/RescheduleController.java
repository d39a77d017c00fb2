package org.goodfaith.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.command.intake.DryRun.Present;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.Texts;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.ComputationStep;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves something the court set for a time, or shows what would move with it. */
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/events/{event}/reschedule",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class RescheduleController {

    private final CommandDispatcher desk;
    private final DryRun dryRuns;

    RescheduleController(CommandDispatcher desk, DryRun dryRuns) {
        this.desk = desk;
        this.dryRuns = dryRuns;
    }

    @Operation(
            summary = "Moves something the court set for a time",
            description =
                    "With `dryRun=true` nothing is recorded: the answer (200) shows old and new dates side by side.",
            tags = "Orders",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-08-01","docketEntry":31},"to":"2024-09-10T10:00",
                             "mode":"BY_VIDEO","reason":"counsel's trial"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = MovesView.class)))
    @PostMapping
    ResponseEntity<?> reschedule(
            @PathVariable CaseId caseId,
            @PathVariable EventKey event,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Rescheduling rescheduling,
            HttpServletRequest request) {
        var command = new RecordFact(caseId, rescheduling.fact(event));
        if (!dryRun) {
            return desk.created(command, request);
        }
        Present before = dryRuns.present(caseId);
        return ResponseEntity.ok(MovesView.of(event, before, before.with(command)));
    }

    /**
     * The wire format for moving an event.
     *
     * @param circumstances when the court moved it, by what channel and with what evidence
     * @param to the day, or day and time, it is now set for
     * @param mode by video or in person; absent if unchanged
     * @param reason why, in one or two sentences
     */
    @Schema(name = "Rescheduling")
    record Rescheduling(
            Circumstances circumstances,
            CourtTime to,
            @Nullable EventMode mode,
            String reason) {

        /** @throws IllegalArgumentException if a component is malformed */
        Rescheduling {
            Texts.requireNote("reason", reason);
        }

        EventRescheduled fact(EventKey event) {
            return new EventRescheduled(circumstances, event, to, mode, reason);
        }
    }

    /**
     * The answer to a dry run.
     *
     * @param event what would move
     * @param from when it is set for; absent if it has no time now
     * @param to when it would be set for
     * @param moved the obligations whose dates would change, old and new side by side
     * @param unmoved the obligations whose dates would stay
     * @param lastEntry the last entry of the case that was taken into account
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Moves")
    record MovesView(
            String event,
            @Nullable String from,
            @Nullable String to,
            List<MoveView> moved,
            List<StayView> unmoved,

            @Schema(description = "Send it as `If-Match` to record only if nothing else was recorded since.")
            long lastEntry) {

        /**
         * One obligation whose date would change.
         *
         * @param obligation the obligation
         * @param term the term of the order
         * @param title what it asks, in a few words
         * @param obligors who owes it
         * @param fromOn the last day now; absent if it has none
         * @param fromTime the last second of it; absent if that is the end of the day
         * @param toOn the last day then; absent if it would have none
         * @param toTime the last second of it; absent if that is the end of the day
         * @param status where it would stand
         * @param explanation every step that leads to the new date
         * @param cites where the order says it
         * @param quotation the order's own words
         * @param flags what a person should read before relying on it
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(name = "Move")
        record MoveView(
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

            static MoveView of(Obligation before, Obligation after) {
                return new MoveView(
                        after.id().value(),
                        after.term().id().value(),
                        after.term().title(),
                        after.obligors().stream().map(String::valueOf).toList(),
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
         * One obligation whose date would stay.
         *
         * @param obligation the obligation
         * @param term the term of the order
         * @param dueOn its last day; absent if it has none
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(name = "Stay")
        record StayView(
                String obligation, String term, @Nullable LocalDate dueOn) {}

        static MovesView of(EventKey event, Present before, Present after) {
            Map<ObligationId, Obligation> earlier =
                    before.obligations().stream().collect(Collectors.toMap(Obligation::id, Function.identity()));
            var moved = new ArrayList<MoveView>();
            var unmoved = new ArrayList<StayView>();
            for (Obligation now : after.obligations()) {
                Obligation then = earlier.getOrDefault(now.id(), now);
                if (DryRun.sameDates(then, now)) {
                    unmoved.add(new StayView(now.id().value(), now.term().id().value(), DryRunObligationView.day(now.due())));
                } else {
                    moved.add(MoveView.of(then, now));
                }
            }
            return new MovesView(
                    event.value(),
                    text(before.scheduled().get(event)),
                    text(after.scheduled().get(event)),
                    moved,
                    unmoved,
                    before.lastEntry());
        }

        private static @Nullable String text(@Nullable CourtTime time) {
            return Optional.ofNullable(time).map(CourtTime::toString).orElse(null);
        }
    }
}

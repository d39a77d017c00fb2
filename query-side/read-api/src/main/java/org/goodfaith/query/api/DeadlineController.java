package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.orders.Period;
import org.goodfaith.query.api.ApiParameters.KnownAt;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.query.deadline.CourtCalendars;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.status.RuleSet;
import org.goodfaith.rulebook.time.CalendarReading;
import org.goodfaith.rulebook.time.Computation;
import org.goodfaith.rulebook.time.Deadline;
import org.goodfaith.rulebook.time.Rule6;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Computes a deadline under Fed. R. Civ. P. 6 from the client's parameters. */
@JsonController("/api/v1/deadlines")
@Tag(name = "Deadlines", description = "Computes time under Fed. R. Civ. P. 6 and explains each step.")
class DeadlineController {

    private final CourtCalendars calendars;

    DeadlineController(CourtCalendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    @Operation(
            summary = "Compute a deadline with its explanation",
            description = "Computes every reading of the calendar that makes a difference. Records nothing.")
    DeadlineView compute(
            @Parameter(description = "A court id, such as cand.", example = "caed") @RequestParam String court,
            @Parameter(
                            description =
                                    "The event that starts the period, in the court's zone: a date, or a date-time,"
                                            + " which a period in hours needs.",
                            example = "2025-05-21")
                    @RequestParam
                    String trigger,
            @Parameter(description = "The length of the period.", example = "45") @RequestParam int amount,
            @RequestParam(required = false, defaultValue = "DAYS") Period.Unit unit,
            @RequestParam(required = false, defaultValue = "AFTER") Period.Direction direction,
            @Parameter(description = "The channel of the act, which decides when its last day ends.")
                    @RequestParam(required = false, defaultValue = "FILED")
                    Channel delivery,
            @Parameter(description = "A time of day that the order sets for the last day.", example = "17:00")
                    @RequestParam(required = false)
                    @Nullable
                    String clockTime,
            @Parameter(description = "True if the event is service by mail, to which Rule 6(d) adds three days.")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean servedByMail,
            @KnownAt @RequestParam(required = false) @Nullable String knownAt) {
        var known = calendars.of(court, knownAt);
        var period = period(amount, unit, direction);
        CourtTime event = event(trigger);
        LocalTime clock = clock(clockTime);
        Computation computation = new Rule6(known.calendar()).compute(period, event, delivery, clock, servedByMail);
        if (computation.deadline() instanceof Deadline.Undated undated) {
            throw notComputable(undated);
        }
        ZoneId zone = known.court().zone();
        return new DeadlineView(
                known.court().id().value(),
                zone.getId(),
                known.knownAt().atZone(zone).toOffsetDateTime(),
                RuleSet.VERSION,
                computation.readings().stream()
                        .flatMap(reading -> DeadlineReadingView.of(reading, computation, zone).stream())
                        .toList());
    }

    private static ReadProblemException notComputable(Deadline.Undated undated) {
        String field =
                switch (undated.cause()) {
                    case TWO_END_TIMES -> "clockTime";
                    case MAIL_DAYS_BEFORE_EVENT -> "servedByMail";
                    case TIME_OF_EVENT_MISSING, OUTSIDE_CALENDAR, NO_OPEN_DAY -> "trigger";
                };
        return ReadProblemException.invalidParameter(field, capitalized(undated.reason()));
    }

    private static Period period(int amount, Period.Unit unit, Period.Direction direction) {
        try {
            return new Period(amount, unit, direction);
        } catch (IllegalArgumentException e) {
            throw ReadProblemException.malformed("amount", capitalized(String.valueOf(e.getMessage())));
        }
    }

    private static CourtTime event(String trigger) {
        try {
            return CourtTime.of(trigger);
        } catch (IllegalArgumentException e) {
            throw ReadProblemException.malformed("trigger", capitalized(String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable LocalTime clock(@Nullable String clockTime) {
        if (clockTime == null || clockTime.isBlank()) {
            return null;
        }
        if (!clockTime.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw ReadProblemException.malformed("clockTime", "clockTime must be a time of day such as 17:00.");
        }
        return LocalTime.parse(clockTime);
    }

    private static String capitalized(String sentence) {
        String ended = sentence.endsWith(".") ? sentence : sentence + ".";
        return Character.toUpperCase(ended.charAt(0)) + ended.substring(1);
    }

    /** A deadline under every reading that makes a difference, the one in force first. */
    record DeadlineView(
            String court, String zone, OffsetDateTime knownAt, String ruleSet, List<DeadlineReadingView> readings) {}

    /** The deadline under one reading of the calendar. A reading that gives no date is a flag of the one in force. */
    @Schema(name = "CalendarReading")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadlineReadingView(
            String label,
            boolean inForce,
            LocalDate dueOn,
            @Nullable LocalTime dueAt,
            OffsetDateTime overdueFrom,
            List<ObligationView.StepView> explanation,
            List<String> flags) {

        static Optional<DeadlineReadingView> of(CalendarReading reading, Computation computation, ZoneId zone) {
            Deadline deadline = reading.deadline();
            return deadline.moment()
                    .map(due -> new DeadlineReadingView(
                            reading.label(),
                            reading.equals(computation.inForce()),
                            due.on(),
                            due.time(),
                            due.overdueFrom().atZone(zone).toOffsetDateTime(),
                            deadline.explanation().steps().stream()
                                    .map(step -> new ObligationView.StepView(step.cites(), step.says(), step.result()))
                                    .toList(),
                            deadline.flags()));
        }
    }
}

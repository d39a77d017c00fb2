package org.goodfaith.query.api;

import org.goodfaith.query.deadline.CourtCalendars;


import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.Period;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.time.ClosedDay;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of the courts and their calendars. */
@RestController
@RequestMapping(path = "/api/v1/courts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Courts", description = "The district courts, and the days on which they are closed.")
class CourtController {

    private static final String CLOSURE_EXAMPLE = """
            {"closure":"mourning-2025","fromOn":"2025-01-09","untilOn":"2025-01-09","kind":"PRESIDENT_OR_CONGRESS",
             "contested":true,"authority":"Executive Order of December 30, 2024",
             "recordedAt":"2025-01-02T09:00:00-08:00"}
            """;
    private static final String CLOSURES_EXAMPLE = "{\"court\":\"cand\",\"closures\":[" + CLOSURE_EXAMPLE + "]}";

    private final CourtCalendars calendars;

    CourtController(CourtCalendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    @Operation(summary = "List the courts", description = "By the name of their state.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"courts":[{"court":"cand","name":"Northern District of California","state":"California",
                      "zone":"America/Los_Angeles","clerkClosesAt":"16:00:00"}]}
                    """)))
    CourtsView courts() {
        return new CourtsView(Courts.all().stream().map(CourtView::of).toList());
    }

    @GetMapping("/{court}/calendar")
    @Operation(
            summary = "Read a court's calendar for a year",
            description =
                    "Every closed day, weekends aside, for periods that run forward or backward: a state holiday closes"
                            + " a day for forward periods only. A contested day says so. Then the closures on record.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"court":{"court":"cand","name":"Northern District of California","state":"California",
                      "zone":"America/Los_Angeles","clerkClosesAt":"16:00:00"},"year":2025,"direction":"AFTER",
                     "knownAt":"2025-06-01T09:00:00-07:00","closedDays":[{"on":"2025-07-04",
                      "name":"Independence Day","why":"FEDERAL_HOLIDAY","cites":"Fed. R. Civ. P. 6(a)(6)(A)",
                      "authority":"5 U.S.C. 6103(a)","counts":"YES"}],"closures":[]}
                    """)))
    CalendarView calendar(
            @Parameter(example = "cand") @PathVariable String court,
            @Parameter(example = "2025") @RequestParam int year,
            @Parameter(description = "Which way the period runs.")
                    @RequestParam(required = false, defaultValue = "AFTER")
                    Period.Direction direction,
            @Parameter(description = "Closures known at which moment: a day, or a day and time. Default: now.")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt) {
        if (year < CourtCalendar.FIRST_YEAR || year > CourtCalendar.LAST_YEAR) {
            throw ReadProblemException.invalidParameter(
                    "year",
                    "The calendars cover the years " + CourtCalendar.FIRST_YEAR + " to " + CourtCalendar.LAST_YEAR
                            + ".");
        }
        var known = calendars.of(court, knownAt);
        var zone = known.court().zone();
        LocalDate first = LocalDate.of(year, 1, 1);
        return new CalendarView(
                CourtView.of(known.court()),
                year,
                direction,
                known.knownAt().atZone(zone).toOffsetDateTime(),
                first.datesUntil(first.plusYears(1))
                        .flatMap(day -> closed(known.calendar(), day, direction))
                        .toList(),
                closures(known));
    }

    @GetMapping("/{court}/closures")
    @Operation(
            summary = "List a court's closures on record",
            description =
                    "Days declared a holiday and days on which the clerk's office was inaccessible, withdrawn ones"
                            + " included.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(CLOSURES_EXAMPLE)))
    ClosuresView closures(
            @Parameter(example = "cand") @PathVariable String court,
            @Parameter(description = "Known at which moment: a day, or a day and time. Default: now.")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt) {
        return new ClosuresView(court, closures(calendars.of(court, knownAt)));
    }

    @GetMapping("/{court}/closures/{closure}")
    @Operation(summary = "Read a closure on record")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(CLOSURE_EXAMPLE)))
    ClosureView closure(
            @Parameter(example = "cand") @PathVariable String court,
            @Parameter(example = "mourning-2025") @PathVariable String closure,
            @Parameter(description = "Known at which moment: a day, or a day and time. Default: now.")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt) {
        return closures(calendars.of(court, knownAt)).stream()
                .filter(view -> view.closure().equals(closure))
                .findFirst()
                .orElseThrow(() -> ReadProblemException.notFound(
                        "closure", "The court's calendar has no closure " + Texts.shown(closure) + "."));
    }

    private static List<ClosureView> closures(CourtCalendars.Known known) {
        return known.closures().stream()
                .map(closure -> ClosureView.of(closure, known.court().zone()))
                .toList();
    }

    private static Stream<ClosedDayView> closed(CourtCalendar calendar, LocalDate day, Period.Direction direction) {
        return Stream.concat(calendar.reasonsClosed(day, direction).stream(), calendar.officeInaccessible(day).stream())
                .filter(reason ->
                        reason.basis() != ClosedDay.Basis.SATURDAY && reason.basis() != ClosedDay.Basis.SUNDAY)
                .map(ClosedDayView::of);
    }

    /** The courts. */
    record CourtsView(List<CourtView> courts) {}

    /** A court. */
    @Schema(name = "Court")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CourtView(
            String court,
            String name,
            String state,
            String zone,
            @Nullable LocalTime clerkClosesAt) {

        static CourtView of(Court court) {
            return new CourtView(
                    court.id().value(),
                    court.name(),
                    court.state(),
                    court.zone().getId(),
                    court.clerkClosesAt());
        }
    }

    /** A court's calendar. */
    record CalendarView(
            CourtView court,
            int year,
            Period.Direction direction,
            OffsetDateTime knownAt,
            List<ClosedDayView> closedDays,
            List<ClosureView> closures) {}

    /** One reason why a day is closed. */
    @Schema(name = "ClosedDay")
    record ClosedDayView(
            LocalDate on, String name, ClosedDay.Basis why, String cites, String authority, ClosedDay.Counts counts) {

        static ClosedDayView of(ClosedDay day) {
            return new ClosedDayView(
                    day.on(),
                    day.name(),
                    day.basis(),
                    "Fed. R. Civ. P. " + day.basis().paragraph(),
                    day.authority(),
                    day.counts());
        }
    }

    /** A court's closures. */
    record ClosuresView(String court, List<ClosureView> closures) {}

    /** A closure on record, withdrawn ones included. */
    @Schema(name = "Closure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClosureView(
            String closure,
            LocalDate fromOn,
            LocalDate untilOn,
            ClosureKind kind,
            boolean contested,
            String authority,
            OffsetDateTime recordedAt,
            @Nullable OffsetDateTime withdrawnAt) {

        static ClosureView of(CourtCalendars.OnRecord on, ZoneId zone) {
            ClosureProclaimed closure = on.closure();
            Instant withdrawn = on.withdrawnAt();
            return new ClosureView(
                    closure.closure(),
                    closure.fromOn(),
                    closure.untilOn(),
                    closure.kind(),
                    closure.contested(),
                    closure.authority(),
                    on.recordedAt().atZone(zone).toOffsetDateTime(),
                    withdrawn == null ? null : withdrawn.atZone(zone).toOffsetDateTime());
        }
    }
}

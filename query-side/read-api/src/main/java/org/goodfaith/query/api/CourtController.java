package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.Period;
import org.goodfaith.query.api.ApiParameters.CourtPath;
import org.goodfaith.query.api.ApiParameters.KnownAt;
import org.goodfaith.query.deadline.CourtCalendars;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.time.ClosedDay;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the courts and their calendars. */
@JsonController("/api/v1/courts")
@Tag(name = "Courts", description = "The district courts, and the days on which they are closed.")
class CourtController {

    private final CourtCalendars calendars;

    CourtController(CourtCalendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    @Operation(summary = "List the courts", description = "Sorted by state.")
    CourtsView courts() {
        return new CourtsView(Courts.all().stream().map(CourtView::of).toList());
    }

    @GetMapping("/{court}/calendar")
    @Operation(
            summary = "Get a court's calendar for a year",
            description = "Every closed day except weekends, for forward or backward periods: a state holiday closes"
                    + " a day for forward periods only. Contested and doubtful days are marked. Also the closures on"
                    + " record.")
    CalendarView calendar(
            @CourtPath @PathVariable String court,
            @Parameter(example = "2025") @RequestParam int year,
            @Parameter(description = "The direction of the period.")
                    @RequestParam(required = false, defaultValue = "AFTER")
                    Period.Direction direction,
            @KnownAt @RequestParam(required = false) @Nullable String knownAt) {
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
                known.calendar().hasStateHolidays(year),
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
    ClosuresView closures(
            @CourtPath @PathVariable String court, @KnownAt @RequestParam(required = false) @Nullable String knownAt) {
        return new ClosuresView(court, closures(calendars.of(court, knownAt)));
    }

    @GetMapping("/{court}/closures/{closure}")
    @Operation(summary = "Get a closure")
    ClosureView closure(
            @CourtPath @PathVariable String court,
            @Parameter(example = "mourning-2025") @PathVariable String closure,
            @KnownAt @RequestParam(required = false) @Nullable String knownAt) {
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

    /**
     * A court's calendar.
     *
     * @param stateHolidaysOnFile false if the holidays of the court's state are not on file for the year; any weekday
     *     may then be one
     */
    record CalendarView(
            CourtView court,
            int year,
            Period.Direction direction,
            OffsetDateTime knownAt,
            boolean stateHolidaysOnFile,
            List<ClosedDayView> closedDays,
            List<ClosureView> closures) {}

    /** A reason why a day is closed. */
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

    /** A closure on record, including withdrawn ones. */
    @Schema(name = "Closure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClosureView(
            String closure,
            LocalDate fromOn,
            LocalDate untilOn,
            ClosureKind kind,
            boolean contested,
            String authority,

            @Schema(description = "What a general order says of dates that an order fixes; absent if it does not say.")
            @Nullable
            DatesCertain datesCertain,

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
                    closure.datesCertain(),
                    on.recordedAt().atZone(zone).toOffsetDateTime(),
                    withdrawn == null ? null : withdrawn.atZone(zone).toOffsetDateTime());
        }
    }
}

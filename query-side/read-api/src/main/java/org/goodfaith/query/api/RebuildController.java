package org.goodfaith.query.api;

import org.goodfaith.query.rebuild.Rebuilds;
import org.goodfaith.query.rebuild.Rebuild;


import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds, for operators. A POST must say that it sends JSON, which no page of another site can. */
@RestController
@RequestMapping(path = "/api/v1/operations/rebuilds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations", description = "For whoever runs it. None of it changes what is on record.")
class RebuildController {

    private static final String EXAMPLE = """
            {"projection":"cases","stage":"BUILDING","underWay":true,
             "says":"It is being built beside what is shown: 12000 of 100000 events, 4000 a second, about 22 seconds left.",
             "ruleSet":"1","liveRuleSets":{"1":4000},"startedAt":"2026-01-15T17:00:00Z","eventsDone":12000,
             "eventsTotal":100000,"eventsPerSecond":4000,"secondsLeft":22,"compared":0,"different":0,"uncompared":0,"stopped":0,
             "differences":[]}
            """;

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GetMapping
    @Operation(summary = "List the latest rebuild of each projection")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject("{\"rebuilds\":[" + EXAMPLE + "]}")))
    RebuildsView all() {
        return new RebuildsView(rebuilds.all().stream().map(RebuildView::of).toList());
    }

    @GetMapping("/{projection}")
    @Operation(summary = "Show how far a rebuild has come")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    RebuildView one(@Parameter(example = "cases") @PathVariable String projection) {
        return RebuildView.of(rebuilds.latest(projection));
    }

    @PostMapping(path = "/{projection}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begin to rebuild a projection",
            description =
                    "Beside what is shown, which is not touched. It is compared with it in the end, and put in its"
                            + " place only when that is asked for. Nothing is sent to anybody.")
    @ApiResponse(
            responseCode = "202",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    RebuildView start(@Parameter(example = "cases") @PathVariable String projection) {
        return RebuildView.of(rebuilds.start(projection));
    }

    @PostMapping(path = "/{projection}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Go on with a rebuild that was interrupted or failed")
    @ApiResponse(
            responseCode = "202",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    RebuildView resume(@Parameter(example = "cases") @PathVariable String projection) {
        return RebuildView.of(rebuilds.resume(projection));
    }

    @PostMapping(path = "/{projection}/switch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Put what was built in place of what is shown",
            description = "Caught up to the last entry, in one step. Refused while cases come out differently, unless"
                    + " told that this is as it should be.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    RebuildView switchOver(
            @Parameter(example = "cases") @PathVariable String projection,
            @Parameter(description = "Switch also if cases come out differently.")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean acceptDifferences) {
        return RebuildView.of(rebuilds.switchOver(projection, acceptDifferences));
    }

    @PostMapping(path = "/{projection}/drop", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Give a rebuild up", description = "Also one that is under way. What is shown is not touched.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    RebuildView drop(@Parameter(example = "cases") @PathVariable String projection) {
        return RebuildView.of(rebuilds.drop(projection));
    }

    /** The latest rebuild of each projection. */
    record RebuildsView(List<RebuildView> rebuilds) {}

    /** How far a rebuild has come. */
    @Schema(name = "Rebuild")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RebuildView(
            String projection,
            Rebuild.Stage stage,

            @Schema(description = "Whether somebody works on it, here or on another node.")
            boolean underWay,

            @Schema(description = "All of it in plain words.")
            String says,

            @Schema(description = "The rules by which it is evaluated.")
            String ruleSet,

            @Schema(description = "How many cases are shown as evaluated by which rules.")
            Map<String, Long> liveRuleSets,

            Instant startedAt,
            @Nullable Instant endedAt,
            long eventsDone,
            long eventsTotal,
            @Nullable Long eventsPerSecond,
            @Nullable Long secondsLeft,
            long compared,
            long different,
            long uncompared,

            @Schema(description = "How many cases were built only up to an entry that could not be taken in.")
            long stopped,

            @Schema(description = "The first hundred cases that are different or could not be compared.")
            List<Rebuild.Difference> differences,

            @Nullable String failure) {

        static RebuildView of(Rebuild rebuild) {
            return new RebuildView(
                    rebuild.projection(),
                    rebuild.stage(),
                    rebuild.underWay(),
                    rebuild.says(),
                    rebuild.ruleSet(),
                    rebuild.liveRuleSets(),
                    rebuild.startedAt(),
                    rebuild.endedAt(),
                    rebuild.eventsDone(),
                    Math.max(rebuild.eventsDone(), rebuild.eventsTotal()),
                    rebuild.eventsPerSecond().orElse(null),
                    rebuild.timeLeft().map(Duration::toSeconds).orElse(null),
                    rebuild.compared(),
                    rebuild.different(),
                    rebuild.uncompared(),
                    rebuild.stopped(),
                    rebuild.differences(),
                    rebuild.failure());
        }
    }
}

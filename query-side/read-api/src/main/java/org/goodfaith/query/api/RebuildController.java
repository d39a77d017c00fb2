package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.goodfaith.query.api.ApiParameters.ProjectionPath;
import org.goodfaith.query.rebuild.Rebuild;
import org.goodfaith.query.rebuild.Rebuilds;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Serves rebuilds to operators. A POST must declare JSON, which pages of other sites cannot do. */
@JsonController("/api/v1/operations/rebuilds")
@Tag(name = "Operations", description = "For operators. Nothing here changes the record.")
class RebuildController {

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GetMapping
    @Operation(summary = "List the latest rebuild of each projection")
    RebuildsView all() {
        return new RebuildsView(rebuilds.all().stream().map(RebuildView::of).toList());
    }

    @GetMapping("/{projection}")
    @Operation(summary = "Show the progress of a rebuild")
    RebuildView one(@ProjectionPath @PathVariable String projection) {
        return RebuildView.of(rebuilds.latest(projection));
    }

    @PostMapping(path = "/{projection}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start to rebuild a projection",
            description = "Builds the data next to the live data, which is not changed, and then compares the two. The"
                    + " rebuilt data becomes live only on request. No messages or notices are sent.")
    RebuildView start(@ProjectionPath @PathVariable String projection) {
        return RebuildView.of(rebuilds.start(projection));
    }

    @PostMapping(path = "/{projection}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Resume a rebuild that was interrupted or failed")
    RebuildView resume(@ProjectionPath @PathVariable String projection) {
        return RebuildView.of(rebuilds.resume(projection));
    }

    @PostMapping(path = "/{projection}/switch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Make the rebuilt data live",
            description = "Brings the rebuilt data up to date and makes it live. Refused if cases differ, unless"
                    + " `acceptDifferences` is true.")
    RebuildView switchOver(
            @ProjectionPath @PathVariable String projection,
            @Parameter(description = "True to switch even if cases differ.")
                    @RequestParam(required = false, defaultValue = "false")
                    boolean acceptDifferences) {
        return RebuildView.of(rebuilds.switchOver(projection, acceptDifferences));
    }

    @PostMapping(path = "/{projection}/drop", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Drop a rebuild", description = "Also stops a running one. The live data is not changed.")
    RebuildView drop(@ProjectionPath @PathVariable String projection) {
        return RebuildView.of(rebuilds.drop(projection));
    }

    /** The latest rebuild of each projection. */
    record RebuildsView(List<RebuildView> rebuilds) {}

    /** The progress of a rebuild. */
    @Schema(name = "Rebuild")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RebuildView(
            String projection,
            Rebuild.Stage stage,

            @Schema(description = "True if a node is working on it.")
            boolean underWay,

            @Schema(description = "The progress in words.") String says,

            @Schema(description = "The rule set it evaluates with.")
            String ruleSet,

            @Schema(description = "The number of live cases per rule set.")
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

            @Schema(description = "The number of cases built only up to an entry that could not be processed.")
            long stopped,

            @Schema(description = "The first hundred cases that differ or could not be compared.")
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

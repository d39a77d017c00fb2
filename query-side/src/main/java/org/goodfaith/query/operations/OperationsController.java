package org.goodfaith.query.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves failures and processing lag to operators. A POST must declare JSON. */
@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations", description = "For operators. Nothing here changes the record.")
class OperationsController {

    private static final String FAILURES = """
            {"failures":[{"record":"cand-23-cv-90417","entry":12,"lastEntry":14,
              "eventId":"0b9f1c5e-7a55-4f0e-9d5f-6f1f5a1f9f10","position":1042,"since":"2026-01-15T17:00:00Z","attempts":3,
              "cause":"This version does not know entries of type org.goodfaith.events.MediatorNamed."}]}
            """;

    private final FailedRecords failures;
    private final Processors processors;

    OperationsController(FailedRecords failures, Processors processors) {
        this.failures = failures;
        this.processors = processors;
    }

    @GetMapping("/failures")
    @Operation(
            summary = "List processing failures",
            description = "Each failure blocks only its own case or court calendar. Oldest first.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(FAILURES)))
    FailuresView failures() {
        return new FailuresView(failures.all());
    }

    @PostMapping(path = "/failures/{record}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Retry one case",
            description = "Retries from the failed entry, in order. The answer lists the remaining failure: none, if"
                    + " it succeeded.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject("{\"failures\":[]}")))
    FailuresView retry(@Parameter(example = "cand-23-cv-90417") @PathVariable String record) {
        return new FailuresView(failures.retry(record));
    }

    @PostMapping(path = "/failures/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Retry all failures", description = "The answer lists the remaining failures.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(FAILURES)))
    FailuresView retryAll() {
        return new FailuresView(failures.retryAll());
    }

    @GetMapping("/processors")
    @Operation(
            summary = "Show the lag of the event processors",
            description = "Each segment of each event processor, on all nodes.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"segments":[{"processor":"cases","segment":0,"activity":"CAUGHT_UP","node":"1@node-a",
                      "position":1042,"eventsBehind":0,"secondsBehind":0}]}
                    """)))
    ProcessorsView processors() {
        return new ProcessorsView(processors.all());
    }

    /** The failures. */
    record FailuresView(List<FailedRecords.Failure> failures) {}

    /** The lag of the processors. */
    record ProcessorsView(List<Processors.Segment> segments) {}
}

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

/** What could not be taken in, and how far the processors are. A POST must say that it sends JSON. */
@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations", description = "For whoever runs it. None of it changes what is on record.")
class OperationsController {

    private static final String FAILURES = """
            {"failures":[{"record":"cand-23-cv-90417","entry":12,"lastEntry":14,
              "eventId":"0b9f1c5e-7a55-4f0e-9d5f-6f1f5a1f9f10","position":1042,"since":"2026-01-15T17:00:00Z","attempts":3,
              "cause":"This program does not know entries of type org.goodfaith.events.MediatorNamed."}]}
            """;

    private final FailedRecords failures;
    private final Processors processors;

    OperationsController(FailedRecords failures, Processors processors) {
        this.failures = failures;
        this.processors = processors;
    }

    @GetMapping("/failures")
    @Operation(
            summary = "List what could not be taken in",
            description = "Each stops its own case, or its own court's calendar, and nothing else; the oldest first.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(FAILURES)))
    FailuresView failures() {
        return new FailuresView(failures.all());
    }

    @PostMapping(path = "/failures/{record}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Try one case again",
            description = "From the entry that stopped it on, in order. The answer has what is left of it: nothing, if"
                    + " all could be taken in.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject("{\"failures\":[]}")))
    FailuresView retry(@Parameter(example = "cand-23-cv-90417") @PathVariable String record) {
        return new FailuresView(failures.retry(record));
    }

    @PostMapping(path = "/failures/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Try everything again", description = "The answer has what is left.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(FAILURES)))
    FailuresView retryAll() {
        return new FailuresView(failures.retryAll());
    }

    @GetMapping("/processors")
    @Operation(
            summary = "Show how far the processors have come",
            description = "Each segment of each streaming processor, on whichever node.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"segments":[{"processor":"cases","segment":0,"activity":"CAUGHT_UP","node":"1@node-a",
                      "position":1042,"eventsBehind":0,"secondsBehind":0}]}
                    """)))
    ProcessorsView processors() {
        return new ProcessorsView(processors.all());
    }

    /** What could not be taken in. */
    record FailuresView(List<FailedRecords.Failure> failures) {}

    /** How far the processors have come. */
    record ProcessorsView(List<Processors.Segment> segments) {}
}

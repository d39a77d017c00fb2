package org.goodfaith.query.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

    private final FailedRecords failures;
    private final Processors processors;
    private final ProcessingWatch watch;

    OperationsController(FailedRecords failures, Processors processors, ProcessingWatch watch) {
        this.failures = failures;
        this.processors = processors;
        this.watch = watch;
    }

    @GetMapping("/failures")
    @Operation(
            summary = "List processing failures",
            description = "Each case or court calendar that could not be read, evaluated or stored. Others are not"
                    + " affected. Oldest first.")
    FailuresView failures() {
        return new FailuresView(failures.all());
    }

    @PostMapping(path = "/failures/{record}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Retry one case",
            description =
                    "Reads, evaluates and stores the whole case again. The answer lists the remaining failure: none,"
                            + " if it succeeded.")
    FailuresView retry(@Parameter(example = "cand-23-cv-90417") @PathVariable String record) {
        return new FailuresView(failures.retry(record));
    }

    @PostMapping(path = "/failures/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Retry all failures", description = "The answer lists the remaining failures.")
    FailuresView retryAll() {
        return new FailuresView(failures.retryAll());
    }

    @GetMapping("/processors")
    @Operation(
            summary = "Show the lag of the event processors",
            description = "Each segment of each event processor, on all nodes.")
    ProcessorsView processors() {
        return new ProcessorsView(watch.marked(processors.all()));
    }

    /** The failures. */
    record FailuresView(List<FailedRecords.FailedRecord> failures) {}

    /** The lag of the processors. */
    record ProcessorsView(List<Processors.Segment> segments) {}
}

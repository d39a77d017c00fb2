package org.goodfaith.command.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.operation.Submissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Imports files of cases from other systems. */
@RestController
class BulkController {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/jsonl";

    /** Flushes the response regularly, so that the client sees the progress. */
    private static final int LINES_PER_FLUSH = 50;

    private static final int DRY_RUN_CASES_MAX = 1_000;

    private final Submissions submissions;
    private final JsonMapper json;
    private final Path spoolDirectory;

    /** @param spoolDirectory the directory that holds each file while it is processed */
    BulkController(
            Submissions submissions,
            JsonMapper json,
            @Value("${goodfaith.bulk.spool:${java.io.tmpdir}}") Path spoolDirectory) {
        this.submissions = submissions;
        this.json = json;
        this.spoolDirectory = spoolDirectory;
    }

    @Operation(
            summary = "Import a file of cases from another system",
            description =
                    "Each line is one command: JSON lines with `caseId`, `operation`, `body` and an optional `key`, or CSV"
                            + " (see docs/bulk-intake.md). The response has one line per line of the file and a summary at the"
                            + " end. You can send a file again: lines already recorded are skipped. With `dryRun=true` nothing"
                            + " is recorded, and each line is checked as if the lines before it had been recorded.",
            tags = "Facts",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(
                                        mediaType = JSON_LINES,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject("""
                            {"caseId":"cand-24-cv-00101","operation":"facts/CommunicationAnswered","body":\
                            {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1"]}}}
                            """)),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject("""
                            caseId,operation,occurredAt,onBehalfOf
                            cand-24-cv-00101,facts/CommunicationAnswered,2024-06-26,defendant-1
                            """))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "One report per line of the file, and a BulkSummary as the last line.",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(implementation = LineReport.class)))
    @PostMapping(
            path = Submissions.FILES,
            consumes = {CSV, JSON_LINES})
    void importFile(
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var intake = new BulkIntake(submissions, Sender.of(request, "bulk"), dryRun, DRY_RUN_CASES_MAX);
        Path spool = Files.createTempFile(spoolDirectory, "bulk-intake-", ".tmp");
        try {
            // Many clients read the response only after they have sent the whole file.
            Spool.write(spool, request.getInputStream());
            try (InputStream file = Files.newInputStream(spool)) {
                Lines lines = String.valueOf(request.getContentType()).startsWith(CSV)
                        ? new CsvLines(file)
                        : new JsonLines(file);
                respond(intake, lines, response);
            }
        } finally {
            Files.delete(spool);
        }
    }

    private void respond(BulkIntake intake, Lines lines, HttpServletResponse response) throws IOException {
        response.setContentType(JSON_LINES);
        OutputStream out = response.getOutputStream();
        BulkSummary summary = intake.run(lines, report -> {
            write(out, report);
            if (report.line() % LINES_PER_FLUSH == 0) {
                out.flush();
            }
        });
        write(out, summary);
    }

    private void write(OutputStream out, Object line) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}

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

/** Takes files of cases that exist elsewhere. */
@RestController
class BulkController {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/jsonl";

    /** After so many lines, a reader sees how far it has come. */
    private static final int LINES_PER_FLUSH = 50;

    private static final int CASES_IN_MIND_MAX = 1_000;

    private final Submissions submissions;
    private final JsonMapper json;
    private final Path spools;

    /** @param spools the directory where files are kept while they are taken */
    BulkController(
            Submissions submissions, JsonMapper json, @Value("${goodfaith.bulk.spool:${java.io.tmpdir}}") Path spools) {
        this.submissions = submissions;
        this.json = json;
        this.spools = spools;
    }

    @Operation(
            summary = "Records a file of cases that exist elsewhere",
            description =
                    "A line for each recording: JSON lines with `caseId`, `operation`, `body` and perhaps `key`, or CSV,"
                            + " see docs/bulk-intake.md. The answer has a line for each line of the file, and one with the sum at"
                            + " the end. A file may be sent again: what is on record is passed over. With `dryRun=true` nothing"
                            + " is recorded, and each line is decided as if those before it were.",
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
            description = "A report for each line, and a BulkSummary in the last one.",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(implementation = LineReport.class)))
    @PostMapping(
            path = Submissions.FILES,
            consumes = {CSV, JSON_LINES})
    void take(
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var intake = new BulkIntake(submissions, Sender.of(request, "bulk"), dryRun, CASES_IN_MIND_MAX);
        Path spool = Files.createTempFile(spools, "bulk-intake-", ".tmp");
        try {
            // Many clients read the answer only once they have sent everything.
            Spool.fill(spool, request.getInputStream());
            try (InputStream file = Files.newInputStream(spool)) {
                Lines lines = String.valueOf(request.getContentType()).startsWith(CSV)
                        ? new CsvLines(file)
                        : new JsonLines(file);
                answer(intake, lines, response);
            }
        } finally {
            Files.delete(spool);
        }
    }

    private void answer(BulkIntake intake, Lines lines, HttpServletResponse response) throws IOException {
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

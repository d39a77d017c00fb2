package org.goodfaith.command.bulk;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.goodfaith.command.bulk.BulkSummary.Count;
import org.goodfaith.command.bulk.Line.Content;
import org.goodfaith.command.bulk.LineReport.Result;
import org.goodfaith.command.operation.CaseAfterDryRun;
import org.goodfaith.command.operation.Submission;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.command.operation.Submissions.Outcome;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;

/**
 * Processes a file line by line. A rejected line does not prevent the recording of other lines. A file can be sent
 * again after an interruption: its idempotency keys skip the lines already recorded.
 *
 * <p>A dry run checks each line against the state of the case after the lines before it.
 */
final class BulkIntake {

    private static final Logger log = LoggerFactory.getLogger(BulkIntake.class);

    private static final int LINES_PER_MESSAGE = 1_000;

    private final Submissions submissions;
    private final Sender sender;
    private final boolean dryRun;
    private final int dryRunCasesMax;
    private final SequencedMap<String, CaseAfterDryRun> dryRunCases = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> evicted = new HashSet<>();

    /** @param dryRunCasesMax the maximum number of cases whose state a dry run keeps in memory */
    BulkIntake(Submissions submissions, Sender sender, boolean dryRun, int dryRunCasesMax) {
        this.submissions = submissions;
        this.sender = sender;
        this.dryRun = dryRun;
        this.dryRunCasesMax = dryRunCasesMax;
    }

    /** Receives the report of each line as soon as the line is processed. */
    interface Reports {

        void add(LineReport report) throws IOException;
    }

    /** Processes the file and returns the summary, even if processing stops before the end. */
    BulkSummary run(Lines lines, Reports reports) throws IOException {
        var count = new Count(dryRun);
        try {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                Outcome outcome = outcome(line);
                if (outcome instanceof Outcome.Failed failed) {
                    log.warn("Line {} of a bulk intake by {} failed", line.number(), sender.actor(), failed.cause());
                    if (failed.isPassing()) {
                        return count.summary("Recording stopped at line " + line.number()
                                + " because of a temporary failure. Send the file again.");
                    }
                }
                LineReport report = report(line, outcome, lines);
                reports.add(report);
                if (count.add(report.outcome()) % LINES_PER_MESSAGE == 0) {
                    log.info("Bulk intake by {} has processed line {}", sender.actor(), line.number());
                }
            }
            return count.summary(null);
        } catch (CsvLines.UnterminatedRecord e) {
            return count.summary(e.getMessage());
        }
    }

    private @Nullable Outcome outcome(Line line) {
        Supplier<Submission> submission = () -> submission(line);
        if (!dryRun || line.content() == null || !isCaseId(line.content().caseId())) {
            // Safe in a dry run: a line without a valid case id is rejected before anything is recorded.
            return submissions.process(submission);
        }
        String caseId = line.content().caseId();
        if (evicted.contains(caseId)) {
            return null;
        }
        Outcome outcome =
                dryRunCases.computeIfAbsent(caseId, submissions::dryRun).process(submission);
        if (dryRunCases.size() > dryRunCasesMax) {
            evicted.add(dryRunCases.pollFirstEntry().getKey());
        }
        return outcome;
    }

    private Submission submission(Line line) {
        if (line.error() != null) {
            throw line.error();
        }
        Content content = Objects.requireNonNull(line.content());
        requireCaseId(content.caseId());
        byte[] body = StableJson.bytes(content.body());
        String key = Optional.ofNullable(content.key()).orElseGet(() -> StableJson.digest(content));
        return new Submission(sender, content.caseId(), content.operation(), body, key);
    }

    private static boolean isCaseId(String caseId) {
        try {
            requireCaseId(caseId);
            return true;
        } catch (MalformedRequest e) {
            return false;
        }
    }

    private static void requireCaseId(String caseId) {
        try {
            CaseId.of(caseId);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_PARAMETER, "caseId", e.getMessage() + ".");
        }
    }

    private LineReport report(Line line, @Nullable Outcome outcome, Lines lines) {
        String caseId = line.content() == null ? null : line.content().caseId();
        String operation = line.content() == null ? null : line.content().operation();
        return switch (outcome) {
            case null -> new LineReport(line.number(), caseId, operation, Result.NOT_CHECKED, null, List.of(), null);
            case Outcome.Recorded recorded ->
                new LineReport(
                        line.number(),
                        caseId,
                        operation,
                        dryRun ? Result.WOULD_BE_RECORDED : Result.RECORDED,
                        recorded.sequence(),
                        recorded.warnings(),
                        null);
            case Outcome.AlreadyRecorded _ ->
                new LineReport(line.number(), caseId, operation, Result.ALREADY_RECORDED, null, List.of(), null);
            case Outcome.Refused(ProblemDetail problem) ->
                new LineReport(
                        line.number(),
                        caseId,
                        operation,
                        Result.REFUSED,
                        null,
                        List.of(),
                        withFieldName(problem, lines));
            case Outcome.Failed failed ->
                new LineReport(line.number(), caseId, operation, Result.FAILED, null, List.of(), failed.problem());
        };
    }

    private static ProblemDetail withFieldName(ProblemDetail problem, Lines lines) {
        Map<String, Object> properties = problem.getProperties();
        if (properties != null && properties.get("field") instanceof String field) {
            problem.setProperty("field", lines.fieldName(field));
        }
        return problem;
    }
}

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
import org.goodfaith.command.bulk.Line.Statement;
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
 * Goes through a file line by line. A line that is refused keeps no other from being recorded, and a file that was
 * broken off is sent again: what is on record is passed over by its key.
 *
 * <p>A dry run decides each line on the record as the lines before it would leave it.
 */
final class BulkIntake {

    private static final Logger log = LoggerFactory.getLogger(BulkIntake.class);

    private static final int LINES_PER_MESSAGE = 1_000;

    private final Submissions submissions;
    private final Sender sender;
    private final boolean dryRun;
    private final int casesInMindMax;
    private final SequencedMap<String, CaseAfterDryRun> inMind = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> forgotten = new HashSet<>();

    /** @param casesInMindMax how many cases a dry run keeps in mind */
    BulkIntake(Submissions submissions, Sender sender, boolean dryRun, int casesInMindMax) {
        this.submissions = submissions;
        this.sender = sender;
        this.dryRun = dryRun;
        this.casesInMindMax = casesInMindMax;
    }

    /** Takes reports as they come. */
    interface Reports {

        void add(LineReport report) throws IOException;
    }

    /** @return the sum of it, also if the file could not be read to its end */
    BulkSummary run(Lines lines, Reports reports) throws IOException {
        var count = new Count(dryRun);
        try {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                Outcome outcome = outcome(line);
                if (outcome instanceof Outcome.Failed failed) {
                    log.warn("Line {} of a file failed", line.number(), failed.cause());
                    if (failed.isPassing()) {
                        return count.summary("Line " + line.number()
                                + " could not be recorded now, nor what follows it. Send the file again.");
                    }
                }
                LineReport report = report(line, outcome, lines);
                reports.add(report);
                if (count.add(report.outcome()) % LINES_PER_MESSAGE == 0) {
                    log.info("Bulk intake by {} is past line {}", sender.actor(), line.number());
                }
            }
            return count.summary(null);
        } catch (CsvLines.EndlessLine e) {
            return count.summary(e.getMessage());
        }
    }

    private @Nullable Outcome outcome(Line line) {
        Supplier<Submission> reading = () -> submission(line);
        if (!dryRun || line.says() == null || !isCase(line.says().caseId())) {
            // What cannot be a case is refused before anything is recorded.
            return submissions.process(reading);
        }
        String caseId = line.says().caseId();
        if (forgotten.contains(caseId)) {
            return null;
        }
        Outcome outcome = inMind.computeIfAbsent(caseId, submissions::dryRun).process(reading);
        if (inMind.size() > casesInMindMax) {
            forgotten.add(inMind.pollFirstEntry().getKey());
        }
        return outcome;
    }

    private Submission submission(Line line) {
        if (line.fault() != null) {
            throw line.fault();
        }
        Statement says = Objects.requireNonNull(line.says());
        requireCase(says.caseId());
        byte[] body = StableJson.bytes(says.body());
        String key = Optional.ofNullable(says.key()).orElseGet(() -> StableJson.digest(says));
        return new Submission(sender, says.caseId(), says.operation(), body, key);
    }

    private static boolean isCase(String caseId) {
        try {
            requireCase(caseId);
            return true;
        } catch (MalformedRequest e) {
            return false;
        }
    }

    private static void requireCase(String caseId) {
        try {
            CaseId.of(caseId);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(MalformedRequest.Kind.MALFORMED_PARAMETER, "caseId", e.getMessage() + ".");
        }
    }

    private LineReport report(Line line, @Nullable Outcome outcome, Lines lines) {
        String caseId = line.says() == null ? null : line.says().caseId();
        String operation = line.says() == null ? null : line.says().operation();
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
                        line.number(), caseId, operation, Result.REFUSED, null, List.of(), named(problem, lines));
            case Outcome.Failed failed ->
                new LineReport(line.number(), caseId, operation, Result.FAILED, null, List.of(), failed.problem());
        };
    }

    private static ProblemDetail named(ProblemDetail problem, Lines lines) {
        Map<String, Object> properties = problem.getProperties();
        if (properties != null && properties.get("field") instanceof String field) {
            problem.setProperty("field", lines.nameOf(field));
        }
        return problem;
    }
}

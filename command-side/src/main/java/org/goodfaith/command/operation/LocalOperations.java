package org.goodfaith.command.operation;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.command.cases.ExpectedPosition;
import org.goodfaith.command.dispatch.ReceiptView;
import org.goodfaith.command.dispatch.StaleStateRetry;
import org.goodfaith.command.dryrun.CaseSnapshot;
import org.goodfaith.command.dryrun.ClosureDryRunView;
import org.goodfaith.command.dryrun.DryRun;
import org.goodfaith.command.dryrun.DryRunView;
import org.goodfaith.command.dryrun.OrderDryRunView;
import org.goodfaith.command.json.StrictJson;
import org.goodfaith.command.operation.Operations.ReadCommand;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.problem.Problems;
import org.goodfaith.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Executes API operations for callers in the same process, with the receipts, dry runs and problems of the API. */
@Component
public class LocalOperations {

    /** Satisfies {@link Submission}; dry runs use up no key. */
    private static final String DRY_RUN_KEY = "dry-run";

    private final Operations operations;
    private final CommandGateway commands;
    private final DryRun dryRuns;

    LocalOperations(Operations operations, CommandGateway commands, DryRun dryRuns) {
        this.operations = operations;
        this.commands = commands;
        this.dryRuns = dryRuns;
    }

    /**
     * The response to an operation.
     *
     * @param status the HTTP status that the API would send
     * @param body a view to be serialized as JSON, or a {@link ProblemDetail}
     */
    public record Response(int status, Object body) {

        static Response of(ProblemDetail problem) {
            return new Response(problem.getStatus(), problem);
        }
    }

    /**
     * Records once per key.
     *
     * @param path the path of the operation below the root of the API, such as {@code /cases/{id}/facts/DemandServed}
     * @param body JSON in UTF-8
     * @param key the idempotency key
     * @param lastEntrySeen the number of the case's last entry that the sender has seen; null to record regardless
     * @return 201 with a receipt, or a problem, also if the database is not available
     * @throws RuntimeException if the operation failed without a decision
     */
    public Response record(Sender sender, String path, byte[] body, String key, @Nullable Long lastEntrySeen) {
        return response(() -> {
            Submission submission = submission(sender, path, body, key);
            ReadCommand read = operations.read(submission, () -> openedCase(submission));
            RecordCommand command = read.command();
            MetaData metaData = submission.origin().metaData();
            Receipt receipt = commands.sendAndWait(new GenericCommandMessage<>(
                    command, lastEntrySeen == null ? metaData : metaData.and(ExpectedPosition.ENTRY, lastEntrySeen)));
            String caseId =
                    command instanceof CaseCommand onCase ? onCase.caseId().value() : null;
            String court = submission.calendarOf().orElse(null);
            return new Response(
                    HttpStatus.CREATED.value(),
                    ReceiptView.of(receipt, caseId, court).with(read.warnings()));
        });
    }

    /**
     * Decides an operation without recording anything.
     *
     * @param path the path of the operation below the root of the API; not that of rescheduling, which has its own
     *     result
     * @param body JSON in UTF-8
     * @return 200 with the result, or a problem
     * @throws RuntimeException if the operation failed without a decision
     */
    public Response dryRun(Sender sender, String path, byte[] body) {
        return response(() -> {
            Submission submission = submission(sender, path, body, DRY_RUN_KEY);
            ReadCommand read = operations.read(submission, () -> openedCase(submission));
            return new Response(HttpStatus.OK.value(), view(read, submission));
        });
    }

    private Object view(ReadCommand read, Submission submission) {
        return switch (read.command()) {
            case EnterOrder order -> OrderDryRunView.of(order, openedCase(submission), read.warnings());
            case OpenCase open -> DryRunView.of(dryRuns.effect(open));
            case CaseCommand onCase -> DryRunView.of(openedCase(submission).effect(onCase));
            case CalendarCommand onCalendar -> ClosureDryRunView.of(dryRuns.effect(onCalendar));
        };
    }

    private CaseSnapshot openedCase(Submission submission) {
        return dryRuns.openedCase(CaseId.of(submission.recordId()));
    }

    private static Submission submission(Sender sender, String path, byte[] body, String key) {
        String[] segments = path.split("/", 4);
        if (segments.length < 4) {
            CaseId caseId =
                    StrictJson.read(body, OpenCaseRequest.class).command().caseId();
            return new Submission(sender, caseId.value(), Submission.OPEN, body, key);
        }
        String recordId = segments[1].equals("courts") ? Submission.CALENDARS + segments[2] : segments[2];
        return new Submission(sender, recordId, segments[3], body, key);
    }

    /** @throws RuntimeException if the work failed without a decision */
    static Response response(Supplier<Response> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Problems.of(e)
                    .map(Response::of)
                    .or(() -> StaleStateRetry.isLostRace(e)
                            ? Optional.of(Response.of(Problems.concurrentChange()))
                            : Problems.outage(e).map(Response::of))
                    .orElseThrow(() -> e);
        }
    }
}

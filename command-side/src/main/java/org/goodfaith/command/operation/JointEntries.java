package org.goodfaith.command.operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.goodfaith.command.json.StrictJson;
import org.goodfaith.command.operation.JointEntryView.CaseOutcome;
import org.goodfaith.command.operation.LocalOperations.Response;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.problem.Problems;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Records one act, or enters one order, in several cases.
 *
 * <p>Each case decides alone, in a transaction of its own, and keeps the idempotency key for itself. A request that is
 * sent again with the same key therefore completes the cases that do not have the entry yet and changes no other.
 */
@Component
public class JointEntries {

    /** The path of joint entries below the root of the API. */
    public static final String PATH = "/joint-entries";

    private static final Logger log = LoggerFactory.getLogger(JointEntries.class);
    private static final int ACT_DIGITS = 16;

    private final LocalOperations operations;

    JointEntries(LocalOperations operations) {
        this.operations = operations;
    }

    /**
     * Records an entry in each case, once per key.
     *
     * @param operation {@code orders}, or {@code facts/} and the name of a fact
     * @param body a {@link JointEntryRequest} in JSON
     * @return 201 if every case has the entry, otherwise 207, with a {@link JointEntryView}; a problem if the request
     *     itself cannot be read, in which case nothing was recorded
     */
    public Response record(Sender sender, String operation, byte[] body, String key) {
        return LocalOperations.response(() -> {
            var request = StrictJson.read(body, JointEntryRequest.class);
            String act = act(sender, operation, request, key);
            JointEntryView view = each(
                    request,
                    act,
                    false,
                    (one, entry) ->
                            operations.record(sender, path(one) + operation, entry, key, request.lastEntrySeen(one)));
            return new Response((view.complete() ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS).value(), view);
        });
    }

    /**
     * Decides an entry in each case without recording anything.
     *
     * @return 200 with a {@link JointEntryView}; a problem if the request itself cannot be read
     */
    public Response dryRun(Sender sender, String operation, byte[] body) {
        return LocalOperations.response(() -> {
            var request = StrictJson.read(body, JointEntryRequest.class);
            return new Response(
                    HttpStatus.OK.value(),
                    each(
                            request,
                            "dry-run",
                            true,
                            (one, entry) -> operations.dryRun(sender, path(one) + operation, entry)));
        });
    }

    private JointEntryView each(
            JointEntryRequest request, String act, boolean dryRun, BiFunction<CaseId, byte[], Response> execute) {
        // Reads every body before the first case changes.
        List<byte[]> bodies = request.cases().stream()
                .map(one -> request.bodyFor(one, act).toString().getBytes(StandardCharsets.UTF_8))
                .toList();
        var outcomes = new ArrayList<CaseOutcome>();
        for (int i = 0; i < bodies.size(); i++) {
            CaseId one = request.cases().get(i);
            outcomes.add(CaseOutcome.of(one, execute(one, bodies.get(i), execute), dryRun));
        }
        return JointEntryView.of(act, outcomes, dryRun);
    }

    private static String path(CaseId one) {
        return "/cases/" + one + "/";
    }

    /** A failure in one case leaves the others their outcome. */
    private static Response execute(CaseId one, byte[] body, BiFunction<CaseId, byte[], Response> execute) {
        try {
            return execute.apply(one, body);
        } catch (RuntimeException e) {
            log.error("A joint entry failed in {}", one, e);
            return Response.of(Problems.failure(e));
        }
    }

    /**
     * The name depends on nothing that may be corrected for a refused case, so that a retry belongs to the same act.
     */
    private static String act(Sender sender, String operation, JointEntryRequest request, String key) {
        String cases = request.cases().stream().map(CaseId::value).collect(Collectors.joining(","));
        return "act-"
                + Sha256.digestOf(
                                String.join("\n", sender.actor(), operation, cases, key)
                                        .getBytes(StandardCharsets.UTF_8),
                                new byte[0])
                        .hex()
                        .substring(0, ACT_DIGITS);
    }
}

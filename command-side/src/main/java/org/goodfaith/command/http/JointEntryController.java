package org.goodfaith.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.goodfaith.command.dispatch.IdempotencyKeys;
import org.goodfaith.command.operation.JointEntries;
import org.goodfaith.command.operation.LocalOperations.Response;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.problem.MalformedRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records one act, or enters one order, in several cases. */
@RestController
@RequestMapping(
        path = "/api/v1" + JointEntries.PATH,
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class JointEntryController {

    private final JointEntries entries;

    JointEntryController(JointEntries entries) {
        this.entries = entries;
    }

    @RecordsInCases(
            summary = "Enters one order in several cases",
            description = "As the same operation for facts. `entry` is the body of the operation on one case.",
            tags = "Orders",
            example = """
                    {"cases":["caed-2-25-cv-00001","caed-2-25-cv-00002"],
                     "entry":{"circumstances":{"occurredAt":"2025-05-21","channel":"FILED","docketEntry":21},
                      "order":"ecf-21","datedOn":"2025-05-21","judge":"ABC","template":"caed-meet-confer-vdrp"},
                     "differences":{"caed-2-25-cv-00002":{"circumstances":{"docketEntry":17}}}}
                    """)
    @PostMapping("/orders")
    ResponseEntity<Object> enterOrder(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        return execute("orders", dryRun, body, request);
    }

    @RecordsInCases(
            summary = "Records one act in several cases",
            description =
                    "Each case gets an entry of its own. The entries carry the same `forCases`, which names the act and all"
                            + " cases. Each case decides alone. Send the same request again with the same key to complete the"
                            + " cases that do not have the entry; nothing is recorded twice.",
            tags = "Facts",
            example = """
                    {"cases":["caed-2-25-cv-00001","caed-2-25-cv-00002"],
                     "entry":{"circumstances":{"occurredAt":"2025-09-11","channel":"FILED","docketEntry":30},
                      "actors":{"onBehalfOf":["plaintiff-1","defendant-1"]}}}
                    """)
    @PostMapping("/facts/{fact}")
    ResponseEntity<Object> record(
            @PathVariable String fact,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        return execute("facts/" + fact, dryRun, body, request);
    }

    private ResponseEntity<Object> execute(String operation, boolean dryRun, byte[] body, HttpServletRequest request) {
        if (request.getHeader(CommandDispatcher.IF_MATCH) != null) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_HEADER,
                    CommandDispatcher.IF_MATCH,
                    "A joint entry names the last entry of each case in lastEntries. Leave the header out.");
        }
        Sender sender = CommandDispatcher.sender(request);
        Response response = dryRun
                ? entries.dryRun(sender, operation, body)
                : entries.record(
                        sender,
                        operation,
                        body,
                        IdempotencyKeys.require(Collections.list(request.getHeaders(IdempotencyKeys.HEADER))));
        return ResponseEntity.status(response.status())
                .contentType(
                        response.body() instanceof ProblemDetail
                                ? MediaType.APPLICATION_PROBLEM_JSON
                                : MediaType.APPLICATION_JSON)
                .body(response.body());
    }
}

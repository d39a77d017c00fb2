package org.goodfaith.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.command.cases.ExpectedPosition;
import org.goodfaith.command.dispatch.IdempotencyKeys;
import org.goodfaith.command.dispatch.Origin;
import org.goodfaith.command.dispatch.ReceiptView;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.problem.MalformedRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends the commands of HTTP requests, with the metadata from their headers, and renders the receipts. */
@Component
class CommandDispatcher {

    /** The header with the number of the last entry the client has seen, in quotes. */
    static final String IF_MATCH = HttpHeaders.IF_MATCH;

    private static final Pattern ENTRY = Pattern.compile("\"(\\d{1,9})\"");

    private final CommandGateway commands;

    CommandDispatcher(CommandGateway commands) {
        this.commands = commands;
    }

    /** @return 201 with the address of the entry */
    ResponseEntity<ReceiptView> record(CaseCommand command, HttpServletRequest request) {
        return record(command, List.of(), request);
    }

    /** @param warnings oddities of the request itself */
    ResponseEntity<ReceiptView> record(
            CaseCommand command, List<ReceiptView.WarningView> warnings, HttpServletRequest request) {
        Receipt receipt = send(command, request);
        return ResponseEntity.created(
                        URI.create("/api/v1/cases/" + command.caseId() + "/entries/" + receipt.sequence()))
                .body(ReceiptView.of(receipt, command.caseId().value(), null).with(warnings));
    }

    /** @return 201 with the address of the case */
    ResponseEntity<ReceiptView> open(CaseCommand command, HttpServletRequest request) {
        Receipt receipt = send(command, request);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + command.caseId()))
                .body(ReceiptView.of(receipt, command.caseId().value(), null));
    }

    /** @return 201 with the address of the closure */
    ResponseEntity<ReceiptView> record(CalendarCommand command, String closure, HttpServletRequest request) {
        Receipt receipt = send(command, request);
        return ResponseEntity.created(URI.create("/api/v1/courts/" + command.court() + "/closures/" + closure))
                .body(ReceiptView.of(receipt, null, command.court().value()));
    }

    /** @throws MalformedRequest if the account may not record on behalf of another */
    static Sender sender(HttpServletRequest request) {
        return Sender.of(request, "http");
    }

    private Receipt send(RecordCommand command, HttpServletRequest request) {
        MetaData metaData = origin(request).metaData();
        String ifMatch = request.getHeader(IF_MATCH);
        return commands.sendAndWait(new GenericCommandMessage<>(
                command,
                ifMatch == null ? metaData : metaData.and(ExpectedPosition.ENTRY, lastSeen(ifMatch, command))));
    }

    private static long lastSeen(String ifMatch, RecordCommand command) {
        Matcher entry = ENTRY.matcher(ifMatch);
        if (!(command instanceof CaseCommand) || !entry.matches()) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_HEADER,
                    IF_MATCH,
                    "Send the number of the case's last entry in quotes, such as \"17\". Court calendars do not support this"
                            + " header.");
        }
        return Long.parseLong(entry.group(1));
    }

    private static Origin origin(HttpServletRequest request) {
        Sender sender = sender(request);
        List<String> keys = Collections.list(request.getHeaders(IdempotencyKeys.HEADER));
        return new Origin(
                sender.actor(),
                sender.role(),
                sender.source(),
                keys.isEmpty() ? null : IdempotencyKeys.require(keys),
                String.valueOf(request.getAttribute(RequestBodyLimit.DIGEST)));
    }
}

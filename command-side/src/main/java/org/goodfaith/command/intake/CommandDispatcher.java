package org.goodfaith.command.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Hands commands that came by HTTP to the bus, with what every event has to say about its origin. */
@Component
class CommandDispatcher {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** In whose name an account of the role {@link #DESK} records: whoever filled in a form elsewhere. */
    static final String ACTING_FOR = "Acting-For";

    /** The number of the last entry the sender has seen, in quotes, as HTTP has it. */
    static final String IF_MATCH = HttpHeaders.IF_MATCH;

    static final String DESK = "DESK";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern LAST_SEEN = Pattern.compile("\"(\\d{1,9})\"");
    private static final Pattern ACCOUNT = Pattern.compile("[\\x20-\\x7e]{1,100}");

    private final CommandGateway commands;

    CommandDispatcher(CommandGateway commands) {
        this.commands = commands;
    }

    /** @return 201, where the entry can be read, and the receipt */
    ResponseEntity<ReceiptView> created(CaseCommand command, HttpServletRequest request) {
        return created(command, List.of(), request);
    }

    /** @param noticed what was odd about the request itself */
    ResponseEntity<ReceiptView> created(
            CaseCommand command, List<ReceiptView.WarningView> noticed, HttpServletRequest request) {
        Receipt receipt = send(command, request);
        return ResponseEntity.created(
                        URI.create("/api/v1/cases/" + command.caseId() + "/entries/" + receipt.sequence()))
                .body(ReceiptView.of(receipt, command.caseId().value(), null).with(noticed));
    }

    /** @return 201, where the case can be read, and the receipt */
    ResponseEntity<ReceiptView> opened(CaseCommand command, HttpServletRequest request) {
        Receipt receipt = send(command, request);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + command.caseId()))
                .body(ReceiptView.of(receipt, command.caseId().value(), null));
    }

    /** @return 201, where the closure can be read, and the receipt */
    ResponseEntity<ReceiptView> created(CalendarCommand command, String closure, HttpServletRequest request) {
        Receipt receipt = send(command, request);
        return ResponseEntity.created(URI.create("/api/v1/courts/" + command.court() + "/closures/" + closure))
                .body(ReceiptView.of(receipt, null, command.court().value()));
    }

    /**
     * @return who asks
     * @throws Malformed if it asks in another's name and may not
     */
    static String actor(HttpServletRequest request) {
        return actor(
                Optional.ofNullable(request.getRemoteUser()).orElse("anonymous"),
                request.isUserInRole(DESK),
                request.getHeader(ACTING_FOR));
    }

    /**
     * @param other in whose name it is asked; absent if in the account's own
     * @throws Malformed if it is asked in another's name and may not be
     */
    static String actor(String account, boolean isDesk, @Nullable String other) {
        if (other == null) {
            return account;
        }
        if (!isDesk || !ACCOUNT.matcher(other).matches()) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.MALFORMED_HEADER,
                    ACTING_FOR,
                    "Only an account of the role " + DESK + " records in the name of another, by that account's name.");
        }
        return other;
    }

    private Receipt send(RecordCommand command, HttpServletRequest request) {
        Origin origin = origin(request);
        String lastSeen = request.getHeader(IF_MATCH);
        return lastSeen == null
                ? send(command, origin)
                : send(command, origin.metaData().and(ExpectedPosition.ENTRY, lastSeen(lastSeen, command)));
    }

    Receipt send(RecordCommand command, Origin origin) {
        return send(command, origin.metaData());
    }

    private Receipt send(RecordCommand command, MetaData metaData) {
        return commands.sendAndWait(new GenericCommandMessage<>(command, metaData));
    }

    private static long lastSeen(String header, RecordCommand command) {
        Matcher entry = LAST_SEEN.matcher(header);
        if (!(command instanceof CaseCommand) || !entry.matches()) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.MALFORMED_HEADER,
                    IF_MATCH,
                    "What is recorded in a case can be made to depend on its last entry, by its number in quotes, such as"
                            + " \"17\".");
        }
        return Long.parseLong(entry.group(1));
    }

    private static Origin origin(HttpServletRequest request) {
        return new Origin(
                actor(request),
                role(request),
                "http",
                key(request),
                String.valueOf(request.getAttribute(RequestBodyLimit.DIGEST)));
    }

    static String role(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                ? authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                        .map(authority -> authority.substring("ROLE_".length()))
                        .sorted()
                        .findFirst()
                        .orElse("NONE")
                : "NONE";
    }

    private static @Nullable String key(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(IDEMPOTENCY_KEY));
        return keys.isEmpty() ? null : key(keys);
    }

    /** @throws Malformed unless there is one, and it is well-formed */
    static String key(List<String> keys) {
        if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.MALFORMED_HEADER,
                    IDEMPOTENCY_KEY,
                    "An idempotency key is given once and has 1 to 200 visible ASCII characters.");
        }
        return keys.getFirst();
    }
}

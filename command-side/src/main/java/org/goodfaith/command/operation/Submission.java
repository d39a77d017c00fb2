package org.goodfaith.command.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goodfaith.command.dispatch.IdempotencyKeys;
import org.goodfaith.command.dispatch.Origin;
import org.goodfaith.command.json.BodyLimit;
import org.goodfaith.command.problem.MalformedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * A call of an API operation that does not come as an HTTP request.
 *
 * @param sender the sender
 * @param recordId the case id, or the id of a court's calendar, such as {@code calendar-cand}
 * @param operation the path below the case or court, such as {@code facts/DemandServed}; {@code open} to open a case
 * @param body the body of the operation, JSON in UTF-8
 * @param key the idempotency key
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
public record Submission(Sender sender, String recordId, String operation, byte[] body, String key) {

    static final String OPEN = "open";

    static final String CALENDARS = "calendar-";

    /** @throws MalformedRequest if the key is malformed or the body is too large */
    public Submission {
        IdempotencyKeys.require(List.of(key));
        BodyLimit.require(body);
    }

    /**
     * The sender of a request or submission.
     *
     * @param actor the account that records, or on whose behalf another account records
     * @param role the role of the sending account
     * @param source the way it came in, such as {@code kafka}
     */
    public record Sender(String actor, String role, String source) {

        /** The header that names the account on whose behalf an account with the role {@code DELEGATE} records. */
        public static final String ACTING_FOR = "Acting-For";

        private static final String DELEGATE = "DELEGATE";
        private static final Pattern ACCOUNT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,99}");

        /**
         * Returns the sender of a request.
         *
         * @param source the way the request came in
         * @throws MalformedRequest if the account may not record on behalf of another
         */
        public static Sender of(HttpServletRequest request, String source) {
            String account = Optional.ofNullable(request.getRemoteUser()).orElse("anonymous");
            boolean isDelegate = request.isUserInRole(DELEGATE);
            return new Sender(actor(account, isDelegate, request.getHeader(ACTING_FOR)), role(request), source);
        }

        /**
         * Returns this sender, acting on behalf of another account.
         *
         * @param other the other account; null to record as itself
         * @throws MalformedRequest if this role may not record on behalf of another account
         */
        public Sender actingFor(@Nullable String other) {
            return new Sender(actor(actor, role.equals(DELEGATE), other), role, source);
        }

        private static String actor(String account, boolean isDelegate, @Nullable String other) {
            if (other == null) {
                return account;
            }
            if (!isDelegate || !ACCOUNT.matcher(other).matches()) {
                throw new MalformedRequest(
                        MalformedRequest.MalformedKind.MALFORMED_HEADER,
                        ACTING_FOR,
                        "Only an account with the role " + DELEGATE
                                + " may record on behalf of another account. Send the name of that account.");
            }
            return other;
        }

        private static String role(HttpServletRequest request) {
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
    }

    /** Returns the path of the same operation in the API. */
    public String address() {
        if (operation.equals(OPEN)) {
            return "/api/v1/cases";
        }
        return "/api/v1/" + calendarOf().map(court -> "courts/" + court).orElse("cases/" + recordId) + "/" + operation;
    }

    /** @return the court of the calendar; empty for a case */
    Optional<String> calendarOf() {
        return recordId.startsWith(CALENDARS) ? Optional.of(recordId.substring(CALENDARS.length())) : Optional.empty();
    }

    /** Returns the same origin as the equivalent HTTP request has, so that either can retry the other. */
    Origin origin() {
        return new Origin(sender.actor(), sender.role(), sender.source(), key, digest());
    }

    String digest() {
        return IdempotencyKeys.digest("POST " + address(), null, body);
    }
}

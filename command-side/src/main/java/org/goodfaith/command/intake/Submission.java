package org.goodfaith.command.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to record that was not sent as a request: an operation of the API, in the same words.
 *
 * @param sender who sent it
 * @param recordId the case it is about, or the calendar of a court, {@code calendar-cand}
 * @param operation what follows the case, or the court, in the operation's address, such as {@code facts/DemandServed};
 *     {@code open} for opening a case
 * @param body as the operation takes it, JSON in UTF-8
 * @param key the idempotency key
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, and never compared.
public record Submission(Sender sender, String recordId, String operation, byte[] body, String key) {

    static final String OPEN = "open";

    private static final String CALENDARS = "calendar-";

    /** @throws Malformed if the key is malformed, or something is too large */
    public Submission {
        CommandDispatcher.key(List.of(key));
        if (body.length > RequestBodyLimit.LENGTH_MAX_BYTES) {
            throw RequestBodyLimit.tooLarge();
        }
    }

    /**
     * Who sent something.
     *
     * @param actor in whose name it is recorded
     * @param role in which role
     * @param source the edge it came in by, such as {@code kafka}
     */
    public record Sender(String actor, String role, String source) {

        /**
         * @param source the edge it came in by
         * @return whoever sent the request
         * @throws Malformed if it is asked in another's name and may not be
         */
        public static Sender of(HttpServletRequest request, String source) {
            return new Sender(CommandDispatcher.actor(request), CommandDispatcher.role(request), source);
        }

        /**
         * @param other in whose name; the account's own if it is absent
         * @throws Malformed if that needs the role of a desk
         */
        public Sender actingFor(@Nullable String other) {
            return new Sender(CommandDispatcher.actor(actor, role.equals(CommandDispatcher.DESK), other), role, source);
        }
    }

    /** @return where the same would be sent as a request */
    public String address() {
        if (operation.equals(OPEN)) {
            return "/api/v1/cases";
        }
        return "/api/v1/" + calendarOf().map(court -> "courts/" + court).orElse("cases/" + recordId) + "/" + operation;
    }

    /** @return the court whose calendar it is about; empty if it is about a case */
    Optional<String> calendarOf() {
        return recordId.startsWith(CALENDARS) ? Optional.of(recordId.substring(CALENDARS.length())) : Optional.empty();
    }

    /** The same as that request's, so that it may be repeated either way. */
    Origin origin() {
        return new Origin(sender.actor(), sender.role(), sender.source(), key, digest());
    }

    String digest() {
        return RequestBodyLimit.digest("POST " + address(), null, body);
    }
}

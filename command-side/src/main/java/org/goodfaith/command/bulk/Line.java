package org.goodfaith.command.bulk;

import org.goodfaith.command.problem.MalformedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of a file.
 *
 * @param number the line number in the file, from 1
 * @param content the command to execute; absent if the line cannot be read
 * @param error why the line cannot be read; absent if it can
 */
record Line(
        long number, @Nullable Content content, @Nullable RuntimeException error) {

    /**
     * The command of a line.
     *
     * @param key the idempotency key; if absent, a digest of the content is used
     * @param caseId the case
     * @param operation the operation as in the intake topic, such as {@code facts/DemandServed}
     * @param body the request body of the API operation
     */
    record Content(@Nullable String key, String caseId, String operation, JsonNode body) {}

    static Line of(long number, Content content) {
        return new Line(number, content, null);
    }

    static Line unreadable(long number, RuntimeException error) {
        return new Line(number, null, error);
    }

    static Line malformed(long number, String field, String detail) {
        return unreadable(number, new MalformedRequest(MalformedRequest.MalformedKind.MALFORMED_LINE, field, detail));
    }
}

package org.goodfaith.command.bulk;

import org.goodfaith.command.problem.MalformedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of a file.
 *
 * @param number of the line in the file, from 1
 * @param says what is to be recorded; absent if the line cannot be read
 * @param fault why it cannot; absent if it can
 */
record Line(long number, @Nullable Statement says, @Nullable RuntimeException fault) {

    /**
     * What is to be recorded.
     *
     * @param key names this recording, so that it is not recorded twice; made of what it says if absent
     * @param caseId the case
     * @param operation as the intake topic calls it, such as {@code facts/DemandServed}
     * @param body what the API takes for that
     */
    record Statement(@Nullable String key, String caseId, String operation, JsonNode body) {}

    static Line of(long number, Statement says) {
        return new Line(number, says, null);
    }

    static Line unreadable(long number, RuntimeException fault) {
        return new Line(number, null, fault);
    }

    static Line malformed(long number, String field, String detail) {
        return unreadable(number, new MalformedRequest(MalformedRequest.Kind.MALFORMED_LINE, field, detail));
    }
}

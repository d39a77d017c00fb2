package org.goodfaith.query.edge;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list.
 *
 * @param limit the maximum number of lines, from 1 to 200
 * @param cursor the {@code next} value of the previous page; absent for the first page
 */
public record PageQuery(
        @Parameter(description = "The maximum number of lines, from 1 to 200.", example = "50") @Nullable
        String limit,

        @Parameter(description = "The `next` value of the previous page; omit it for the first page.") @Nullable
        String cursor) {

    public static final int LIMIT_MAX = 200;
    private static final int LIMIT_USUAL = 50;

    /**
     * @return the limit
     * @throws ReadProblemException if it is not a number from 1 to 200
     */
    public int lines() {
        if (limit == null || limit.isBlank()) {
            return LIMIT_USUAL;
        }
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LIMIT_MAX) {
            throw ReadProblemException.malformed("limit", "limit must be a number from 1 to " + LIMIT_MAX + ".");
        }
        return Integer.parseInt(limit);
    }
}

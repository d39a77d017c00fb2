package org.goodfaith.query.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The type and value of an input for a moment. The value is a day unless the URL has a time. Times are in the court's
 * zone and rounded up to the second, so that the moment itself is included.
 *
 * @param type the type of the HTML input
 */
public record MomentInput(String type, String value) {

    static MomentInput of(@Nullable String requested, Instant resolved, ZoneId zone) {
        if (requested == null || requested.isBlank()) {
            return new MomentInput("date", "");
        }
        LocalDateTime local = resolved.atZone(zone).toLocalDateTime();
        if (requested.indexOf('T') < 0) {
            return new MomentInput("date", local.toLocalDate().toString());
        }
        LocalDateTime second = local.plus(Duration.ofSeconds(1).minusNanos(1)).truncatedTo(ChronoUnit.SECONDS);
        return new MomentInput("datetime-local", second.toString());
    }
}

package org.goodfaith.query.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a field for a moment shows: a day where a day was asked for, or nothing was; else a day and time on the court's
 * clock, to the second that lets the moment pass.
 *
 * @param type of the HTML field
 */
public record MomentInput(String type, String value) {

    static MomentInput of(@Nullable String asked, Instant meant, ZoneId zone) {
        if (asked == null || asked.isBlank()) {
            return new MomentInput("date", "");
        }
        LocalDateTime local = meant.atZone(zone).toLocalDateTime();
        if (asked.indexOf('T') < 0) {
            return new MomentInput("date", local.toLocalDate().toString());
        }
        LocalDateTime second = local.plus(Duration.ofSeconds(1).minusNanos(1)).truncatedTo(ChronoUnit.SECONDS);
        return new MomentInput("datetime-local", second.toString());
    }
}

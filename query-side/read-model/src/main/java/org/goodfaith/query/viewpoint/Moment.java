package org.goodfaith.query.viewpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.goodfaith.events.Texts;
import org.goodfaith.query.edge.ReadProblemException;

/**
 * An instant in a client's notation. A date means the end of that day in the court's zone. A date-time without an
 * offset is in the court's zone.
 */
public sealed interface Moment {

    /** @return the instant in this zone */
    Instant in(ZoneId zone);

    /** The last microsecond of a day. */
    record EndOfDay(LocalDate day) implements Moment {

        @Override
        public Instant in(ZoneId zone) {
            return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
        }
    }

    /** A time in the court's zone. */
    record OnTheCourtsClock(LocalDateTime time) implements Moment {

        @Override
        public Instant in(ZoneId zone) {
            return time.atZone(zone).toInstant();
        }
    }

    /** A time with its offset from UTC. */
    record WithOffset(OffsetDateTime time) implements Moment {

        @Override
        public Instant in(ZoneId zone) {
            return time.toInstant();
        }
    }

    /**
     * Parses {@code 2025-09-13}, {@code 2025-09-13T10:00} or {@code 2025-09-13T10:00-07:00}. A space counts as a plus
     * sign, which URLs decode to a space.
     *
     * @throws ReadProblemException if the text has none of these forms, or its year is not from 1970 to 2199
     */
    static Moment read(String field, String text) {
        String written = text.strip().replace(' ', '+');
        try {
            Moment moment = parse(written);
            int year = moment.in(ZoneId.of("UTC")).atZone(ZoneId.of("UTC")).getYear();
            if (year < 1970 || year > 2199) {
                throw ReadProblemException.malformed(field, "The year of " + field + " must be from 1970 to 2199.");
            }
            return moment;
        } catch (DateTimeException e) {
            throw ReadProblemException.malformed(
                    field,
                    field + " is '" + Texts.shown(text)
                            + "', which is neither a date such as 2025-09-13, nor a date-time"
                            + " such as 2025-09-13T10:00, nor one with an offset such as 2025-09-13T10:00-07:00.");
        }
    }

    private static Moment parse(String written) {
        if (written.indexOf('T') < 0) {
            return new EndOfDay(LocalDate.parse(written));
        }
        String time = written.substring(written.indexOf('T'));
        return time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0
                ? new WithOffset(OffsetDateTime.parse(written))
                : new OnTheCourtsClock(LocalDateTime.parse(written));
    }
}

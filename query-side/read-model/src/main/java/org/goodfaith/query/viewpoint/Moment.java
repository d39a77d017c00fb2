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
 * A moment as a client writes it. A day means its end on the court's clock; a day and time without an offset is on the
 * court's clock as well.
 */
public sealed interface Moment {

    /** @return the instant on a clock of this zone */
    Instant in(ZoneId zone);

    /** The last microsecond of a day. */
    record EndOfDay(LocalDate day) implements Moment {

        @Override
        public Instant in(ZoneId zone) {
            return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
        }
    }

    /** A time on the court's clock. */
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
     * Reads {@code 2025-09-13}, {@code 2025-09-13T10:00} or {@code 2025-09-13T10:00-07:00}. A space stands for the plus
     * sign that a URL turns into one.
     *
     * @throws ReadProblemException if the text is none of these, or its year is not from 1970 to 2199
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
                            + "', which is neither a day such as 2025-09-13, nor a day and time"
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

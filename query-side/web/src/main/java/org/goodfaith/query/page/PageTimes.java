package org.goodfaith.query.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.goodfaith.events.CourtTime;
import org.goodfaith.query.casestatus.ObligationView;
import org.jspecify.annotations.Nullable;

/** Writes moments on a court's clock, and says which clock that is. */
public record PageTimes(ZoneId zone) {

    /** For what happens in no court. */
    public static final PageTimes UTC = new PageTimes(ZoneId.of("UTC"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm zzz", Locale.US);

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String moment(OffsetDateTime moment) {
        return MOMENT.format(moment.atZoneSameInstant(zone));
    }

    public String at(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** @return a time as it was recorded: a day, or a moment on the court's clock */
    public String of(CourtTime time) {
        return time.time() == null
                ? day(time.on())
                : moment(time.startsAt(zone).atZone(zone).toOffsetDateTime());
    }

    /** @return the same, from its written form */
    public String occurred(String time) {
        return of(CourtTime.of(time));
    }

    /** @return the last moment of a day, or of a time on it */
    public String due(ObligationView.DueView due) {
        return due(due.on(), due.at());
    }

    /** @return the last moment of a day, or of a time on it if there is one */
    public String due(LocalDate on, @Nullable LocalTime at) {
        ZonedDateTime last = on.atTime(at == null ? LocalTime.MAX : at).atZone(zone);
        return at == null ? day(on) + ", end of day " + ZONE.format(last) : MOMENT.format(last);
    }
}

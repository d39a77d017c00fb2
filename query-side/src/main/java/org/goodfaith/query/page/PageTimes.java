package org.goodfaith.query.page;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments on a court's clock, and says which clock that is. */
public record PageTimes(ZoneId zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm zzz", Locale.US);

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String moment(OffsetDateTime moment) {
        return MOMENT.format(moment.atZoneSameInstant(zone));
    }
}

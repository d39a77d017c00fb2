package org.goodfaith.query.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.query.format.CourtTimes;
import org.jspecify.annotations.Nullable;

/** Formats dates and times for templates in one time zone. See {@link CourtTimes} for the formats. */
public record PageTimes(ZoneId zone) {

    /** For times that belong to no court. */
    public static final PageTimes UTC = new PageTimes(CourtTimes.UTC.zone());

    public String day(LocalDate day) {
        return courtTimes().day(day);
    }

    /** Returns a span of days, such as "Mon, Nov 9, 2026 to Tue, Nov 10, 2026", or the single day. */
    public String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? day(first) : Messages.get("common.dayRange", day(first), day(last));
    }

    public String moment(OffsetDateTime moment) {
        return courtTimes().moment(moment);
    }

    public String at(Instant moment) {
        return courtTimes().moment(moment);
    }

    public String time(LocalDate on, LocalTime at) {
        return courtTimes().time(on, at);
    }

    /** Returns a recorded time: its day, followed by the time of day if one was recorded. */
    public String of(CourtTime time) {
        return courtTimes().of(time);
    }

    /** Formats the stored form of a {@link CourtTime}. */
    public String occurred(String time) {
        return of(CourtTime.of(time));
    }

    public String due(ObligationView.DueView due) {
        return due(due.on(), due.at());
    }

    /** Returns a deadline with its time of day, or with "end of day" if {@code at} is absent. */
    public String due(LocalDate on, @Nullable LocalTime at) {
        return courtTimes().due(on, at);
    }

    /** Returns the name of the zone, such as "Pacific Time". */
    public String zoneName() {
        return courtTimes().zoneName();
    }

    private CourtTimes courtTimes() {
        return new CourtTimes(zone);
    }
}

package org.goodfaith.query.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.goodfaith.events.CourtTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats of {@link CourtTimes}. */
class CourtTimesTest {

    private static final LocalDate MON_2026_11_09 = LocalDate.of(2026, 11, 9);
    private static final CourtTimes PACIFIC = new CourtTimes(ZoneId.of("America/Los_Angeles"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            America/Los_Angeles | 2026-11-10T01:00:00Z | Mon, Nov 9, 2026, 5:00 p.m. PT
            America/Los_Angeles | 2026-07-01T07:00:00Z | Wed, Jul 1, 2026, 12:00 a.m. PT
            America/Los_Angeles | 2026-07-01T19:05:59Z | Wed, Jul 1, 2026, 12:05 p.m. PT
            America/Los_Angeles | 2026-07-02T06:59:59Z | Wed, Jul 1, 2026, 11:59 p.m. PT
            America/New_York    | 2026-11-10T14:30:00Z | Tue, Nov 10, 2026, 9:30 a.m. ET
            America/Chicago     | 2026-11-10T15:30:00Z | Tue, Nov 10, 2026, 9:30 a.m. CT
            America/Phoenix     | 2026-11-10T15:30:00Z | Tue, Nov 10, 2026, 8:30 a.m. MST
            UTC                 | 2026-11-09T17:00:00Z | Mon, Nov 9, 2026, 5:00 p.m. UTC
            """)
    void formatsMoments(String zone, String moment, String expected) {
        var times = new CourtTimes(ZoneId.of(zone));

        assertThat(times.moment(Instant.parse(moment))).isEqualTo(expected);
        assertThat(times.moment(OffsetDateTime.parse(moment))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-09       | Mon, Nov 9, 2026
            2026-11-09T08:00 | Mon, Nov 9, 2026, 8:00 a.m. PT
            2026-06-30T12:30 | Tue, Jun 30, 2026, 12:30 p.m. PT
            """)
    void formatsRecordedTimes(String time, String expected) {
        assertThat(PACIFIC.of(CourtTime.of(time))).isEqualTo(expected);
    }

    @Test
    void formatsDaysAndMonths() {
        assertThat(PACIFIC.day(MON_2026_11_09)).isEqualTo("Mon, Nov 9, 2026");
        assertThat(PACIFIC.longDay(MON_2026_11_09)).isEqualTo("November 9, 2026");
        assertThat(PACIFIC.weekday(MON_2026_11_09)).isEqualTo("Monday, November 9, 2026");
        assertThat(PACIFIC.month(YearMonth.of(2026, 11))).isEqualTo("November 2026");
        assertThat(PACIFIC.time(MON_2026_11_09, LocalTime.of(17, 0))).isEqualTo("5:00 p.m. PT");
        assertThat(PACIFIC.zoneName()).isEqualTo("Pacific Time");
    }

    @Test
    void formatsDeadlines() {
        assertThat(PACIFIC.due(MON_2026_11_09, null)).isEqualTo("Mon, Nov 9, 2026, end of day PT");
        assertThat(PACIFIC.due(MON_2026_11_09, LocalTime.of(17, 0))).isEqualTo("Mon, Nov 9, 2026, 5:00 p.m. PT");
    }
}

package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats of {@link UsDates}. */
class UsDatesTest {

    private static final LocalDate TUE_2024_08_20 = LocalDate.of(2024, 8, 20);

    @Test
    void formatsDaysAndMonths() {
        assertThat(UsDates.day(TUE_2024_08_20)).isEqualTo("Tue, Aug 20, 2024");
        assertThat(UsDates.longDay(TUE_2024_08_20)).isEqualTo("August 20, 2024");
        assertThat(UsDates.weekday(TUE_2024_08_20)).isEqualTo("Tuesday, August 20, 2024");
        assertThat(UsDates.month(YearMonth.of(2024, 8))).isEqualTo("August 2024");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            00:00,    12:00 a.m.
            09:05,    9:05 a.m.
            11:59:59, 11:59:59 a.m.
            12:00,    12:00 p.m.
            17:00,    5:00 p.m.
            23:59:00, 11:59 p.m.
            """)
    void formatsTimesOfDay(LocalTime time, String expected) {
        assertThat(UsDates.time(time)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            America/Los_Angeles | 2024-08-21T00:00:01Z     | Tue, Aug 20, 2024, 5:00 p.m. PT   | Tue, Aug 20, 2024, 5:00:01 p.m. PT
            America/Los_Angeles | 2024-12-03T07:59:59.999Z | Mon, Dec 2, 2024, 11:59 p.m. PT   | Mon, Dec 2, 2024, 11:59:59 p.m. PT
            America/Los_Angeles | 2024-11-03T08:30:00Z     | Sun, Nov 3, 2024, 1:30 a.m. PDT   | Sun, Nov 3, 2024, 1:30 a.m. PDT
            America/Los_Angeles | 2024-11-03T09:30:00Z     | Sun, Nov 3, 2024, 1:30 a.m. PST   | Sun, Nov 3, 2024, 1:30 a.m. PST
            America/Denver      | 2024-08-20T16:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. MT  | Tue, Aug 20, 2024, 10:00 a.m. MT
            America/Phoenix     | 2024-08-20T17:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. MST | Tue, Aug 20, 2024, 10:00 a.m. MST
            America/Chicago     | 2024-08-20T15:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. CT  | Tue, Aug 20, 2024, 10:00 a.m. CT
            America/New_York    | 2024-08-20T14:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. ET  | Tue, Aug 20, 2024, 10:00 a.m. ET
            America/Anchorage   | 2024-08-20T18:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. AKT | Tue, Aug 20, 2024, 10:00 a.m. AKT
            Pacific/Honolulu    | 2024-08-20T20:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. HST | Tue, Aug 20, 2024, 10:00 a.m. HST
            America/Puerto_Rico | 2024-08-20T14:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. AST | Tue, Aug 20, 2024, 10:00 a.m. AST
            Pacific/Guam        | 2024-08-20T00:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. ChST | Tue, Aug 20, 2024, 10:00 a.m. ChST
            UTC                 | 2024-08-20T10:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. UTC | Tue, Aug 20, 2024, 10:00 a.m. UTC
            -05:00              | 2024-08-20T15:00:00Z     | Tue, Aug 20, 2024, 10:00 a.m. -05:00 | Tue, Aug 20, 2024, 10:00 a.m. -05:00
            """)
    void formatsMomentsInTheirZone(ZoneId zone, Instant instant, String moment, String exactMoment) {
        assertThat(UsDates.moment(instant.atZone(zone))).isEqualTo(moment);
        assertThat(UsDates.exactMoment(instant.atZone(zone))).isEqualTo(exactMoment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-08-20          | Tue, Aug 20, 2024               | Tue, Aug 20, 2024
            2024-08-20T10:00    | Tue, Aug 20, 2024, 10:00 a.m.   | Tue, Aug 20, 2024, 10:00 a.m. PT
            2024-08-20T17:00:01 | Tue, Aug 20, 2024, 5:00:01 p.m. | Tue, Aug 20, 2024, 5:00:01 p.m. PT
            """)
    void formatsCourtTimes(String time, String withoutZone, String withZone) {
        assertThat(CourtTime.of(time).inWords()).isEqualTo(withoutZone);
        assertThat(CourtTime.of(time).inWords(ZoneId.of("America/Los_Angeles"))).isEqualTo(withZone);
    }

    @Test
    void namesZones() {
        assertThat(UsDates.zoneName(ZoneId.of("America/Los_Angeles"))).isEqualTo("Pacific Time");
    }
}

package org.goodfaith.rulebook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodfaith.events.CourtId;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, times and time zones as orders print them. */
class QuotationTest {

    private static final LocalDate JANUARY_12 = LocalDate.of(2027, 1, 12);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on January 12, 2027 at 11:00 a.m.",
                "ON JANUARY 12, 2027 AT 11:00 A.M. AT THE COURTHOUSE",
                "January 12, 2027, at 11:00 AM at Courtroom 4",
                "by 5:00 p.m. at the latest",
                "at 9:30 a.m. et al.",
                "at 9:30 A.M. ET AL.",
                "Alder et al., at 9:30 a.m. in Courtroom 2",
                "at 10:00 a.m. in the Eastern District courthouse",
                "at 9:00 a.m., Central District of California",
                "meet at 10:00 at the Pacific Avenue entrance",
                "from 9:00 a.m. to 12:00 p.m. at",
                "pages 5 at most",
                "at 9:00 a.m. Eastern Division",
                "on the 12 th at 10:00",
            })
    void namesNoZone(String words) {
        assertThat(QuotedZone.in(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        11:00 a.m. PST                        | P  | false
        11:00 a.m. (PST)                      | P  | false
        11:00 a.m., PDT                       | P  | true
        11:00 A.M. P.S.T.                     | P  | false
        11:00 am pst                          | P  | false
        11:00 a.m. (PT)                       | P  |
        11:00 a.m. P.T.                       | P  |
        11 a.m. PT                            | P  |
        13:00 PT                              | P  |
        12:00 noon, ET                        | E  |
        11:00 a.m. Pacific Time               | P  |
        11:00 a.m. (Pacific Time)             | P  |
        11:00 a.m. Pacific time               | P  |
        11:00 a.m. Pacific                    | P  |
        11:00 a.m. Pacific on January 12      | P  |
        11:00 a.m. Pacific Standard Time      | P  | false
        11:00 a.m. Pacific Daylight Savings Time | P | true
        11:00 a.m. Central Prevailing Time    | C  |
        11:00 a.m. CST                        | C  | false
        11:00 a.m. MST                        | M  | false
        11:00 a.m. AKDT                       | AK | true
        11:00 a.m. Hawaii-Aleutian Standard Time | H | false
        11:00 a.m. AST                        | A  | false
        all times are Eastern Time            | E  |
        """)
    void namesAZone(String words, String region, @Nullable Boolean daylight) {
        assertThat(QuotedZone.in(words)).singleElement().satisfies(zone -> {
            assertThat(zone.region()).isEqualTo(region);
            assertThat(zone.daylight()).isEqualTo(daylight);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cand | 11:00 a.m. PST | 2027-01-12 | true
        cand | 11:00 a.m. PDT | 2027-01-12 | false
        cand | 11:00 a.m. EST | 2027-01-12 | false
        azd  | 11:00 a.m. MST | 2027-07-12 | true
        azd  | 11:00 a.m. MT  | 2027-07-12 | true
        hid  | 11:00 a.m. HST | 2027-07-12 | true
        prd  | 11:00 a.m. AST | 2027-07-12 | true
        flnd | 11:00 a.m. CDT | 2027-07-12 | true
        flnd | 11:00 a.m. PDT | 2027-07-12 | false
        txwd | 11:00 a.m. Mountain Time | 2027-07-12 | true
        insd | 11:00 a.m. EDT | 2027-07-12 | true
        """)
    void fitsTheCourtAndTheDay(String court, String words, LocalDate day, boolean fits) {
        Court known = Courts.find(CourtId.of(court)).orElseThrow();

        assertThat(QuotedZone.in(words)
                        .getFirst()
                        .mismatch(known, Optional.of(day))
                        .isEmpty())
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "January 12, 2027",
                "JANUARY 12, 2027",
                "Jan. 12, 2027",
                "Jan 12 2027",
                "January 12,2027",
                "January 12th, 2027",
                "Tuesday, January 12, 2027",
                "Tues., Jan. 12, 2027",
                "Tuesday, the 12th day of January, 2027",
                "12 January 2027",
                "1/12/2027",
                "01/12/27",
                "1-12-2027",
                "2027-01-12",
                "Tuesday 1/12/2027",
            })
    void namesADay(String words) {
        assertThat(QuotedDate.in("on " + words + " at 10")).singleElement().satisfies(date -> assertThat(date.day())
                .contains(JANUARY_12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the parties may 45 days before",
                "PARTIES MAY 10 DAYS BEFORE",
                "they march 32 times",
                "May 10 days pass",
                "Local Rule 16-8-10",
                "in May 2027",
                "pages 1/12",
                "No. 2:27-cv-00112",
                "a 24/7 line",
            })
    void namesNoDay(String words) {
        assertThat(QuotedDate.in(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10:15 a.m.           | 10:15
        10:15 AM             | 10:15
        10:15am              | 10:15
        10.15 a.m.           | 10:15
        10 a.m.              | 10:00
        10 o'clock a.m.      | 10:00
        2:30 P. M.           | 14:30
        12:00 p.m.           | 12:00
        12:30 a.m.           | 00:30
        12:00 noon           | 12:00
        noon                 | 12:00
        midnight             | 00:00
        10:15                | 10:15 22:15
        14:30                | 14:30
        """)
    void namesATime(String words, String times) {
        assertThat(QuotedTime.in("at " + words + " in Courtroom 4"))
                .singleElement()
                .satisfies(time -> assertThat(time.possible().stream()
                                .map(LocalTime::toString)
                                .collect(Collectors.joining(" ")))
                        .isEqualTo(times));
    }

    @Test
    void timesBelongToTheDateBesideThem() {
        List<QuotedMoment> moments =
                QuotedMoment.in("set for January 14, 2027, at 10:15 a.m. Counsel call in at 10:00 a.m."
                        + " Statements are due by 5:00 p.m. on January 7, 2027. Trial is March 1, 2027.");

        assertThat(moments)
                .extracting(
                        moment -> moment.date().words().strip(),
                        moment -> moment.times().stream().map(QuotedTime::words).toList())
                .containsExactly(
                        tuple("January 14, 2027", List.of("10:15 a.m.")),
                        tuple("January 7, 2027", List.of("5:00 p.m.")),
                        tuple("March 1, 2027", List.of()));
        assertThat(QuotedMoment.in("January 14, 2027 from 9:30 a.m. to 11:30 a.m.")
                        .getFirst()
                        .times())
                .hasSize(2);
        assertThat(QuotedMoment.in("at 10:15 a.m. (PST) on January 14, 2027")
                        .getFirst()
                        .times())
                .hasSize(1);
    }
}

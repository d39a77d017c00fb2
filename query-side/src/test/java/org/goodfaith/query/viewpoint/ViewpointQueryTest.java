package org.goodfaith.query.viewpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resolves every form of a viewpoint at 9:00 a.m. on Wednesday, July 3, 2024, in Los Angeles. */
class ViewpointQueryTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Instant NOW = Instant.parse("2024-07-03T16:00:00Z");
    private static final Instant SETTLED = Instant.parse("2024-07-03T15:59:59Z");

    @ParameterizedTest(name = "as of {0}, known at {1}")
    @CsvSource(nullValues = "-", textBlock = """
            -,                      -,                  2024-07-03T16:00:00Z,        2024-07-03T15:59:59Z,        NOW
            2024-07-02,             -,                  2024-07-03T06:59:59.999999Z, 2024-07-03T15:59:59Z,        THEN_AS_KNOWN_LATER
            2024-07-03,             -,                  2024-07-04T06:59:59.999999Z, 2024-07-03T15:59:59Z,        IF_NOTHING_MORE_IS_RECORDED
            2024-07-03T09:00,       -,                  2024-07-03T16:00:00Z,        2024-07-03T15:59:59Z,        NOW
            2024-07-03T08:59:59,    -,                  2024-07-03T15:59:59Z,        2024-07-03T15:59:59Z,        AS_SHOWN_AT_THE_TIME
            -,                      2024-07-01,         2024-07-02T06:59:59.999999Z, 2024-07-02T06:59:59.999999Z, AS_SHOWN_AT_THE_TIME
            -,                      2024-07-01T10:00,   2024-07-01T17:00:00Z,        2024-07-01T17:00:00Z,        AS_SHOWN_AT_THE_TIME
            2024-06-30,             2024-07-01,         2024-07-01T06:59:59.999999Z, 2024-07-02T06:59:59.999999Z, THEN_AS_KNOWN_LATER
            2024-07-02,             2024-07-01,         2024-07-03T06:59:59.999999Z, 2024-07-02T06:59:59.999999Z, IF_NOTHING_MORE_IS_RECORDED
            -,                      2024-07-03,         2024-07-04T06:59:59.999999Z, 2024-07-03T15:59:59Z,        IF_NOTHING_MORE_IS_RECORDED
            2024-07-01,             2199-12-31,         2024-07-02T06:59:59.999999Z, 2024-07-03T15:59:59Z,        THEN_AS_KNOWN_LATER
            2024-07-01T10:00Z,      -,                  2024-07-01T10:00:00Z,        2024-07-03T15:59:59Z,        THEN_AS_KNOWN_LATER
            2024-07-01T10:00 02:00, -,                  2024-07-01T08:00:00Z,        2024-07-03T15:59:59Z,        THEN_AS_KNOWN_LATER
            2024-03-10T02:30,       -,                  2024-03-10T10:30:00Z,        2024-07-03T15:59:59Z,        THEN_AS_KNOWN_LATER
            2023-11-05T01:30,       -,                  2023-11-05T08:30:00Z,        2024-07-03T15:59:59Z,        THEN_AS_KNOWN_LATER
            """)
    void resolvesInTheCourtsTimeZone(
            @Nullable String asOf,
            @Nullable String knownAt,
            Instant asOfMeant,
            Instant knownAtMeant,
            ResolvedViewpoint.Reading reading) {
        ResolvedViewpoint seen = new ViewpointQuery(asOf, knownAt, null).resolve(LOS_ANGELES, NOW, SETTLED);

        assertThat(seen.at().asOf()).isEqualTo(asOfMeant);
        assertThat(seen.at().knownAt()).isEqualTo(knownAtMeant);
        assertThat(seen.reading()).isEqualTo(reading);
        assertThat(seen.present()).isEqualTo(knownAtMeant.equals(SETTLED) && !asOfMeant.isBefore(NOW));
    }

    @Test
    void includesALaterRecordingOnceItIsVisible() {
        ResolvedViewpoint seen = ViewpointQuery.now().resolve(LOS_ANGELES, NOW, SETTLED);

        assertThat(seen.knowing(SETTLED.minusSeconds(5))).isEqualTo(seen);
        assertThat(seen.knowing(NOW).at().knownAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2024-13-01",
                "2024-02-30",
                "2024-07-03T25:00",
                "2024-07-03T10:00PST",
                "2024-07-03T10:00+99:00",
                "2024-07-03 10:00",
                "20240703",
                "1969-12-31",
                "2200-01-02",
                "+999999999-01-01",
                "-999999999-01-01",
                "2024-07-03T"
            })
    void rejectionsNameTheParameter(String asOf) {
        assertThatExceptionOfType(ReadProblemException.class)
                .isThrownBy(() -> new ViewpointQuery(asOf, null, null).resolve(LOS_ANGELES, NOW, SETTLED))
                .satisfies(e -> assertThat(e.reason())
                        .isInstanceOfSatisfying(
                                ReadProblem.MalformedParameter.class,
                                reason -> assertThat(reason.field()).isEqualTo("asOf")));
    }
}

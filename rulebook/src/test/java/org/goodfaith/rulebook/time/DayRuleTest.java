package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Month;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRuleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            2024, 2024-02-29, 2024-01-15, 2024-05-27, 2024-11-29
            2028, 2028-02-29, 2028-01-17, 2028-05-29, 2028-11-24
            2044, 2044-02-29, 2044-01-18, 2044-05-30, 2044-11-25
            """)
    void findsTheDayInAYear(int year, String fixed, String nth, String last, String dayAfter) {
        assertThat(DayRule.fixed(Month.FEBRUARY, 29).in(year)).isEqualTo(fixed);
        assertThat(DayRule.nth(3, DayOfWeek.MONDAY, Month.JANUARY).in(year)).isEqualTo(nth);
        assertThat(DayRule.last(DayOfWeek.MONDAY, Month.MAY).in(year)).isEqualTo(last);
        assertThat(DayRule.dayAfter(DayRule.nth(4, DayOfWeek.THURSDAY, Month.NOVEMBER))
                        .in(year))
                .isEqualTo(dayAfter);
    }
}

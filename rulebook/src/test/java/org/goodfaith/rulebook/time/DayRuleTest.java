package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the words in which the holiday file gives dates, weekends and years. */
class DayRuleTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            February 12,                            2024-02-12, 2028-02-12
            third Monday of January,                2024-01-15, 2028-01-17
            fourth Friday of September,             2024-09-27, 2028-09-22
            last Monday of May,                     2024-05-27, 2028-05-29
            day after fourth Thursday of November,  2024-11-29, 2028-11-24
            Tuesday after first Monday of November, 2024-11-05, 2028-11-07
            Friday before third Monday of January,  2024-01-12, 2028-01-14
            June 19 kept on a Monday,               2024-06-17, 2028-06-19
            Mardi Gras,                             2024-02-13, 2028-02-29
            Holy Thursday,                          2024-03-28, 2028-04-13
            Good Friday,                            2024-03-29, 2028-04-14
            Easter Monday,                          2024-04-01, 2028-04-17
            Lunar New Year,                         2024-02-10, 2028-01-26
            Yom Kippur,                             2024-10-12, 2028-09-30
            """)
    void findsTheDayInAYear(String rule, LocalDate in2024, LocalDate in2028) {
        assertThat(DayRule.parse(rule).in(2024)).isEqualTo(in2024);
        assertThat(DayRule.parse(rule).in(2028)).isEqualTo(in2028);
    }

    /** Utah keeps June 19 on the Monday before it, and from a weekend on the Monday after it. */
    @ParameterizedTest
    @CsvSource({"2022-06-20", "2023-06-19", "2024-06-17", "2025-06-16", "2026-06-15", "2027-06-21"})
    void keepsADayOnAMonday(LocalDate monday) {
        assertThat(DayRule.parse("June 19 kept on a Monday").in(monday.getYear()))
                .isEqualTo(monday);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Easter", "fifth Monday of May", "Monday after", "May the 4th"})
    void rejectsOtherWords(String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> DayRule.parse(words));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            stays                                  | 2028-11-11 | ''
            stays                                  | 2029-11-11 | ''
            Sat to Fri (a); Sun to Mon (b)         | 2028-11-11 | Fri, Nov 10, 2028 Veterans Day, observed (a) YES
            Sat to Fri (a); Sun to Mon (b)         | 2029-11-11 | Mon, Nov 12, 2029 Veterans Day, observed (b) YES
            Sat to Fri (a); Sun to Mon (b)         | 2030-11-11 | ''
            Sun to Mon                             | 2028-11-11 | ''
            Sun to Mon                             | 2029-11-11 | Mon, Nov 12, 2029 Veterans Day, observed (a statute) YES
            Sun to Mon; Sat to Fri in doubt        | 2028-11-11 | Fri, Nov 10, 2028 Veterans Day, observed (a statute) DOUBTFUL
            Sun to Mon; Sat to Fri in doubt        | 2029-11-11 | Mon, Nov 12, 2029 Veterans Day, observed (a statute) YES
            """)
    void returnsTheObservedDay(String weekend, LocalDate falls, String expected) {
        var holiday =
                new ClosedDay(falls, Basis.STATE_HOLIDAY, "Veterans Day", "a statute", Counts.YES, "", "a question");

        assertThat(Weekend.parse(weekend)
                        .observed(holiday)
                        .map(day -> UsDates.day(day.on()) + " " + day.description() + " " + day.counts())
                        .orElse(""))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2097-                | 2097 2098 2099
            2015-2017            | 2015 2016 2017
            2025                 | 2025
            2092- every 4 years  | 2092 2096
            2016-2020 every 2 years | 2016 2018 2020
            """)
    void returnsTheYears(String words, String expected) {
        assertThat(String.join(
                        " ",
                        Years.parse(words).stream().mapToObj(String::valueOf).toList()))
                .isEqualTo(expected);
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Holiday.of(LawLine.of(
                        "file.txt", 7, "Ohio | a day | some day | stays | 2015- | holiday | a | 2026-11-30")))
                .withMessage("file.txt:7: 'some day': not the rule of a date");
        assertThatIllegalArgumentException().isThrownBy(() -> Weekend.parse("Sat to Mon to Tue"));
        assertThatIllegalArgumentException().isThrownBy(() -> Years.parse("since 2015"));
        assertThatIllegalArgumentException().isThrownBy(() -> HolidayKind.parse("feast"));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalRule.Ends.parse("lodging"));
    }
}

package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalHolidaysTest {

    /** Arizona adds no day to the federal holidays. */
    private static final Court ARIZONA = Calendars.court("azd");

    private static final Court CALIFORNIA = Calendars.court("cand");

    /** The weekdays of a year on which a federal statute or order closes, or may close, a court. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            1984 | 01-02 02-20 05-28 07-04 09-03 10-08 11-12 11-22 12-25
            1985 | 01-01 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25
            1986 | 01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25
            1994 | 01-17 02-21 04-27! 05-30 07-04 09-05 10-10 11-11 11-24 12-26
            1997 | 01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25 12-26!
            1999 | 01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31
            2000 | 01-17 02-21 05-29 07-04 09-04 10-09 11-10 11-23 12-25
            2001 | 01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-24! 12-25
            2004 | 01-01 01-19 02-16 05-31 06-11! 07-05 09-06 10-11 11-11 11-25 12-24 12-31
            2007 | 01-01 01-02! 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-24! 12-25
            2008 | 01-01 01-21 02-18 05-26 07-04 09-01 10-13 11-11 11-27 12-25 12-26!
            2012 | 01-02 01-16 02-20 05-28 07-04 09-03 10-08 11-12 11-22 12-24! 12-25
            2014 | 01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25 12-26!
            2018 | 01-01 01-15 02-19 05-28 07-04 09-03 10-08 11-12 11-22 12-05! 12-24! 12-25
            2019 | 01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-24! 12-25
            2020 | 01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-24! 12-25
            2021 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31
            2022 | 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26
            2023 | 01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25
            2024 | 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-24! 12-25
            2025 | 01-01 01-09! 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-24! 12-25 12-26!
            2026 | 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25
            2027 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31
            2028 | 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25
            2099 | 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25
            """)
    void federalDaysOfTheYear(int year, String expected) {
        assertThat(weekdays(year, ARIZONA, _ -> true)).isEqualTo(expected);
    }

    /** The weekdays that California adds. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            1984 | 02-13 04-20- 09-10- 11-23
            2000 | 04-21- 11-24
            2001 | 02-12 04-13- 09-10- 11-23
            2002 | 02-12 03-29- 04-01 09-09- 11-29
            2014 | 02-12 03-31 04-18- 09-09- 11-28
            2015 | 02-12 03-31 04-03- 09-09- 09-25- 11-27
            2021 | 02-12 03-31 04-02- 09-09- 09-24- 11-26
            2022 | 03-31 04-15- 09-09- 09-23 11-25
            2023 | 02-13 03-31 04-07- 04-24- 09-22 11-24
            2024 | 02-12 03-29- 04-01 04-24- 09-09- 09-27 11-29
            2025 | 01-29- 02-12 03-31 04-18- 04-24- 09-09- 09-26 11-28
            2026 | 02-12 02-17- 03-31 04-03- 04-24- 09-09- 09-25 11-27
            2028 | 01-26- 03-31 04-14- 04-24- 09-22 10-17- 11-24
            2029 | 02-12 02-13- 03-30- 04-24- 09-10- 09-28 11-05- 11-23
            2099 | 01-21- 02-12 03-31 04-10- 04-24- 09-09- 09-25 11-27
            """)
    void californianDaysOfTheYear(int year, String expected) {
        assertThat(weekdays(year, CALIFORNIA, day -> day.basis() == Basis.STATE_HOLIDAY))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2024-01-01 | New Year's Day | 5 U.S.C. 6103(a)
            2024-01-15 | Martin Luther King Jr.'s Birthday | 5 U.S.C. 6103(a)
            2024-02-19 | Washington's Birthday | 5 U.S.C. 6103(a)
            2024-05-27 | Memorial Day | 5 U.S.C. 6103(a)
            2024-06-19 | Juneteenth National Independence Day | 5 U.S.C. 6103(a)
            2024-07-04 | Independence Day | 5 U.S.C. 6103(a)
            2024-09-02 | Labor Day | 5 U.S.C. 6103(a)
            2024-10-14 | Columbus Day | 5 U.S.C. 6103(a)
            2024-11-11 | Veterans Day | 5 U.S.C. 6103(a)
            2024-11-28 | Thanksgiving Day | 5 U.S.C. 6103(a)
            2024-12-25 | Christmas Day | 5 U.S.C. 6103(a)
            """)
    void theElevenHolidaysOfTheRule(LocalDate day, String name, String authority) {
        assertThat(LegalHolidays.on(day, ARIZONA))
                .containsExactly(
                        new ClosedDay(day, Basis.FEDERAL_HOLIDAY, name, authority, Counts.YES, "", name + " " + day));
    }

    @Test
    void juneteenthWasDeclaredByCongressBeforeTheRuleNamedIt() {
        var before = LegalHolidays.on(LocalDate.of(2023, 6, 19), ARIZONA).getFirst();

        assertThat(before.basis()).isEqualTo(Basis.PRESIDENT_OR_CONGRESS);
        assertThat(before.counts()).isEqualTo(Counts.YES);
        assertThat(before.authority()).isEqualTo("5 U.S.C. 6103(a); Pub. L. 117-17");
        assertThat(LegalHolidays.on(LocalDate.of(2020, 6, 19), ARIZONA)).isEmpty();
    }

    @Test
    void theObservedFridayOfASaturdayHolidayIsSettled() {
        assertThat(LegalHolidays.on(LocalDate.of(2026, 7, 3), ARIZONA))
                .containsExactly(new ClosedDay(
                        LocalDate.of(2026, 7, 3),
                        Basis.FEDERAL_HOLIDAY,
                        "Independence Day, observed",
                        "5 U.S.C. 6103(b)(1)",
                        Counts.YES,
                        "",
                        "Independence Day, observed 2026-07-03"));
        assertThat(LegalHolidays.on(LocalDate.of(2026, 7, 4), ARIZONA)).hasSize(1);
    }

    @Test
    void theObservedMondayOfASundayHolidayIsSettled() {
        assertThat(LegalHolidays.on(LocalDate.of(2027, 7, 5), ARIZONA))
                .extracting(ClosedDay::authority, ClosedDay::counts)
                .containsExactly(tuple("Exec. Order 11582, sec. 3", Counts.YES));
    }

    @Test
    void theLastDayOfAYearCanBeObservedForTheNextYear() {
        assertThat(LegalHolidays.on(LocalDate.of(2027, 12, 31), ARIZONA))
                .extracting(ClosedDay::name)
                .containsExactly("New Year's Day, observed");
        assertThat(LocalDate.of(LegalHolidays.LAST_YEAR + 1, 1, 1).getDayOfWeek())
                .as("the last covered year would miss an observed day")
                .isNotEqualTo(DayOfWeek.SATURDAY);
    }

    @Test
    void federalReasonsPrecedeStateReasons() {
        assertThat(LegalHolidays.on(LocalDate.of(2026, 6, 19), Calendars.court("txsd")))
                .extracting(ClosedDay::name)
                .containsExactly("Juneteenth National Independence Day", "Emancipation Day in Texas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1983-12-31", "2100-01-01"})
    void aYearOutsideTheTableIsRejected(LocalDate day) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegalHolidays.on(day, ARIZONA))
                .withMessage("the calendar of legal holidays covers 1984 to 2099; no date can be computed for "
                        + UsDates.day(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1984-01-02", "2099-12-25"})
    void theFirstAndTheLastYearAreCovered(LocalDate day) {
        assertThat(LegalHolidays.on(day, ARIZONA)).isNotEmpty();
    }

    /** Dates of Easter as published by the Census Bureau and the Naval Observatory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1984-04-22", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21",
                "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
                "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2078-04-03", "2099-04-12"
            })
    void goodFridayIsTwoDaysBeforeEaster(LocalDate easter) {
        assertThat(DayRule.parse("Good Friday").in(easter.getYear())).isEqualTo(easter.minusDays(2));
    }

    @Test
    void goodFridayIsAFridayWithinItsBoundsInEveryYear() {
        for (int year = LegalHolidays.FIRST_YEAR; year <= LegalHolidays.LAST_YEAR; year++) {
            assertThat(DayRule.parse("Good Friday").in(year))
                    .isBetween(LocalDate.of(year, Month.MARCH, 20), LocalDate.of(year, Month.APRIL, 23))
                    .matches(day -> day.getDayOfWeek() == DayOfWeek.FRIDAY);
        }
    }

    @Test
    void lunarNewYearIsTwelveOrThirteenMoonsAfterTheOneBefore() {
        DayRule lunarNewYear = DayRule.parse("Lunar New Year");
        for (int year = 2024; year <= LegalHolidays.LAST_YEAR; year++) {
            long days = lunarNewYear.in(year).toEpochDay()
                    - lunarNewYear.in(year - 1).toEpochDay();
            assertThat(days).as("to " + year).isIn(353L, 354L, 355L, 383L, 384L, 385L);
        }
        assertThat(lunarNewYear.in(2023)).isEqualTo("2023-01-22");
        assertThat(lunarNewYear.in(2099)).isEqualTo("2099-01-21");
    }

    @Test
    void everyContestedOrDoubtfulDayHasItsOwnQuestion() {
        Court florida = Calendars.court("flmd");
        var questions = IntStream.rangeClosed(LegalHolidays.FIRST_YEAR, LegalHolidays.LAST_YEAR)
                .boxed()
                .flatMap(LegalHolidaysTest::daysOf)
                .flatMap(day -> LegalHolidays.on(day, florida).stream())
                .filter(day -> day.counts().isContested() || day.counts().isInDoubt())
                .map(day -> day.basis() + day.question())
                .toList();

        assertThat(questions).doesNotHaveDuplicates().hasSizeGreaterThan(800);
    }

    private static String weekdays(int year, Court court, Predicate<ClosedDay> filter) {
        return daysOf(year)
                .filter(day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue())
                .flatMap(day -> LegalHolidays.on(day, court).stream().filter(filter))
                .map(day -> day.on().toString().substring(5) + mark(day.counts()))
                .collect(joining(" "));
    }

    private static String mark(Counts counts) {
        return switch (counts) {
            case YES -> "";
            case CONTESTED_YES, DOUBTFUL, NOT_ON_FILE -> "?";
            case CONTESTED_NO -> "!";
            case NO -> "-";
        };
    }

    private static Stream<LocalDate> daysOf(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }
}

package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.orders.Period.Direction.AFTER;
import static org.goodfaith.orders.Period.Direction.BEFORE;
import static org.goodfaith.rulebook.time.Calendars.calendar;
import static org.goodfaith.rulebook.time.Calendars.closure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtCalendarTest {

    private static final LocalDate MON_2008_04_21 = LocalDate.of(2008, 4, 21);
    private static final LocalDate SAT_2026_07_04 = LocalDate.of(2026, 7, 4);

    @ParameterizedTest(name = "{1} {2} in {0} with {3}: {4}, closed {5}")
    @CsvSource(textBlock = """
            cand, 2024-08-20, AFTER,  '', '', false
            cand, 2024-08-17, AFTER,  '', 'SATURDAY YES', true
            cand, 2024-08-18, BEFORE, '', 'SUNDAY YES', true
            cand, 2026-07-04, AFTER,  '', 'SATURDAY YES, FEDERAL_HOLIDAY YES', true
            cand, 2026-07-03, BEFORE, '', 'FEDERAL_HOLIDAY YES', true
            cand, 2025-12-26, BEFORE, '', 'PRESIDENT_OR_CONGRESS CONTESTED_NO', false
            cand, 2025-12-26, BEFORE, PRESIDENT_OR_CONGRESS@2025-12-26, 'PRESIDENT_OR_CONGRESS CONTESTED_NO, PRESIDENT_OR_CONGRESS YES', true
            cand, 2024-02-12, AFTER,  '', 'STATE_HOLIDAY YES', true
            cand, 2024-02-12, BEFORE, '', '', false
            cand, 2024-04-24, AFTER,  '', '', false
            cand, 2025-04-18, AFTER,  '', '', false
            nvd,  2024-02-12, AFTER,  '', '', false
            nvd,  2024-10-25, AFTER,  '', 'STATE_HOLIDAY YES', true
            nvd,  2024-10-25, BEFORE, '', '', false
            flmd, 2024-03-29, AFTER,  '', 'STATE_HOLIDAY DOUBTFUL', false
            alsd, 2025-03-04, AFTER,  '', 'STATE_HOLIDAY DOUBTFUL', false
            alnd, 2025-03-04, AFTER,  '', '', false
            nysd, 2013-02-12, AFTER,  '', '', false
            mad,  2008-04-21, AFTER,  '', 'STATE_HOLIDAY DOUBTFUL', false
            azd,  2018-04-23, AFTER,  STATE@2018-04-23, 'STATE_HOLIDAY YES', true
            azd,  2018-04-23, BEFORE, STATE@2018-04-23, '', false
            azd,  2018-04-23, AFTER,  STATE@2018-04-23?, 'STATE_HOLIDAY CONTESTED_YES', true
            azd,  2018-04-23, AFTER,  OFFICE_INACCESSIBLE@2018-04-23, '', false
            mad,  2020-03-16, BEFORE, PRESIDENT_OR_CONGRESS@2020-03-16/2020-03-18, 'PRESIDENT_OR_CONGRESS YES', true
            mad,  2020-03-18, BEFORE, PRESIDENT_OR_CONGRESS@2020-03-16/2020-03-18, 'PRESIDENT_OR_CONGRESS YES', true
            mad,  2020-03-13, BEFORE, PRESIDENT_OR_CONGRESS@2020-03-16/2020-03-18, '', false
            mad,  2020-03-19, BEFORE, PRESIDENT_OR_CONGRESS@2020-03-16/2020-03-18, '', false
            """)
    void returnsTheReasonsOfADay(
            String court, LocalDate day, Direction direction, String closures, String expected, boolean closed) {
        var calendar = calendar(court, closures);

        assertThat(String.join(
                        ", ",
                        calendar.reasonsClosed(day, direction).stream()
                                .map(reason -> reason.basis() + " " + reason.counts())
                                .toList()))
                .isEqualTo(expected);
        assertThat(calendar.isClosed(day, direction)).isEqualTo(closed);
    }

    @Test
    void namesAWeekendDay() {
        assertThat(calendar("cand", "").reasonsClosed(SAT_2026_07_04, AFTER).getFirst())
                .isEqualTo(new ClosedDay(
                        SAT_2026_07_04,
                        Basis.SATURDAY,
                        "a Saturday",
                        "Fed. R. Civ. P. 6(a)(1)(C)",
                        Counts.YES,
                        "",
                        "a Saturday"));
    }

    @Test
    void namesAClosure() {
        assertThat(calendar("azd", "STATE@2008-04-21").reasonsClosed(MON_2008_04_21, AFTER))
                .containsExactly(new ClosedDay(
                        MON_2008_04_21,
                        Basis.STATE_HOLIDAY,
                        "a day declared a holiday by the state",
                        "General Order 1",
                        Counts.YES,
                        "",
                        "closure STATE@2008-04-21"));
    }

    @Test
    void separatesAnInaccessibleOffice() {
        var calendar = calendar("mad", "OFFICE_INACCESSIBLE@2008-04-21? STATE@2008-04-21");

        assertThat(calendar.officeInaccessible(MON_2008_04_21))
                .extracting(ClosedDay::basis, ClosedDay::counts)
                .containsExactly(tuple(Basis.OFFICE_INACCESSIBLE, Counts.CONTESTED_YES));
        assertThat(calendar.officeInaccessible(MON_2008_04_21.plusDays(1))).isEmpty();
        assertThat(calendar.reasonsClosed(MON_2008_04_21, BEFORE)).isEmpty();
    }

    @Test
    void rejectsAYearItDoesNotCover() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar("cand", "").isClosed(LocalDate.of(2100, 1, 2), AFTER))
                .withMessage(
                        "the calendar of legal holidays covers 1984 to 2099; no date can be computed for Sat, Jan 2, 2100");
    }

    @Test
    void isAValue() {
        var closures = new ArrayList<>(List.of(closure("STATE@2008-04-21")));
        var calendar = new CourtCalendar(Calendars.court("mad"), closures);
        closures.clear();

        assertThat(calendar).isEqualTo(calendar("mad", "STATE@2008-04-21"));
    }

    @Test
    void aClosureCannotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Closure(
                        "storm",
                        LocalDate.of(2024, 8, 20),
                        LocalDate.of(2024, 8, 19),
                        ClosureKind.OFFICE_INACCESSIBLE,
                        false,
                        "General Order 1"))
                .withMessage("closure 'storm' cannot end on Mon, Aug 19, 2024, before it begins on Tue, Aug 20, 2024");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SATURDAY,              6(a)(1)(C)
            SUNDAY,                6(a)(1)(C)
            FEDERAL_HOLIDAY,       6(a)(6)(A)
            PRESIDENT_OR_CONGRESS, 6(a)(6)(B)
            STATE_HOLIDAY,         6(a)(6)(C)
            OFFICE_INACCESSIBLE,   6(a)(3)
            """)
    void everyReasonCitesItsParagraph(Basis basis, String paragraph) {
        assertThat(basis.paragraph()).isEqualTo(paragraph);
    }
}

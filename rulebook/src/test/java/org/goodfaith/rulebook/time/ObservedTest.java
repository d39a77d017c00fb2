package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            FEDERAL,                 2028-11-11, 'Fri, Nov 10, 2028 Veterans Day, observed (5 U.S.C. 6103(b)(1)) CONTESTED_YES'
            FEDERAL,                 2029-11-11, 'Mon, Nov 12, 2029 Veterans Day, observed (Exec. Order 11582, sec. 3) NO'
            FEDERAL,                 2030-11-11, ''
            FEDERAL,                 2033-11-11, ''
            CALIFORNIA,              2028-11-11, ''
            CALIFORNIA,              2029-11-11, 'Mon, Nov 12, 2029 Veterans Day, observed (Cal. Gov. Code 6701) NO'
            CALIFORNIA,              2030-11-11, ''
            CALIFORNIA_VETERANS_DAY, 2028-11-11, 'Fri, Nov 10, 2028 Veterans Day, observed (Cal. Gov. Code 6701) NO'
            CALIFORNIA_VETERANS_DAY, 2029-11-11, 'Mon, Nov 12, 2029 Veterans Day, observed (Cal. Gov. Code 6701) NO'
            CALIFORNIA_VETERANS_DAY, 2030-11-11, ''
            NEVER_MOVED,             2028-11-11, ''
            NEVER_MOVED,             2029-11-11, ''
            """)
    void returnsTheObservedDay(Observed observed, LocalDate falls, String expected) {
        var holiday = new ClosedDay(falls, Basis.STATE_HOLIDAY, "Veterans Day", "a statute", Counts.NO, "a question");

        assertThat(observed.observedDay(holiday)
                        .map(day -> UsDates.day(day.on()) + " " + day.description() + " " + day.counts())
                        .orElse(""))
                .isEqualTo(expected);
    }
}

package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of closures around one more, on the weekdays of January 2025, which begins on a Wednesday. */
class ClosedRunTest {

    @ParameterizedTest(name = "{0} next to {1}: {2} to {3}, {4} days")
    @CsvSource(textBlock = """
            2025-01-06/2025-01-10, '', 2025-01-06, 2025-01-10, 5
            2025-01-06/2025-01-06, '', 2025-01-06, 2025-01-06, 1
            # adjoining, overlapping and containing closures
            2025-01-06/2025-01-08, 2025-01-09/2025-01-10, 2025-01-06, 2025-01-10, 5
            2025-01-06/2025-01-09, 2025-01-08/2025-01-14, 2025-01-06, 2025-01-14, 9
            2025-01-08/2025-01-08, 2025-01-06/2025-01-14, 2025-01-06, 2025-01-14, 9
            # between them a weekend, or weekdays that can all be legal holidays
            2025-01-06/2025-01-10, 2025-01-13/2025-01-14, 2025-01-06, 2025-01-14, 9
            2025-01-06/2025-01-06, 2025-01-10/2025-01-10, 2025-01-06, 2025-01-10, 5
            # between them four weekdays in a row, or a week, one day of which is open
            2025-01-06/2025-01-06, 2025-01-11/2025-01-11, 2025-01-06, 2025-01-06, 1
            2025-01-11/2025-01-11, 2025-01-06/2025-01-06, 2025-01-11, 2025-01-11, 1
            2025-01-03/2025-01-03, 2025-01-11/2025-01-11, 2025-01-03, 2025-01-03, 1
            # one closure that joins two runs
            2025-01-09/2025-01-09, 2025-01-06/2025-01-07 2025-01-13/2025-01-20, 2025-01-06, 2025-01-20, 15
            # a run before and a run after, which it does not join
            2025-02-03/2025-02-04, 2025-01-06/2025-01-07 2025-03-03/2025-03-04, 2025-02-03, 2025-02-04, 2
            """)
    void findsTheRunAroundAClosure(String added, String inForce, LocalDate from, LocalDate until, long days) {
        ClosedRun run = ClosedRun.around(closures(added).getFirst(), closures(inForce));

        assertThat(run).isEqualTo(new ClosedRun(from, until));
        assertThat(run.lengthDays()).isEqualTo(days);
    }

    private static List<Closure> closures(String periods) {
        return Arrays.stream(periods.split(" ", -1))
                .filter(period -> !period.isEmpty())
                .map(period -> Calendars.closure("OFFICE_INACCESSIBLE@" + period))
                .toList();
    }
}

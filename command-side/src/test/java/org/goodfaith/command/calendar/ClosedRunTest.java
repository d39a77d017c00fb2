package org.goodfaith.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of closures around one more, on the weekdays of January 2025, which begins on a Wednesday. */
class ClosedRunTest {

    @ParameterizedTest(name = "{0} next to {1}: {2} to {3}")
    @CsvSource(textBlock = """
            2025-01-06/2025-01-10, '', 2025-01-06, 2025-01-10
            2025-01-06/2025-01-06, '', 2025-01-06, 2025-01-06
            # adjoining, overlapping and containing closures
            2025-01-06/2025-01-08, 2025-01-09/2025-01-10, 2025-01-06, 2025-01-10
            2025-01-06/2025-01-09, 2025-01-08/2025-01-14, 2025-01-06, 2025-01-14
            2025-01-08/2025-01-08, 2025-01-06/2025-01-14, 2025-01-06, 2025-01-14
            # between them a weekend, or weekdays that can all be legal holidays
            2025-01-06/2025-01-10, 2025-01-13/2025-01-14, 2025-01-06, 2025-01-14
            2025-01-06/2025-01-06, 2025-01-10/2025-01-10, 2025-01-06, 2025-01-10
            # between them four weekdays in a row, or a week, one day of which is open
            2025-01-06/2025-01-06, 2025-01-11/2025-01-11, 2025-01-06, 2025-01-06
            2025-01-11/2025-01-11, 2025-01-06/2025-01-06, 2025-01-11, 2025-01-11
            2025-01-03/2025-01-03, 2025-01-11/2025-01-11, 2025-01-03, 2025-01-03
            # one closure that joins two runs
            2025-01-09/2025-01-09, 2025-01-06/2025-01-07 2025-01-13/2025-01-20, 2025-01-06, 2025-01-20
            # a run before and a run after, which it does not join
            2025-02-03/2025-02-04, 2025-01-06/2025-01-07 2025-03-03/2025-03-04, 2025-02-03, 2025-02-04
            """)
    void findsTheRunAroundAClosure(String added, String inForce, LocalDate from, LocalDate until) {
        ClosedRun run = ClosedRun.around(closures(added).getFirst(), closures(inForce));

        assertThat(run).isEqualTo(new ClosedRun(from, until));
    }

    private static List<ClosureProclaimed> closures(String periods) {
        return Arrays.stream(periods.split(" ", -1))
                .filter(period -> !period.isEmpty())
                .map(period -> List.of(period.split("/", -1)))
                .map(days -> new ClosureProclaimed(
                        CourtId.of("cand"),
                        "storm",
                        LocalDate.parse(days.getFirst()),
                        LocalDate.parse(days.getLast()),
                        ClosureKind.OFFICE_INACCESSIBLE,
                        false,
                        "General Order 1"))
                .toList();
    }
}

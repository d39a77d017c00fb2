package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.time.Calendars.rule6;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.orders.Period.Unit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares every period of 1 to {@link #DAYS_MAX} days from every day of four years, in both directions, with a
 * reference that counts day by day.
 */
@Tag("slow")
class Rule6ExhaustiveTest {

    private static final LocalDate FIRST_EVENT = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST_EVENT = LocalDate.of(2028, 1, 31);
    private static final int DAYS_MAX = 90;

    /** Federal holidays as published by the Office of Personnel Management, without observed Fridays. */
    private static final Set<LocalDate> FEDERAL = days("""
            2023-10-09 2023-11-23 2023-12-25
            2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14 2024-11-11 2024-11-28
            2024-12-25
            2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11 2025-11-27
            2025-12-25
            2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25
            2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25
            2028-01-17 2028-02-21 2028-05-29
            """);

    private static final Set<LocalDate> OBSERVED_FRIDAYS =
            days("2023-11-10 2026-07-03 2027-06-18 2027-12-24 2027-12-31");

    private static final Set<LocalDate> CLOSED_BY_THE_PRESIDENT = days("2024-12-24 2025-01-09 2025-12-24 2025-12-26");

    private static final Set<LocalDate> CALIFORNIA_JUDICIAL = days("""
            2023-11-10 2023-11-24 2024-02-12 2024-04-01 2024-09-27 2024-11-29
            2025-02-12 2025-03-31 2025-09-26 2025-11-28
            2026-02-12 2026-03-31 2026-09-25 2026-11-27
            2027-02-12 2027-03-31 2027-09-24 2027-11-26
            2028-03-31
            """);

    private static final Set<LocalDate> CLOSED_BEFORE = union(List.of(FEDERAL, OBSERVED_FRIDAYS));
    private static final Set<LocalDate> CLOSED_AFTER = union(List.of(CLOSED_BEFORE, CALIFORNIA_JUDICIAL));

    @ParameterizedTest
    @EnumSource(Direction.class)
    void everyDateAndEveryReadingEqualsTheReference(Direction direction) {
        var rule6 = rule6("cand", "");
        int computed = 0;
        for (LocalDate event = FIRST_EVENT; !event.isAfter(LAST_EVENT); event = event.plusDays(1)) {
            for (int days = 1; days <= DAYS_MAX; days++) {
                var found =
                        rule6.compute(new Period(days, Unit.DAYS, direction), CourtTime.on(event), Channel.FILED, null);
                String of = days + " days " + direction + " " + event;
                LocalDate last = on(found.inForce());
                LocalDate counted = counted(event, days, direction);
                if (!last.equals(rolled(counted, direction, settled(direction)))) {
                    assertThat(last).as(of).isEqualTo(rolled(counted, direction, settled(direction)));
                }
                if (found.alternatives().isEmpty()
                                != (everyReading(counted, direction).size() == 1)
                        || found.isContested()) {
                    assertThat(found.readings().stream().map(Rule6ExhaustiveTest::on))
                            .as(of)
                            .doesNotHaveDuplicates()
                            .containsExactlyInAnyOrderElementsOf(everyReading(counted, direction));
                }
                computed++;
            }
        }
        assertThat(computed).isEqualTo(1_492 * DAYS_MAX);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void everyCountOfCourtDaysEqualsTheReference(Direction direction) {
        var rule6 = rule6("cand", "");
        var closed = settled(direction);
        for (LocalDate event = FIRST_EVENT; !event.isAfter(LAST_EVENT); event = event.plusDays(5)) {
            LocalDate expected = event;
            for (int days = 1; days <= DAYS_MAX / 2; days++) {
                do {
                    expected = step(expected, direction);
                } while (isClosed(expected, closed));
                var found = rule6.compute(
                        new Period(days, Unit.COURT_DAYS, direction), CourtTime.on(event), Channel.FILED, null);
                if (!on(found.inForce()).equals(expected)) {
                    assertThat(on(found.inForce()))
                            .as(days + " court days " + direction + " " + event)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static LocalDate counted(LocalDate event, int days, Direction direction) {
        LocalDate day = event;
        for (int counted = 0; counted < days; counted++) {
            day = step(day, direction);
        }
        return day;
    }

    private static LocalDate rolled(LocalDate counted, Direction direction, Set<LocalDate> holidays) {
        LocalDate day = counted;
        while (isClosed(day, holidays)) {
            day = step(day, direction);
        }
        return day;
    }

    /** Rolls once for every subset of nearby contested days. */
    private static Set<LocalDate> everyReading(LocalDate counted, Direction direction) {
        var contested = new ArrayList<LocalDate>();
        LocalDate near = counted;
        for (int n = 0; n < 9; n++) {
            if (CLOSED_BY_THE_PRESIDENT.contains(near)) {
                contested.add(near);
            }
            near = step(near, direction);
        }
        var dates = new TreeSet<LocalDate>();
        for (int subset = 0; subset < 1 << contested.size(); subset++) {
            var holidays = new HashSet<>(settled(direction));
            for (int n = 0; n < contested.size(); n++) {
                if ((subset >> n) % 2 == 1) {
                    holidays.add(contested.get(n));
                }
            }
            dates.add(rolled(counted, direction, holidays));
        }
        return dates;
    }

    private static Set<LocalDate> settled(Direction direction) {
        return switch (direction) {
            case AFTER -> CLOSED_AFTER;
            case BEFORE -> CLOSED_BEFORE;
        };
    }

    private static boolean isClosed(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(day);
    }

    private static LocalDate step(LocalDate day, Direction direction) {
        return direction == Direction.AFTER ? day.plusDays(1) : day.minusDays(1);
    }

    private static LocalDate on(CalendarReading reading) {
        return reading.deadline().moment().orElseThrow().on();
    }

    private static Set<LocalDate> union(List<Set<LocalDate>> sets) {
        var union = new HashSet<LocalDate>();
        sets.forEach(union::addAll);
        return union;
    }

    private static Set<LocalDate> days(String text) {
        return new HashSet<>(
                Stream.of(text.strip().split("\\s+", -1)).map(LocalDate::parse).toList());
    }
}

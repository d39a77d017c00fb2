package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.junit.jupiter.api.Test;

/**
 * Compares the legal holidays with Jollyday, an independent set of public holidays, from 2015 to 2035.
 *
 * <p>Every weekday that one of the two asserts and the other does not know is explained in
 * {@code docs/rules/holidays-compared.md}. A day that the rulebook holds doubtful asserts nothing.
 */
class HolidaysComparedTest {

    private static final Path PAGE = Path.of("../docs/rules/holidays-compared.md");
    private static final int FIRST_YEAR = 2015;
    private static final int LAST_YEAR = 2035;

    /** The names of the states in Jollyday. It has none of the four territories with a court. */
    private static final Map<String, String> NAMES =
            Map.of("Washington, D.C.", "District of Columbia", "Tennesee", "Tennessee");

    private static final HolidayManager JOLLYDAY =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_STATES));

    private enum Side {
        RULEBOOK,
        JOLLYDAY
    }

    private record Difference(String place, String day, Side onlyIn, int year) {}

    @Test
    void everyDifferenceFromJollydayIsExplained() throws IOException {
        List<List<String>> explained = rows();

        assertThat(explained.stream().map(row -> String.join(" | ", row.subList(0, 4))))
                .containsExactlyElementsOf(summary(differences()));
        assertThat(explained).allSatisfy(row -> assertThat(row.get(4)).isNotBlank());
    }

    private static List<Difference> differences() {
        var differences = new ArrayList<Difference>();
        JOLLYDAY.getCalendarHierarchy().getChildren().forEach((code, state) -> {
            String description = state.getDescription(Locale.ROOT);
            differences.addAll(differences(code, NAMES.getOrDefault(description, description)));
        });
        return differences;
    }

    private static List<Difference> differences(String code, String place) {
        Court court = Courts.all().stream()
                .filter(one -> one.state().equals(place))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(place));
        var differences = new ArrayList<Difference>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            Set<Holiday> theirs = JOLLYDAY.getHolidays(Year.of(year), code);
            Set<LocalDate> known =
                    theirs.stream().flatMap(HolidaysComparedTest::dates).collect(Collectors.toSet());
            LocalDate january1 = LocalDate.of(year, 1, 1);
            january1.datesUntil(january1.plusYears(1))
                    .filter(HolidaysComparedTest::isWeekday)
                    .filter(day -> !known.contains(day))
                    .flatMap(day -> LegalHolidays.on(day, court).stream())
                    .filter(day -> day.counts() == Counts.YES)
                    .map(day -> new Difference(
                            place, day.name(), Side.RULEBOOK, day.on().getYear()))
                    .forEach(differences::add);
            theirs.stream()
                    .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                    .filter(holiday -> dates(holiday)
                            .filter(HolidaysComparedTest::isWeekday)
                            .anyMatch(day -> day.getYear() >= FIRST_YEAR && !isOrMayBeClosed(day, court)))
                    .map(holiday -> new Difference(
                            place,
                            holiday.getDescription(Locale.ENGLISH),
                            Side.JOLLYDAY,
                            holiday.getActualDate().getYear()))
                    .forEach(differences::add);
        }
        return differences;
    }

    private static boolean isOrMayBeClosed(LocalDate day, Court court) {
        return LegalHolidays.on(day, court).stream()
                .anyMatch(one -> one.counts() == Counts.YES || one.counts().isInDoubt());
    }

    private static Stream<LocalDate> dates(Holiday holiday) {
        return Stream.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream());
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Groups differences of the same day in the same years. */
    private static List<String> summary(List<Difference> differences) {
        Map<String, Map<String, TreeSet<Integer>>> years = differences.stream()
                .collect(groupingBy(
                        difference -> difference.day() + " | " + word(difference.onlyIn()),
                        TreeMap::new,
                        groupingBy(
                                Difference::place,
                                TreeMap::new,
                                mapping(Difference::year, toCollection(TreeSet::new)))));
        var lines = new ArrayList<String>();
        years.forEach((day, places) -> {
            var byYears = new TreeMap<String, TreeSet<String>>();
            places.forEach((place, in) ->
                    byYears.computeIfAbsent(range(in), _ -> new TreeSet<>()).add(place));
            byYears.forEach((range, in) -> lines.add(day + " | " + range + " | " + String.join(", ", in)));
        });
        return lines;
    }

    private static String word(Side side) {
        return switch (side) {
            case RULEBOOK -> "the rulebook";
            case JOLLYDAY -> "Jollyday";
        };
    }

    /** Joins consecutive years, such as {@code 2015-2020, 2022}. */
    private static String range(Set<Integer> years) {
        return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .filter(year -> years.contains(year) && !years.contains(year - 1))
                .mapToObj(first -> {
                    int last = first;
                    while (years.contains(last + 1)) {
                        last++;
                    }
                    return last == first ? String.valueOf(first) : first + "-" + last;
                })
                .collect(joining(", "));
    }

    /** Returns the cells of the rows of the page's table. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| day | only in"))
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}

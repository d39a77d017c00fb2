package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The dates of days that another calendar sets, as listed in {@code movable-days.txt}. */
final class MovableDays {

    private static final Map<String, Map<Integer, LocalDate>> DATES = LawFile.lines("movable-days.txt").stream()
            .collect(groupingBy(
                    line -> line.text(0),
                    flatMapping(
                            line -> line.parse(1, MovableDays::dates),
                            collectingAndThen(toMap(LocalDate::getYear, Function.identity()), Map::copyOf))));

    private MovableDays() {}

    /** Returns the rule of a listed day; empty if the day is not listed. */
    static Optional<DayRule> find(String day) {
        return Optional.ofNullable(DATES.get(day))
                .map(dates -> year -> Objects.requireNonNull(dates.get(year), day + " " + year));
    }

    private static Stream<LocalDate> dates(String field) {
        return Stream.of(field.split(" ", -1)).map(LocalDate::parse);
    }
}

package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The legal holidays of Fed. R. Civ. P. 6(a)(6), from {@code legal-holidays.txt}, and the places whose holidays are on
 * file, from {@code states.txt}.
 */
final class LegalHolidays {

    /** The first year the federal lines were checked for. */
    static final int FIRST_YEAR = 1984;

    /** The last year of the lines without an end. January 1, 2100 is a Friday and is not observed in 2099. */
    static final int LAST_YEAR = 2099;

    /** The place of lines that apply to every court. */
    static final String EVERYWHERE = "United States";

    private static final List<Holiday> HOLIDAYS =
            LawFile.lines("legal-holidays.txt").stream().map(Holiday::of).toList();

    private static final List<StateOnFile> STATES =
            LawFile.lines("states.txt").stream().map(StateOnFile::of).toList();

    private static final Map<String, StateOnFile> STATES_BY_NAME =
            STATES.stream().collect(toUnmodifiableMap(StateOnFile::name, Function.identity()));

    private static final Map<String, Map<LocalDate, List<ClosedDay>>> DAYS = HOLIDAYS.stream()
            .collect(groupingBy(Holiday::place, flatMapping(Holiday::days, groupingBy(ClosedDay::on))));

    private LegalHolidays() {}

    /** Returns all lines, in the order of the file. */
    static List<Holiday> all() {
        return HOLIDAYS;
    }

    /** Returns the places whose holidays are on file, in the order of the file. */
    static List<StateOnFile> states() {
        return STATES;
    }

    /**
     * Returns the holidays on a day for a court: those of the United States first, then those of its state.
     *
     * @throws IllegalArgumentException if the files do not cover the year
     */
    static List<ClosedDay> on(LocalDate day, Court court) {
        if (!CourtCalendar.covers(day)) {
            throw new IllegalArgumentException(CourtCalendar.notCovered(day));
        }
        return Stream.of(EVERYWHERE, court.state(), court.id().value())
                .flatMap(place -> DAYS.getOrDefault(place, Map.of()).getOrDefault(day, List.of()).stream())
                .toList();
    }

    /** Returns true if the holidays of a state are on file for a year. */
    static boolean isOnFile(String state, int year) {
        StateOnFile onFile = STATES_BY_NAME.get(state);
        return onFile != null && year >= onFile.since();
    }

    /** Returns what is on file of a state's holidays, without a final period. */
    static String onFile(String state) {
        StateOnFile onFile = STATES_BY_NAME.get(state);
        return onFile == null
                ? "the holidays of " + state + " are not on file"
                : "the holidays of " + state + " are on file since " + onFile.since() + " only";
    }
}

package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodfaith.events.CourtId;
import org.goodfaith.rulebook.time.ClosedDay.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Checks the files of law: that they are complete, consistent, and checked within a year. */
class LawOnFileTest {

    @Test
    void theHolidaysOfEveryStateAndTerritoryWithACourtAreOnFile() {
        assertThat(LegalHolidays.states().stream().map(StateOnFile::name))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Courts.all().stream().map(Court::state).collect(toSet()));
        assertThat(LegalHolidays.states()).allSatisfy(state -> {
            assertThat(state.statute()).isNotBlank();
            assertThat(state.since()).isBetween(LegalHolidays.FIRST_YEAR, 2015);
        });
    }

    @Test
    void everyLineIsOfTheUnitedStatesOfAStateOnFileOrOfACourt() {
        var places = Stream.of(
                        Stream.of(LegalHolidays.EVERYWHERE),
                        LegalHolidays.states().stream().map(StateOnFile::name),
                        Courts.all().stream().map(court -> court.id().value()))
                .flatMap(names -> names)
                .collect(toSet());

        assertThat(LegalHolidays.all()).allSatisfy(holiday -> {
            assertThat(holiday.place()).isIn(places);
            assertThat(holiday.name()).isNotBlank();
            assertThat(holiday.authority()).isNotBlank();
            assertThat(holiday.line().fields()).as(holiday.line().at()).hasSizeBetween(8, 9);
        });
    }

    /** A line from general knowledge is not asserted as law. */
    @Test
    void noHolidayIsSettledOfAPlaceWhoseTextNobodyHasSeen() {
        var unseen = LegalHolidays.states().stream()
                .filter(state -> !state.isTextSeen())
                .map(StateOnFile::name)
                .collect(toSet());

        assertThat(unseen).as("places from general knowledge").isNotEmpty();
        assertThat(LegalHolidays.all().stream()
                        .filter(holiday -> unseen.contains(holiday.place()))
                        .filter(holiday -> holiday.kind().counts() == Counts.YES))
                .isEmpty();
    }

    @Test
    void everyRuleOnRequestsIsOfACourtOrOfEveryCourt() {
        assertThat(ExtensionRequestRule.all())
                .extracting(ExtensionRequestRule::place)
                .doesNotHaveDuplicates()
                .contains(LegalHolidays.EVERYWHERE)
                .allMatch(place -> place.equals(LegalHolidays.EVERYWHERE)
                        || Courts.find(CourtId.of(place)).isPresent());
        assertThat(ExtensionRequestRule.all()).allSatisfy(rule -> {
            assertThat(rule.authority()).isNotBlank();
            assertThat(rule.words()).isNotBlank();
        });
    }

    /** A day is contested only if a source shows that courts have differed. */
    @Test
    void everyContestedLineNamesSourcesForAndAgainst() {
        assertThat(LegalHolidays.all().stream()
                        .filter(holiday -> holiday.kind().counts().isContested()))
                .isNotEmpty()
                .allSatisfy(holiday -> assertThat(holiday.note()).contains("for: ", "Against: "));
    }

    @Test
    void noLineRepeatsAFederalHolidayInEveryYear() {
        var federal = days(LegalHolidays.EVERYWHERE);

        assertThat(LegalHolidays.all().stream()
                        .filter(holiday -> !holiday.place().equals(LegalHolidays.EVERYWHERE))
                        .filter(holiday -> holiday.days()
                                .allMatch(day -> federal.getOrDefault(day.on(), Counts.NO) == Counts.YES)))
                .isEmpty();
    }

    @Test
    void noPlaceHasADayTwice() {
        assertThat(LegalHolidays.all().stream().flatMap(holiday -> holiday.days()
                        .map(day -> holiday.place() + " " + day.name() + " " + day.on())))
                .doesNotHaveDuplicates();
    }

    /** The check of a line holds for a year. A line that nobody has looked at for longer fails the build. */
    @Test
    @EnabledIfSystemProperty(named = "build.date", matches = ".+")
    void everyLineWasCheckedWithinAYearOfTheBuild() {
        assertThat(checkedMoreThanAYearBefore(LocalDate.parse(System.getProperty("build.date"))))
                .isEmpty();
    }

    @Test
    void aLineThatWasCheckedMoreThanAYearAgoIsFound() {
        LocalDate newest = checks().values().stream().max(LocalDate::compareTo).orElseThrow();

        assertThat(checkedMoreThanAYearBefore(newest))
                .as("lines older than the others")
                .isEmpty();
        assertThat(checkedMoreThanAYearBefore(newest.plusYears(1))).isEmpty();
        assertThat(checkedMoreThanAYearBefore(newest.plusYears(1).plusDays(1))).isNotEmpty();
    }

    private static List<String> checkedMoreThanAYearBefore(LocalDate date) {
        return checks().entrySet().stream()
                .filter(check -> check.getValue().isBefore(date.minusYears(1)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, LocalDate> checks() {
        var checks = new TreeMap<String, LocalDate>();
        LegalHolidays.all().forEach(holiday -> checks.put(holiday.line().at(), holiday.checkedOn()));
        LegalHolidays.states().forEach(state -> checks.put(state.name(), state.checkedOn()));
        ExtensionRequestRule.all().forEach(rule -> checks.put(rule.toString(), rule.checkedOn()));
        Courts.rules().forEach(rule -> checks.put(rule.toString(), rule.checkedOn()));
        return checks;
    }

    private static Map<LocalDate, Counts> days(String place) {
        var days = new TreeMap<LocalDate, Counts>();
        LegalHolidays.all().stream()
                .filter(holiday -> holiday.place().equals(place))
                .flatMap(Holiday::days)
                .forEach(day -> days.merge(day.on(), day.counts(), (a, b) -> a == Counts.YES ? a : b));
        return days;
    }
}

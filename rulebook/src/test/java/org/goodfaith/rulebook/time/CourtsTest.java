package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodfaith.events.CourtId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtsTest {

    @Test
    void thereAre94Courts() {
        assertThat(Courts.all()).hasSize(94);
        assertThat(Courts.all().stream().map(Court::id)).doesNotHaveDuplicates();
        assertThat(Courts.all().stream().map(court -> court.name() + court.state()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theyAreInFiftyStatesAndFiveOtherPlaces() {
        assertThat(Courts.all().stream().map(Court::state).distinct())
                .hasSize(55)
                .contains("District of Columbia", "Guam", "Northern Mariana Islands", "Puerto Rico", "Virgin Islands");
    }

    /** The number of districts of each state with more than one, 28 U.S.C. 81-131. */
    @Test
    void statesAreDividedAsInTheJudicialCode() {
        var divided =
                Courts.all().stream()
                        .collect(Collectors.groupingBy(Court::state, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(state -> state.getValue() > 1)
                        .map(state -> state.getKey() + " " + state.getValue());

        assertThat(divided)
                .containsExactlyInAnyOrder(
                        "Alabama 3",
                        "Arkansas 2",
                        "California 4",
                        "Florida 3",
                        "Georgia 3",
                        "Illinois 3",
                        "Indiana 2",
                        "Iowa 2",
                        "Kentucky 2",
                        "Louisiana 3",
                        "Michigan 2",
                        "Mississippi 2",
                        "Missouri 2",
                        "New York 4",
                        "North Carolina 3",
                        "Ohio 2",
                        "Oklahoma 3",
                        "Pennsylvania 3",
                        "Tennessee 3",
                        "Texas 4",
                        "Virginia 2",
                        "Washington 2",
                        "West Virginia 2",
                        "Wisconsin 2");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            cand,  Northern District of California,             California,               America/Los_Angeles
            caed,  Eastern District of California,              California,               America/Los_Angeles
            nysd,  Southern District of New York,               New York,                 America/New_York
            azd,   District of Arizona,                         Arizona,                  America/Phoenix
            insd,  Southern District of Indiana,                Indiana,                  America/Indiana/Indianapolis
            kywd,  Western District of Kentucky,                Kentucky,                 America/Kentucky/Louisville
            idd,   District of Idaho,                           Idaho,                    America/Boise
            hid,   District of Hawaii,                          Hawaii,                   Pacific/Honolulu
            akd,   District of Alaska,                          Alaska,                   America/Anchorage
            gud,   District of Guam,                            Guam,                     Pacific/Guam
            nmid,  District for the Northern Mariana Islands,   Northern Mariana Islands, Pacific/Saipan
            prd,   District of Puerto Rico,                     Puerto Rico,              America/Puerto_Rico
            vid,   District of the Virgin Islands,              Virgin Islands,           America/St_Thomas
            cod,   District of Colorado,                        Colorado,                 America/Denver
            txwd,  Western District of Texas,                   Texas,                    America/Chicago
            miwd,  Western District of Michigan,                Michigan,                 America/Detroit
            """)
    void aCourtIsFoundByItsShortName(String id, String name, String state, ZoneId zone) {
        var court = Courts.find(CourtId.of(id)).orElseThrow();

        assertThat(List.<Function<Court, Object>>of(Court::name, Court::state, Court::zone).stream()
                        .map(component -> component.apply(court)))
                .containsExactly(name, state, zone);
    }

    @Test
    void anUnknownCourtIsNotFound() {
        assertThat(Courts.find(CourtId.of("ilwd"))).isEmpty();
    }

    /** The districts that sit in two time zones. */
    @Test
    void courtsThatSitInTwoTimeZones() {
        assertThat(Courts.all().stream().flatMap(court -> court.otherZones().stream()
                        .map(other -> court.id() + " " + other.zone() + ": " + other.places())))
                .containsExactly(
                        "flnd America/Chicago: Pensacola, Panama City",
                        "idd America/Los_Angeles: Coeur d'Alene, Moscow",
                        "innd America/Chicago: Hammond",
                        "insd America/Chicago: Evansville",
                        "kywd America/Chicago: Bowling Green, Owensboro, Paducah",
                        "sdd America/Denver: Rapid City, Deadwood",
                        "tned America/Chicago: Winchester",
                        "txwd America/Denver: El Paso");
    }

    @Test
    void everyLocalRuleIsOfACourtAndRulesOfOneCourtDoNotOverlap() {
        assertThat(Courts.rules()).allSatisfy(rule -> {
            assertThat(Courts.find(CourtId.of(rule.court()))).isPresent();
            assertThat(rule.authority()).isNotBlank();
            assertThat(Courts.rules(CourtId.of(rule.court()), rule.ends())
                            .filter(other -> other.isInForce(rule.from()) || other.isInForce(rule.until())))
                    .containsExactly(rule);
        });
    }

    @Test
    void onlyTwoClosingTimesAreOnFile() {
        assertThat(Courts.all().stream()
                        .filter(court -> court.clerkClosesAt() != null)
                        .map(court -> court.id() + " " + court.clerkClosesAt()))
                .containsExactly("caed " + LocalTime.of(16, 0), "cand " + LocalTime.of(16, 0));
    }
}

package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.orders.Period.Direction.AFTER;
import static org.goodfaith.rulebook.time.Calendars.rule6;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.orders.Period.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State holidays, contested days, and dates that depend on law that is not on file. */
class UnknownIsNotNoTest {

    @Test
    void nevadaDayIsAStateHoliday() {
        var computed = days("nvd", 14, AFTER, "2024-10-11");

        assertThat(dates(computed)).containsExactly("2024-10-28");
        assertThat(computed.deadline().flags()).isEmpty();
        assertThat(said(computed))
                .anyMatch(step -> step.contains(
                        "Fri, Oct 25, 2024 is Nevada Day (Nev. Rev. Stat. 236.015); Sat, Oct 26, 2024 is a Saturday"));
    }

    @Test
    void aDayOnWhichTheCourtItselfCountedIsNotContested() {
        var computed = days("caed", 3, AFTER, "2023-04-21");

        assertThat(dates(computed)).containsExactly("2023-04-24");
        assertThat(computed.deadline().flags()).isEmpty();
        assertThat(said(computed)).anyMatch(step -> step.contains("Genocide Remembrance Day"));
    }

    /** One weekday of each kind of state law, as the last day of a period of seven days. */
    @ParameterizedTest(name = "{0}, 7 days {1} {2}: {3} ({4})")
    @CsvSource(textBlock = """
            nvd,  AFTER,  2024-10-18, 2024-10-28,            'Nevada Day'
            nvd,  BEFORE, 2024-11-01, 2024-10-25,            'a state holiday counts only for a period after an event'
            mad,  AFTER,  2026-04-13, 2026-04-20 2026-04-21, 'Patriots Day'
            med,  AFTER,  2026-04-13, 2026-04-20 2026-04-21, 'Patriots Day, in Maine as well'
            rid,  AFTER,  2026-08-03, 2026-08-11,            'Victory Day'
            akd,  AFTER,  2026-03-23, 2026-03-31,            'Sewards Day'
            hid,  AFTER,  2026-08-14, 2026-08-24,            'Statehood Day'
            utd,  AFTER,  2026-07-17, 2026-07-27,            'Pioneer Day'
            utd,  AFTER,  2026-06-08, 2026-06-16,            'Juneteenth of Utah on the Monday before'
            njd,  AFTER,  2024-06-14, 2024-06-21 2024-06-24, 'Juneteenth of New Jersey on the third Friday'
            txsd, AFTER,  2026-04-14, 2026-04-22,            'San Jacinto Day'
            txsd, AFTER,  2020-06-12, 2020-06-22,            'Emancipation Day in Texas before Juneteenth was federal'
            txsd, AFTER,  2026-03-27, 2026-04-03,            'Good Friday is an optional holiday in Texas, not a legal one'
            prd,  AFTER,  2025-12-30, 2026-01-06 2026-01-07, 'Epiphany'
            vid,  AFTER,  2026-03-26, 2026-04-02 2026-04-03 2026-04-06 2026-04-07, 'Holy Thursday, Good Friday, Easter Monday'
            gud,  AFTER,  2026-07-14, 2026-07-21 2026-07-22, 'Liberation Day'
            nmid, AFTER,  2026-03-17, 2026-03-24 2026-03-25, 'Commonwealth Covenant Day'
            dcd,  AFTER,  2026-04-09, 2026-04-16 2026-04-17, 'Emancipation Day'
            dcd,  AFTER,  2021-01-13, 2021-01-20 2021-01-21, 'Inauguration Day'
            dcd,  AFTER,  2022-01-13, 2022-01-20,            'only every four years'
            vaed, AFTER,  2025-10-28, 2025-11-04 2025-11-05, 'Election Day in Virginia, every year'
            mtd,  AFTER,  2026-10-27, 2026-11-04,            'general election in Montana, even years'
            mtd,  AFTER,  2025-10-28, 2025-11-04,            'no general election in 2025'
            vaed, AFTER,  2020-01-10, 2020-01-17 2020-01-21, 'Lee-Jackson Day, the last time (then King Day)'
            vaed, AFTER,  2021-01-08, 2021-01-15,            'abolished'
            cod,  AFTER,  2026-09-28, 2026-10-05 2026-10-06, 'Frances Xavier Cabrini Day'
            nced, AFTER,  2026-03-27, 2026-04-06,            'Good Friday'
            rid,  AFTER,  2026-06-29, 2026-07-06 2026-07-07, 'Rhode Island gives its employees the Monday after a Saturday'
            flmd, AFTER,  2026-03-27, 2026-04-03 2026-04-06, 'a statute lists Good Friday, but the offices are open'
            gand, AFTER,  2026-03-27, 2026-04-03 2026-04-06, 'the Governor sets the day each year'
            mied, AFTER,  2026-11-20, 2026-11-27 2026-11-30, 'the courts close, but no statute declares a holiday'
            alsd, AFTER,  2026-02-10, 2026-02-17 2026-02-18, 'Mardi Gras in a part of the state'
            alnd, AFTER,  2026-02-10, 2026-02-17,            'and not in another'
            gud,  AFTER,  2026-03-27, 2026-04-03 2026-04-06, 'not verified'
            moed, AFTER,  2027-04-30, 2027-05-07 2027-05-10, 'not certain whether Truman Day is observed on Friday'
            wied, AFTER,  2026-03-27, 2026-04-03,            'a part of a day'
            azd,  AFTER,  2026-11-20, 2026-11-27,            'Arizona adds no day'
            """)
    void theKindOfLawDecides(String court, Direction direction, String trigger, String expected, String because) {
        assertThat(dates(days(court, 7, direction, trigger))).as(because).containsExactly(expected.split(" ", -1));
    }

    @Test
    void aDoubtfulDayIsFlaggedWithItsReason() {
        var computed = days("flmd", 7, AFTER, "2026-03-27");

        assertThat(computed.deadline().flags())
                .containsExactly("In doubt: due Mon, Apr 6, 2026 instead if Fri, Apr 3, 2026 (Good Friday) counts as a"
                        + " legal holiday. Fri, Apr 3, 2026: state law lists it as a holiday, but the state's offices"
                        + " and courts are open (Fla. Stat. 683.01).");
        assertThat(said(computed))
                .anyMatch(
                        step -> step.contains(
                                "Fri, Apr 3, 2026 is Good Friday (Fla. Stat. 683.01). State law lists it"
                                        + " as a holiday, but the state's offices and courts are open. It is not counted here."));
        assertThat(computed.alternatives().getFirst().deadline().explanation().steps())
                .anyMatch(step -> step.says().contains("Good Friday (Fla. Stat. 683.01), in doubt but counted here"));
    }

    @Test
    void aContestedDayNamesTheSourcesThatDiffer() {
        assertThat(days("caed", 14, AFTER, "2025-12-12").deadline().flags())
                .singleElement()
                .asString()
                .startsWith("Contested: due Mon, Dec 29, 2025 instead if")
                .contains("for: 9th Cir. notice for Dec. 5, 2018", "Against: W.D. Ky.");
    }

    /** Every weekday of a year that is not on file may be a holiday of the state. */
    @ParameterizedTest(name = "{0}, {1} days {2} {3}: {4} ({5})")
    @CsvSource(textBlock = """
            nysd, 7,  AFTER,  2014-05-01, 2014-05-08 2014-05-09, 'the day may be a holiday of the state'
            nysd, 7,  AFTER,  2014-05-02, 2014-05-09 2014-05-12, 'a Friday'
            nysd, 7,  AFTER,  2014-05-03, 2014-05-12 2014-05-13, 'rolled over a weekend first'
            nysd, 7,  BEFORE, 2014-05-15, 2014-05-08,            'no state holiday counts before an event'
            nysd, 7,  AFTER,  2014-12-26, 2015-01-02,            'the year of the last day is on file'
            nysd, 14, AFTER,  2014-12-11, 2014-12-26 2014-12-29, 'Christmas and a contested day'
            mad,  7,  AFTER,  2008-05-01, 2008-05-08,            'Massachusetts is on file since 1984'
            nvd,  7,  AFTER,  1999-10-22, 1999-10-29 1999-11-01, 'Nevada Day was October 31'
            """)
    void aYearThatIsNotOnFileGivesTwoReadings(
            String court, int days, Direction direction, String trigger, String expected, String because) {
        assertThat(dates(days(court, days, direction, trigger))).as(because).contains(expected.split(" ", -1));
    }

    @Test
    void aYearThatIsNotOnFileIsFlagged() {
        var computed = days("nysd", 7, AFTER, "2014-05-01");

        assertThat(dates(computed)).containsExactly("2014-05-08", "2014-05-09");
        assertThat(computed.deadline().flags())
                .containsExactly(
                        "In doubt: due Fri, May 9, 2014 instead if Thu, May 8, 2014 (a holiday of New York that"
                                + " is not on file) counts as a legal holiday. Thu, May 8, 2014: the holidays of New York are on"
                                + " file since 2015 only.");
    }

    @Test
    void aStateThatIsNotOnFileGivesTwoReadings() {
        var elsewhere =
                new Court(CourtId.of("zzd"), "a court", "Elsewhere", ZoneId.of("America/New_York"), List.of(), null);
        var computed = new Rule6(new CourtCalendar(elsewhere, List.of()))
                .compute(new Period(7, Unit.DAYS, AFTER), CourtTime.of("2026-05-01"), Channel.FILED, null);

        assertThat(dates(computed)).containsExactly("2026-05-08", "2026-05-11");
        assertThat(computed.deadline().flags())
                .singleElement()
                .asString()
                .startsWith("In doubt: ")
                .endsWith("Fri, May 8, 2026: the holidays of Elsewhere are not on file.");
    }

    @Test
    void onlyOneDayOfAComputationIsAssumedToBeAHolidayThatIsNotOnFile() {
        var mailed = rule6("nysd", "")
                .compute(new Period(7, Unit.DAYS, AFTER), CourtTime.of("2014-05-06"), Channel.FILED, null, true);

        assertThat(dates(mailed)).containsExactly("2014-05-16", "2014-05-19");
        assertThat(rule6("nysd", "")
                        .compute(
                                new Period(5, Unit.COURT_DAYS, AFTER), CourtTime.of("2014-05-05"), Channel.FILED, null))
                .satisfies(computed -> assertThat(dates(computed)).containsExactly("2014-05-12", "2014-05-13"));
    }

    @Test
    void aFixedDateIsNotFlaggedForLawThatCannotMoveIt() {
        assertThat(rule6("nysd", "")
                        .fixed(LocalDate.of(2014, 5, 8), null, Channel.FILED)
                        .deadline()
                        .flags())
                .isEmpty();
        assertThat(rule6("flmd", "")
                        .fixed(LocalDate.of(2026, 4, 3), null, Channel.FILED)
                        .deadline()
                        .flags())
                .containsExactly(
                        "The fixed date, Fri, Apr 3, 2026, is Good Friday (Fla. Stat. 683.01). State law lists it"
                                + " as a holiday, but the state's offices and courts are open. The date does not move.");
    }

    /** The day ends an hour later in El Paso than in San Antonio. */
    @Test
    void aDistrictInTwoTimeZonesGivesTwoReadings() {
        var computed = days("txwd", 14, AFTER, "2026-05-04");

        assertThat(computed.readings())
                .extracting(CalendarReading::label)
                .endsWith("the case is heard in El Paso (America/Denver)");
        assertThat(computed.readings())
                .extracting(reading -> reading.deadline().moment().orElseThrow().overdueFrom())
                .containsExactly(Instant.parse("2026-05-19T05:00:00Z"), Instant.parse("2026-05-19T06:00:00Z"));
        assertThat(computed.deadline().flags())
                .containsExactly(
                        "In doubt: the district has two time zones. Overdue from Tue, May 19, 2026, 12:00 a.m. MT"
                                + " instead if the case is heard in El Paso (America/Denver).");
        assertThat(rule6("idd", "")
                        .fixed(LocalDate.of(2026, 5, 18), LocalTime.of(17, 0), Channel.FILED)
                        .readings())
                .hasSize(2);
        assertThat(rule6("txsd", "")
                        .endOf(LocalDate.of(2026, 5, 18), Channel.FILED)
                        .readings())
                .hasSize(1);
    }

    /** The local rule of a court ends the last day; the order can set another time. */
    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource(textBlock = """
            mad,  2026-05-04, FILED,   2026-05-18T17:59:59
            mad,  2010-05-03, FILED,   2010-05-17
            mad,  2026-05-04, EMAILED, 2026-05-18
            ded,  2026-05-04, FILED,   2026-05-18T17:00
            ded,  2020-05-04, FILED,   2020-05-18T18:00
            nysd, 2026-05-04, FILED,   2026-05-18
            """)
    void aLocalRuleCanEndTheLastDay(String court, String trigger, Channel delivery, CourtTime expected) {
        var due = rule6(court, "")
                .compute(new Period(14, Unit.DAYS, AFTER), CourtTime.of(trigger), delivery, null)
                .deadline()
                .moment()
                .orElseThrow();

        assertThat(new CourtTime(due.on(), due.time())).isEqualTo(expected);
    }

    @Test
    void aLocalRuleIsCited() {
        assertThat(said(days("mad", 14, AFTER, "2026-05-04")))
                .last()
                .asString()
                .startsWith("A rule of the court sets another end of the last day for electronic filing: D. Mass. L.R."
                        + " 5.4(d): completed prior to 6:00 p.m.");
    }

    private static Computation days(String court, int days, Direction direction, String trigger) {
        return rule6(court, "")
                .compute(new Period(days, Unit.DAYS, direction), CourtTime.of(trigger), Channel.FILED, null);
    }

    private static List<String> dates(Computation computed) {
        return computed.readings().stream()
                .map(reading -> reading.deadline().moment().orElseThrow().on().toString())
                .toList();
    }

    private static List<String> said(Computation computed) {
        return computed.deadline().explanation().steps().stream()
                .map(ComputationStep::says)
                .toList();
    }
}

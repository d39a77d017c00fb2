package org.goodfaith.rulebook.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.Month.APRIL;
import static java.time.Month.DECEMBER;
import static java.time.Month.FEBRUARY;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.JUNE;
import static java.time.Month.MARCH;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static org.goodfaith.rulebook.time.ClosedDay.Basis.FEDERAL_HOLIDAY;
import static org.goodfaith.rulebook.time.ClosedDay.Basis.PRESIDENT_OR_CONGRESS;
import static org.goodfaith.rulebook.time.ClosedDay.Basis.STATE_HOLIDAY;
import static org.goodfaith.rulebook.time.ClosedDay.Counts.CONTESTED_NO;
import static org.goodfaith.rulebook.time.ClosedDay.Counts.CONTESTED_YES;
import static org.goodfaith.rulebook.time.ClosedDay.Counts.NO;
import static org.goodfaith.rulebook.time.ClosedDay.Counts.YES;
import static org.goodfaith.rulebook.time.DayRule.dayAfter;
import static org.goodfaith.rulebook.time.DayRule.fixed;
import static org.goodfaith.rulebook.time.DayRule.last;
import static org.goodfaith.rulebook.time.DayRule.nth;
import static org.goodfaith.rulebook.time.Observed.CALIFORNIA;
import static org.goodfaith.rulebook.time.Observed.CALIFORNIA_VETERANS_DAY;
import static org.goodfaith.rulebook.time.Observed.FEDERAL;
import static org.goodfaith.rulebook.time.Observed.NEVER_MOVED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/**
 * The legal holidays of Fed. R. Civ. P. 6(a)(6) as a table, each row with its statute or order.
 *
 * <p>A row covers its years, both inclusive. Keep {@code docs/rules/frcp-6.md} in step with the table.
 */
final class LegalHolidays {

    /** The first year the table was checked for. Holidays added to 5 U.S.C. 6103 later have their own first year. */
    static final int FIRST_YEAR = 1984;

    /** The last year of {@link LunarNewYear}. January 1, 2100 is a Friday and is not observed in 2099. */
    static final int LAST_YEAR = 2099;

    /** The place of rows that apply to every court. */
    private static final String EVERYWHERE = "United States";

    private static final String SEC_6103 = "5 U.S.C. 6103(a)";
    private static final String GOV_6700 = "Cal. Gov. Code 6700";
    private static final String CCP_135 = "Cal. Gov. Code 6700; Cal. Code Civ. Proc. 135";

    private static final List<Row> ROWS = List.of(
            // The eleven holidays of 6(a)(6)(A). Columbus Day counts even if the state gives it another name.
            federal("New Year's Day", fixed(JANUARY, 1), FIRST_YEAR),
            federal("Martin Luther King Jr.'s Birthday", nth(3, MONDAY, JANUARY), 1986), // Pub. L. 98-144
            federal("Washington's Birthday", nth(3, MONDAY, FEBRUARY), FIRST_YEAR),
            federal("Memorial Day", last(MONDAY, MAY), FIRST_YEAR),
            federal("Juneteenth National Independence Day", fixed(JUNE, 19), 2024),
            federal("Independence Day", fixed(JULY, 4), FIRST_YEAR),
            federal("Labor Day", nth(1, MONDAY, SEPTEMBER), FIRST_YEAR),
            federal("Columbus Day", nth(2, MONDAY, OCTOBER), FIRST_YEAR),
            federal("Veterans Day", fixed(NOVEMBER, 11), FIRST_YEAR),
            federal("Thanksgiving Day", nth(4, THURSDAY, NOVEMBER), FIRST_YEAR),
            federal("Christmas Day", fixed(DECEMBER, 25), FIRST_YEAR),

            // Declared by Congress on June 17, 2021. The rule names it since December 1, 2023.
            new Row(
                    EVERYWHERE,
                    "Juneteenth National Independence Day",
                    fixed(JUNE, 19),
                    2021,
                    2023,
                    YES,
                    PRESIDENT_OR_CONGRESS,
                    FEDERAL,
                    SEC_6103 + "; Pub. L. 117-17"),

            // Days on which the President closed the executive agencies. It is contested whether such an order declares
            // a
            // holiday under 6(a)(6)(B). By default it does not: the orders speak "insofar as they relate to the pay and
            // leave of employees", electronic filing continues, and the earlier date is the safe one. A court that
            // treats
            // such a day as a holiday records a closure, as the Ninth Circuit treated December 5, 2018. Days closed
            // from
            // noon are not listed. An order has a number here only if its text was seen.
            closedByPresident(1994, fixed(APRIL, 27), "Exec. Order of April 23, 1994, 59 Fed. Reg. 21915"),
            closedByPresident(
                    1997,
                    fixed(DECEMBER, 26),
                    "executive order of December 1997; see Latham v. Dominick's (7th Cir. 1998)"),
            closedByPresident(2001, fixed(DECEMBER, 24), "executive order of December 2001"),
            closedByPresident(2004, fixed(JUNE, 11), "Exec. Order of June 6, 2004"),
            closedByPresident(2007, fixed(JANUARY, 2), "executive order of December 2006"),
            closedByPresident(2007, fixed(DECEMBER, 24), "Exec. Order 13453"),
            closedByPresident(2008, fixed(DECEMBER, 26), "Exec. Order of December 12, 2008"),
            closedByPresident(2012, fixed(DECEMBER, 24), "Exec. Order 13633"),
            closedByPresident(2014, fixed(DECEMBER, 26), "Exec. Order 13682"),
            closedByPresident(2018, fixed(DECEMBER, 5), "Exec. Order 13852; the Ninth Circuit treated it as a holiday"),
            closedByPresident(2018, fixed(DECEMBER, 24), "Exec. Order 13854"),
            closedByPresident(2019, fixed(DECEMBER, 24), "Exec. Order 13900"),
            closedByPresident(2020, fixed(DECEMBER, 24), "Exec. Order of December 11, 2020"),
            closedByPresident(2024, fixed(DECEMBER, 24), "Exec. Order 14129"),
            closedByPresident(2025, fixed(JANUARY, 9), "Exec. Order 14133"),
            closedByPresident(2025, fixed(DECEMBER, 24), "Exec. Order 14371"),
            closedByPresident(2025, fixed(DECEMBER, 26), "Exec. Order 14371"),

            // California, where it differs from the federal list. All rows are contested: few courts have decided which
            // "holidays in this state" are declared by the state under 6(a)(6)(C). By default a day counts if the state
            // closes its own courts, and does not count if Code Civ. Proc. 135 excepts it.
            california("Lincoln Day", fixed(FEBRUARY, 12), FIRST_YEAR, LAST_YEAR, CONTESTED_YES, CALIFORNIA, CCP_135),
            california("Cesar Chavez Day", fixed(MARCH, 31), 2001, LAST_YEAR, CONTESTED_YES, CALIFORNIA, CCP_135),
            california(
                    "Native American Day", nth(4, FRIDAY, SEPTEMBER), 2015, 2021, CONTESTED_NO, NEVER_MOVED, GOV_6700),
            california(
                    "Native American Day",
                    nth(4, FRIDAY, SEPTEMBER),
                    2022,
                    LAST_YEAR,
                    CONTESTED_YES,
                    NEVER_MOVED,
                    CCP_135),
            california(
                    "the day after Thanksgiving Day",
                    dayAfter(nth(4, THURSDAY, NOVEMBER)),
                    FIRST_YEAR,
                    LAST_YEAR,
                    CONTESTED_YES,
                    NEVER_MOVED,
                    "Cal. Code Civ. Proc. 135; see Yepremyan v. Holder, 614 F.3d 1042 (9th Cir. 2010)"),
            california(
                    "Veterans Day",
                    fixed(NOVEMBER, 11),
                    FIRST_YEAR,
                    LAST_YEAR,
                    CONTESTED_YES,
                    CALIFORNIA_VETERANS_DAY,
                    GOV_6700),
            california("Lunar New Year", LunarNewYear::in, 2023, LAST_YEAR, CONTESTED_NO, NEVER_MOVED, GOV_6700),
            california(
                    "Genocide Remembrance Day", fixed(APRIL, 24), 2023, LAST_YEAR, CONTESTED_NO, NEVER_MOVED, GOV_6700),
            california("Admission Day", fixed(SEPTEMBER, 9), FIRST_YEAR, LAST_YEAR, CONTESTED_NO, CALIFORNIA, GOV_6700),
            // From noon to 3 p.m. only. Listed to make the explanation mention that it does not count.
            california(
                    "Good Friday, a part-day holiday",
                    DayRule.goodFriday(),
                    FIRST_YEAR,
                    LAST_YEAR,
                    NO,
                    NEVER_MOVED,
                    GOV_6700));

    private static final Map<String, Map<LocalDate, List<ClosedDay>>> DAYS = days();

    private LegalHolidays() {}

    /**
     * Returns the rows for a day in a court of {@code state}, federal rows first.
     *
     * @throws IllegalArgumentException if the table does not cover the year
     */
    static List<ClosedDay> on(LocalDate day, String state) {
        requireCovered(day);
        return Stream.of(EVERYWHERE, state)
                .flatMap(where -> DAYS.getOrDefault(where, Map.of()).getOrDefault(day, List.of()).stream())
                .toList();
    }

    /** Returns true if the table has the holidays of the state. */
    static boolean isOnFile(String state) {
        return DAYS.containsKey(state);
    }

    /** @throws IllegalArgumentException if the table does not cover the year */
    private static void requireCovered(LocalDate day) {
        if (!CourtCalendar.covers(day)) {
            throw new IllegalArgumentException(CourtCalendar.notCovered(day));
        }
    }

    /** Expands the rows to days, by state. */
    static Map<String, Map<LocalDate, List<ClosedDay>>> days() {
        return ROWS.stream().collect(groupingBy(Row::where, flatMapping(Row::days, groupingBy(ClosedDay::on))));
    }

    private static Row federal(String name, DayRule rule, int from) {
        return new Row(EVERYWHERE, name, rule, from, LAST_YEAR, YES, FEDERAL_HOLIDAY, FEDERAL, SEC_6103);
    }

    private static Row closedByPresident(int year, DayRule rule, String order) {
        return new Row(
                EVERYWHERE,
                "a day on which the President closed the executive agencies",
                rule,
                year,
                year,
                CONTESTED_NO,
                PRESIDENT_OR_CONGRESS,
                NEVER_MOVED,
                order);
    }

    private static Row california(
            String name, DayRule rule, int from, int until, Counts counts, Observed observed, String authority) {
        return new Row("California", name, rule, from, until, counts, STATE_HOLIDAY, observed, authority);
    }

    /** One row of the table. */
    private record Row(
            String where,
            String name,
            DayRule rule,
            int from,
            int until,
            Counts counts,
            Basis basis,
            Observed observed,
            String authority) {

        Stream<ClosedDay> days() {
            return IntStream.rangeClosed(from, until).mapToObj(rule::in).flatMap(this::closing);
        }

        private Stream<ClosedDay> closing(LocalDate falls) {
            var itself = new ClosedDay(falls, basis, name, authority, counts, name + " " + falls);
            return Stream.concat(Stream.of(itself), observed.observedDay(itself).stream());
        }
    }
}

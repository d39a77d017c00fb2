package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.orders.Period.Direction.AFTER;
import static org.goodfaith.orders.Period.Direction.BEFORE;
import static org.goodfaith.rulebook.time.Calendars.court;
import static org.goodfaith.rulebook.time.Calendars.rule6;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.orders.Period.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Rule6Test {

    private static final LocalDate FRI_2024_03_29 = LocalDate.of(2024, 3, 29);
    private static final LocalDate TUE_2024_08_06 = LocalDate.of(2024, 8, 6);
    private static final LocalDate TUE_2024_08_20 = LocalDate.of(2024, 8, 20);
    private static final LocalDate WED_2025_05_21 = LocalDate.of(2025, 5, 21);
    private static final LocalDate FRI_2025_07_04 = LocalDate.of(2025, 7, 4);
    private static final LocalDate FRI_2025_12_12 = LocalDate.of(2025, 12, 12);
    private static final LocalDate FRI_2025_12_26 = LocalDate.of(2025, 12, 26);
    private static final LocalDate MON_2025_12_29 = LocalDate.of(2025, 12, 29);
    private static final LocalDate THU_2026_07_02 = LocalDate.of(2026, 7, 2);
    private static final LocalTime FOUR_PM = LocalTime.of(16, 0);
    private static final LocalTime FIVE_PM = LocalTime.of(17, 0);
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    /** The illustrations of the committee notes, and the dates of the two sample orders. */
    @ParameterizedTest(name = "{0}: {2} {3} {4} {1} is {7}: {8}")
    @CsvSource(textBlock = """
            N01, 2007-08-02,       30, DAYS,  AFTER,  mad,  '',                             2007-09-04,       'Saturday, Sunday, Labor Day: on to Tuesday'
            N02, 2007-08-22,       10, DAYS,  AFTER,  mad,  '',                             2007-09-04,       'the same for ten days'
            N03, 2007-09-22,       21, DAYS,  BEFORE, mad,  '',                             2007-08-31,       'counted backward a Saturday rolls back to Friday'
            N04, 2007-09-11,       10, DAYS,  BEFORE, mad,  '',                             2007-08-31,       'the same for ten days'
            N05, 2007-09-11,       10, DAYS,  BEFORE, mad,  OFFICE_INACCESSIBLE@2007-08-31, 2007-09-04,       'inaccessible: always forward, past Labor Day'
            N06, 2007-11-02T10:23, 72, HOURS, AFTER,  cand, '',                             2007-11-05T09:23, 'every hour counts, and the clocks go back in between'
            N07, 2025-07-10T14:17, 48, HOURS, AFTER,  cand, '',                             2025-07-14T14:17, 'Saturday 2:17 p.m. becomes Monday 2:17 p.m., not 3 p.m.'
            N08, 2024-08-05,       14, DAYS,  AFTER,  cand, '',                             2024-08-19,       'two weeks after a Monday is a Monday'
            N09, 2008-04-07,       14, DAYS,  AFTER,  mad,  STATE@2008-04-21,               2008-04-22,       'a state holiday counts after an event'
            N10, 2008-05-05,       14, DAYS,  BEFORE, mad,  STATE@2008-04-21,               2008-04-21,       'and does not before one'
            N11, 2008-05-05,       14, DAYS,  BEFORE, mad,  STATE@2008-04-21 OFFICE_INACCESSIBLE@2008-04-21, 2008-04-22, 'inaccessible: forward, though counted backward'
            N15, 2024-08-15,       3,  DAYS,  AFTER,  cand, '',                             2024-08-19,       'Friday, Saturday, Sunday, and so Monday'
            N16, 2024-08-02,       10, DAYS,  AFTER,  cand, '',                             2024-08-12,       'a short period leaves out weekends no more: not August 16'
            S01, 2024-08-20T10:00, 14, DAYS,  BEFORE, cand, '',                             2024-08-06,       'statement before the conference'
            S02, 2024-08-20T10:00, 8,  DAYS,  BEFORE, cand, '',                             2024-08-12,       'response before the conference'
            S03, 2024-07-31T10:30, 1,  WEEKS, BEFORE, cand, '',                             2024-07-24,       'one week is seven days'
            S04, 2024-08-20T10:00, 1,  WEEKS, BEFORE, cand, '',                             2024-08-13,       'preregistration before the conference'
            S05, 2025-05-21,       45, DAYS,  AFTER,  caed, '',                             2025-07-07,       'from the day signed: Saturday rolls to Monday'
            S06, 2025-05-22,       45, DAYS,  AFTER,  caed, '',                             2025-07-07,       'from the day filed: Sunday rolls to the same Monday'
            S07, 2025-08-28,       14, DAYS,  AFTER,  caed, '',                             2025-09-11,       'report after a session on a Thursday'
            S08, 2025-12-12,       14, DAYS,  AFTER,  caed, '',                             2025-12-26,       'agencies closed by the President: by default no holiday'
            S08, 2025-12-12,       14, DAYS,  AFTER,  caed, PRESIDENT_OR_CONGRESS@2025-12-26, 2025-12-29,     'switched on for this court by a closure of its calendar'
            """)
    void workedCases(
            String id,
            CourtTime trigger,
            int amount,
            Unit unit,
            Direction direction,
            String court,
            String closures,
            CourtTime expected,
            String because) {
        var due = due(rule6(court, closures), new Period(amount, unit, direction), trigger, Channel.FILED);

        assertThat(due.on()).as(because).isEqualTo(expected.on());
        assertThat(due.time()).as(because).isEqualTo(expected.time());
    }

    @ParameterizedTest(name = "{2} {3} {4} {1} in {0} is {6}: {7}")
    @CsvSource(textBlock = """
            cand, 2026-07-12,       7,  DAYS,       BEFORE, '', 2026-07-02, 'Sunday, Saturday and an observed Friday: back to Thursday'
            cand, 2026-06-25,       7,  DAYS,       AFTER,  '', 2026-07-02, 'an open Thursday'
            cand, 2026-06-26,       7,  DAYS,       AFTER,  '', 2026-07-06, 'the observed Friday and its weekend'
            cand, 2024-02-05,       1,  WEEKS,      AFTER,  '', 2024-02-13, 'Lincoln Day in California'
            cand, 2024-02-19,       1,  WEEKS,      BEFORE, '', 2024-02-12, 'Lincoln Day counts only after an event'
            azd,  2024-02-05,       1,  WEEKS,      AFTER,  '', 2024-02-12, 'and only in California'
            cand, 2026-12-11,       14, DAYS,       AFTER,  '', 2026-12-28, 'Christmas on a Friday'
            cand, 2026-11-12,       14, DAYS,       AFTER,  '', 2026-11-30, 'Thanksgiving, the day after it, the weekend'
            cand, 2026-12-10,       14, DAYS,       BEFORE, '', 2026-11-25, 'Thanksgiving backward'
            cand, 2024-01-31,       1,  MONTHS,     AFTER,  '', 2024-02-29, 'no February 31: the last day of the month'
            cand, 2025-01-31,       1,  MONTHS,     AFTER,  '', 2025-02-28, 'nor 29 in 2025'
            cand, 2025-01-29,       1,  MONTHS,     AFTER,  '', 2025-02-28, 'nor 29 in 2025, either'
            cand, 2025-01-28,       1,  MONTHS,     AFTER,  '', 2025-02-28, 'the same number'
            cand, 2025-02-28,       1,  MONTHS,     AFTER,  '', 2025-03-28, 'from a last day to the same number, not to the last day'
            cand, 2025-03-31,       1,  MONTHS,     BEFORE, '', 2025-02-28, 'backward'
            cand, 2025-05-31,       3,  MONTHS,     BEFORE, '', 2025-02-28, 'backward over three'
            cand, 2024-12-15,       1,  MONTHS,     AFTER,  '', 2025-01-15, 'over the year, to a Wednesday'
            cand, 2025-04-17,       1,  MONTHS,     AFTER,  '', 2025-05-19, 'a Saturday rolls'
            cand, 2025-06-17,       1,  MONTHS,     BEFORE, '', 2025-05-16, 'a Saturday rolls back'
            cand, 2025-07-01,       5,  COURT_DAYS, AFTER,  '', 2025-07-09, 'July 4 and a weekend are passed over'
            cand, 2025-07-09,       5,  COURT_DAYS, BEFORE, '', 2025-07-01, 'and backward'
            cand, 2025-07-05,       1,  COURT_DAYS, AFTER,  '', 2025-07-07, 'from a closed day'
            cand, 2025-03-28,       1,  COURT_DAYS, AFTER,  '', 2025-04-01, 'Cesar Chavez Day is a holiday after an event'
            cand, 2025-04-01,       1,  COURT_DAYS, BEFORE, '', 2025-03-31, 'and not before one'
            azd,  2020-03-10,       2,  DAYS,       BEFORE, PRESIDENT_OR_CONGRESS@2020-03-05/2020-03-09, 2020-03-04, 'a declared holiday counts backward too'
            """)
    void counting(
            String court,
            CourtTime trigger,
            int amount,
            Unit unit,
            Direction direction,
            String closures,
            LocalDate expected,
            String because) {
        var due = due(rule6(court, closures), new Period(amount, unit, direction), trigger, Channel.FILED);

        assertThat(due).as(because).isEqualTo(endOf(expected, court(court).zone()));
    }

    @ParameterizedTest(name = "{0} hours {1} {2} is {3}: {4}")
    @CsvSource(textBlock = """
            24, AFTER,  2025-03-08T10:00, 2025-03-10T11:00, 'ends Sunday 11:00, the clocks having gone forward; Monday at the same time'
            72, AFTER,  2025-03-07T10:23, 2025-03-10T11:23, 'an hour later by the clock: one hour did not exist'
            72, AFTER,  2025-10-31T10:23, 2025-11-03T09:23, 'an hour earlier by the clock: one hour came twice'
            72, BEFORE, 2025-03-10T11:23, 2025-03-07T10:23, 'backward over the change forward'
            72, BEFORE, 2025-11-03T09:23, 2025-10-31T10:23, 'backward over the change back'
            48, BEFORE, 2025-08-18T10:00, 2025-08-15T10:00, 'Saturday 10:00 rolls back to Friday 10:00'
            48, BEFORE, 2025-08-20T10:00, 2025-08-18T10:00, 'no roll'
            1,  AFTER,  2025-08-15T23:30, 2025-08-18T00:30, 'half past midnight on Saturday becomes the same on Monday'
            1,  AFTER,  2025-08-14T23:59:59, 2025-08-15T00:59:59, 'to the second'
            24, AFTER,  2025-07-03T09:00, 2025-07-07T09:00, 'Independence Day and the weekend'
            """)
    void hours(int amount, Direction direction, CourtTime trigger, CourtTime expected, String because) {
        var due = due(rule6("nysd", ""), new Period(amount, Unit.HOURS, direction), trigger, Channel.EMAILED);

        assertThat(due.on()).as(because).isEqualTo(expected.on());
        assertThat(due.time()).as(because).isEqualTo(expected.time());
        assertThat(due.overdueFrom())
                .as("an act at the last second is in time")
                .isEqualTo(expected.startsAt(court("nysd").zone()).plusSeconds(1));
    }

    @Test
    void hoursThatEndInARepeatedHourEndInTheCorrectOne() {
        // American clocks change on Sundays, on which no period ends; so the zone is one that changed on a Friday.
        var zone = ZoneId.of("Asia/Amman");
        var court = new Court(CourtId.of("zzd"), "a court", "Arizona", zone, List.of(), null);
        var rule6 = new Rule6(new CourtCalendar(court, List.of()));

        var first = rule6.compute(hours(24), CourtTime.of("2021-10-28T00:30"), Channel.FILED, null);
        var second = rule6.compute(hours(25), CourtTime.of("2021-10-28T00:30"), Channel.FILED, null);

        assertThat(first.deadline().moment().orElseThrow().time()).isEqualTo(LocalTime.of(0, 30));
        assertThat(second.deadline().moment().orElseThrow().time()).isEqualTo(LocalTime.of(0, 30));
        assertThat(first.deadline().moment().orElseThrow().overdueFrom())
                .isEqualTo(Instant.parse("2021-10-28T21:30:01Z"));
        assertThat(second.deadline().moment().orElseThrow().overdueFrom())
                .isEqualTo(Instant.parse("2021-10-28T22:30:01Z"));
        assertThat(second.deadline().flags())
                .containsExactly(
                        "The time at which the period ends, 12:30 a.m., occurs twice on Fri, Oct 29, 2021 because the clocks"
                                + " go back.");
    }

    @Test
    void aTimeThatTheClocksSkipMovesForwardAndIsFlagged() {
        var fixed = rule6("nysd", "").fixed(LocalDate.of(2025, 3, 9), LocalTime.of(2, 30), Channel.EMAILED);

        assertThat(fixed.deadline().moment().orElseThrow().overdueFrom())
                .isEqualTo(Instant.parse("2025-03-09T07:30:01Z"));
        assertThat(fixed.deadline().flags())
                .contains(
                        "The time set by the order, 2:30 a.m., does not exist on Sun, Mar 9, 2025 because the clocks go"
                                + " forward. The deadline moves forward by the length of the gap.");
    }

    @Test
    void anEventAtARepeatedTimeIsFlagged() {
        var computed = rule6("ctd", "").compute(hours(48), CourtTime.of("2025-11-02T01:30"), Channel.EMAILED, null);

        assertThat(computed.deadline().moment().orElseThrow().overdueFrom())
                .as("the earlier of the two is meant")
                .isEqualTo(Instant.parse("2025-11-04T05:30:01Z"));
        assertThat(computed.deadline().flags())
                .containsExactly(
                        "The time of the event, 1:30 a.m., occurs twice on Sun, Nov 2, 2025 because the clocks go"
                                + " back.");
    }

    @ParameterizedTest(name = "{0} days after {1}, served by mail, is {2}: {3}")
    @CsvSource(textBlock = """
            30, 2024-10-10, 2024-11-15, 'N13: Saturday; Monday is Veterans Day; so Tuesday, and three days make Friday'
            14, 2024-08-09, 2024-08-26, 'N14: Friday, then Saturday, Sunday, Monday'
            14, 2024-08-16, 2024-09-03, 'N14: the same, but that Monday is Labor Day'
            5,  2024-08-12, 2024-08-22, 'rolls from Saturday to Monday first, and only then adds three days'
            7,  2024-08-14, 2024-08-26, 'Wednesday, then Saturday, which rolls to Monday'
            """)
    void mailDaysFollowTheRollAndRollAgain(int days, LocalDate served, LocalDate expected, String because) {
        var computed = rule6("cand", "").compute(days(days, AFTER), CourtTime.on(served), Channel.FILED, null, true);

        assertThat(computed.deadline().moment().orElseThrow().on()).as(because).isEqualTo(expected);
        assertThat(computed.deadline().explanation().steps())
                .as("a step of its own")
                .anySatisfy(step -> assertThat(step.cites()).isEqualTo("Fed. R. Civ. P. 6(d)"));
    }

    @Test
    void mailDaysAreAddedToHoursAndCourtDaysToo() {
        var rule6 = rule6("cand", "");

        assertThat(rule6.compute(hours(24), CourtTime.of("2024-08-14T09:00"), Channel.FILED, null, true)
                        .deadline()
                        .moment()
                        .orElseThrow())
                .as("Thursday 09:00, Sunday, Monday at the same time")
                .isEqualTo(new DueMoment(
                        LocalDate.of(2024, 8, 19),
                        LocalTime.of(9, 0),
                        Instant.parse("2024-08-19T16:00:01Z"),
                        LOS_ANGELES));
        assertThat(rule6.compute(courtDays(1), CourtTime.of("2024-08-14"), Channel.FILED, null, true)
                        .deadline()
                        .moment()
                        .orElseThrow()
                        .on())
                .as("Thursday, Sunday, Monday")
                .isEqualTo(LocalDate.of(2024, 8, 19));
    }

    @ParameterizedTest(name = "{0}, {1}, {2} is {3}: {4}")
    @CsvSource(textBlock = """
            OFFICE_INACCESSIBLE@2024-08-19,            FILED,          AFTER,  2024-08-20, 'the next accessible day'
            OFFICE_INACCESSIBLE@2024-08-19,            FILED_ON_PAPER, AFTER,  2024-08-20, 'on paper as well'
            OFFICE_INACCESSIBLE@2024-08-19,            LODGED,         AFTER,  2024-08-20, 'lodging is taken as filing, as it is for the end of the day'
            OFFICE_INACCESSIBLE@2024-08-19,            EMAILED,        AFTER,  2024-08-19, 'nor is email to chambers'
            OFFICE_INACCESSIBLE@2024-08-19,            SERVED,         AFTER,  2024-08-19, 'nor is service'
            OFFICE_INACCESSIBLE@2024-08-18,            FILED,          AFTER,  2024-08-19, 'inaccessible the day before only'
            OFFICE_INACCESSIBLE@2024-08-20,            FILED,          AFTER,  2024-08-19, 'inaccessible the day after only'
            OFFICE_INACCESSIBLE@2024-08-19/2024-08-23, FILED,          AFTER,  2024-08-26, 'the whole week, and the weekend after it'
            OFFICE_INACCESSIBLE@2024-08-19/2024-09-01, FILED,          AFTER,  2024-09-03, 'two weeks, and Labor Day'
            OFFICE_INACCESSIBLE@2024-08-19/2024-10-15, FILED,          AFTER,  2024-10-16, 'two months'
            OFFICE_INACCESSIBLE@2024-08-19 STATE@2024-08-20, FILED,    AFTER,  2024-08-21, 'then a state holiday'
            OFFICE_INACCESSIBLE@2024-08-19 STATE@2024-08-20, FILED,    BEFORE, 2024-08-20, 'which does not count before an event'
            OFFICE_INACCESSIBLE@2024-08-19 PRESIDENT_OR_CONGRESS@2024-08-20, FILED, BEFORE, 2024-08-21, 'while a declared holiday does'
            STATE@2024-08-19,                          EMAILED,        AFTER,  2024-08-20, 'a holiday moves every act'
            """)
    void inaccessibleOffice(
            String closures, Channel delivery, Direction direction, LocalDate expected, String because) {
        var trigger = CourtTime.of(direction == AFTER ? "2024-08-05" : "2024-09-02");

        assertThat(due(rule6("azd", closures), days(14, direction), trigger, delivery)
                        .on())
                .as(because)
                .isEqualTo(expected);
    }

    @Test
    void inaccessibleOfficeExtendsHoursToTheSameTime() {
        var due = due(
                rule6("azd", "OFFICE_INACCESSIBLE@2024-08-16"),
                hours(24),
                CourtTime.of("2024-08-15T10:10"),
                Channel.FILED);

        assertThat(due)
                .isEqualTo(new DueMoment(
                        LocalDate.of(2024, 8, 19),
                        LocalTime.of(10, 10),
                        Instant.parse("2024-08-19T17:10:01Z"),
                        ZoneId.of("America/Phoenix")));
    }

    @Test
    void inaccessibleOfficeExtendsTheDateAfterTheMailDays() {
        var computed = rule6("azd", "OFFICE_INACCESSIBLE@2024-08-26")
                .compute(days(14, AFTER), CourtTime.of("2024-08-09"), Channel.FILED, null, true);

        assertThat(computed.deadline().moment().orElseThrow().on()).isEqualTo(LocalDate.of(2024, 8, 27));
    }

    @Test
    void inaccessibleOfficeIsFlaggedForCourtDays() {
        var rule6 = rule6("azd", "OFFICE_INACCESSIBLE@2024-08-16");
        var trigger = CourtTime.of("2024-08-15");

        var filed = rule6.compute(courtDays(1), trigger, Channel.FILED, null).deadline();
        var emailed =
                rule6.compute(courtDays(1), trigger, Channel.EMAILED, null).deadline();

        assertThat(filed.moment().orElseThrow().on()).isEqualTo(LocalDate.of(2024, 8, 16));
        assertThat(filed.flags())
                .containsExactly(
                        "Fri, Aug 16, 2024 is a day on which the clerk's office is inaccessible (General Order 1). Rule"
                                + " 6(a)(3) extends only periods computed under 6(a)(1) and (2). The date does not"
                                + " move. Ask the court.");
        assertThat(emailed.flags()).isEmpty();
    }

    @Test
    void electronicFilingEndsAtMidnightInTheCourtsZone() {
        assertThat(due(rule6("cand", ""), days(14, BEFORE), CourtTime.on(TUE_2024_08_20), Channel.FILED))
                .isEqualTo(new DueMoment(TUE_2024_08_06, null, Instant.parse("2024-08-07T07:00:00Z"), LOS_ANGELES));
        assertThat(due(rule6("hid", ""), days(14, BEFORE), CourtTime.on(TUE_2024_08_20), Channel.FILED))
                .isEqualTo(new DueMoment(
                        TUE_2024_08_06, null, Instant.parse("2024-08-07T10:00:00Z"), ZoneId.of("Pacific/Honolulu")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"FILED_ON_PAPER", "LODGED"})
    void paperFilingEndsWhenTheClerksOfficeCloses(Channel delivery) {
        var inForce = rule6("cand", "")
                .compute(days(14, BEFORE), CourtTime.on(TUE_2024_08_20), delivery, null)
                .deadline();

        assertThat(inForce.moment().orElseThrow())
                .isEqualTo(new DueMoment(TUE_2024_08_06, FOUR_PM, Instant.parse("2024-08-06T23:00:01Z"), LOS_ANGELES));
        assertThat(inForce.flags()).isEmpty();
        assertThat(inForce.explanation().steps().getLast().cites()).isEqualTo("Fed. R. Civ. P. 6(a)(4)(B)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"FILED_ON_PAPER", "LODGED"})
    void paperFilingIsFlaggedIfTheClosingTimeIsNotOnFile(Channel delivery) {
        var inForce = rule6("casd", "")
                .compute(days(14, BEFORE), CourtTime.on(TUE_2024_08_20), delivery, null)
                .deadline();

        assertThat(inForce.moment().orElseThrow())
                .isEqualTo(endOf(TUE_2024_08_06, court("casd").zone()));
        assertThat(inForce.flags())
                .containsExactly("The closing time of the clerk's office of casd is not on file. The deadline shown is"
                        + " midnight, but the last day ends when the office is scheduled to close.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"FILED", "FILED_ON_PAPER", "LODGED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyOtherActIsAssumedToEndAtMidnight(Channel delivery) {
        var inForce = rule6("cand", "")
                .compute(days(14, BEFORE), CourtTime.on(TUE_2024_08_20), delivery, null)
                .deadline();

        assertThat(inForce.moment().orElseThrow())
                .isEqualTo(endOf(TUE_2024_08_06, court("cand").zone()));
        assertThat(inForce.explanation().steps().getLast())
                .isEqualTo(new ComputationStep(
                        "Fed. R. Civ. P. 6(a)(4)",
                        "Rule 6(a)(4) defines the end of the last day for filing only. For any other act, the last"
                                + " day is assumed to end at midnight in the court's time zone (America/Los_Angeles).",
                        "due through Tue, Aug 6, 2024; overdue from Wed, Aug 7, 2024, 12:00 a.m. PT"));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void aClockTimeOfTheOrderWins(Channel delivery) {
        var moment = new DueMoment(TUE_2024_08_06, FIVE_PM, Instant.parse("2024-08-07T00:00:01Z"), LOS_ANGELES);
        var rule6 = rule6("cand", "");

        assertThat(rule6.compute(days(14, BEFORE), CourtTime.on(TUE_2024_08_20), delivery, FIVE_PM)
                        .deadline()
                        .moment()
                        .orElseThrow())
                .isEqualTo(moment);
        assertThat(rule6.compute(courtDays(2), CourtTime.of("2024-08-02"), delivery, FIVE_PM)
                        .deadline()
                        .moment()
                        .orElseThrow())
                .isEqualTo(moment);
        assertThat(rule6.fixed(TUE_2024_08_06, FIVE_PM, delivery)
                        .deadline()
                        .moment()
                        .orElseThrow())
                .isEqualTo(moment);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(textBlock = """
            N12, 2007-11-01, 'no later than November 1, 2007'
            'NRDC v. Gutierrez', 2008-03-01, 'a Saturday'
            Boynton, 2013-05-27, 'Memorial Day'
            Casildo, 2019-10-14, 'Columbus Day'
            'sample order', 2024-06-26, 'a Wednesday'
            """)
    void aFixedDateNeverMoves(String id, LocalDate on, String because) {
        var fixed = rule6("cand", "").fixed(on, null, Channel.FILED);

        assertThat(fixed.deadline().moment().orElseThrow())
                .as(because)
                .isEqualTo(endOf(on, court("cand").zone()));
        assertThat(fixed.isContested()).isFalse();
        assertThat(fixed.deadline().flags())
                .as("the older rule did not move fixed dates either")
                .noneMatch(flag -> flag.contains("2009"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            2024-06-26, ''
            2008-03-01, 'The fixed date, Sat, Mar 1, 2008, is a Saturday. The date does not move.'
            2019-10-14, 'The fixed date, Mon, Oct 14, 2019, is Columbus Day (5 U.S.C. 6103(a)). The date does not move.'
            2026-07-03, 'The fixed date, Fri, Jul 3, 2026, is Independence Day, observed (5 U.S.C. 6103(b)(1)). The date does not move.'
            2025-12-26, 'The fixed date, Fri, Dec 26, 2025, is a day on which the President closed the executive agencies (Exec. Order 14371). Its effect as a legal holiday is contested. The date does not move.'
            2025-04-18, ''
            """)
    void aFixedDateOnAClosedDayIsFlagged(LocalDate on, String flag) {
        assertThat(rule6("cand", "").fixed(on, null, Channel.FILED).deadline().flags())
                .isEqualTo(flag.isEmpty() ? List.of() : List.of(flag));
    }

    @Test
    void aFixedDateOnADayWithAnInaccessibleOfficeIsFlagged() {
        var rule6 = rule6("cand", "OFFICE_INACCESSIBLE@2024-06-26");

        var filed = rule6.fixed(LocalDate.of(2024, 6, 26), null, Channel.FILED).deadline();

        assertThat(filed.moment().orElseThrow().on()).isEqualTo(LocalDate.of(2024, 6, 26));
        assertThat(filed.flags()).singleElement().asString().endsWith("The date does not move. Ask the court.");
        assertThat(rule6.fixed(LocalDate.of(2024, 6, 26), null, Channel.EMAILED)
                        .deadline()
                        .flags())
                .isEmpty();
    }

    @Test
    void anActDueByAnEventIsDueAtTheEndOfItsDay() {
        var computed = rule6("cand", "").endOf(TUE_2024_08_20, Channel.OTHER);

        assertThat(computed.deadline().moment().orElseThrow())
                .isEqualTo(endOf(TUE_2024_08_20, court("cand").zone()));
        assertThat(computed.deadline().flags()).isEmpty();
        assertThat(computed.readings()).hasSize(1);
    }

    @Test
    void anEventOnAHolidayIsFlagged() {
        assertThat(rule6("cand", "")
                        .endOf(FRI_2025_07_04, Channel.OTHER)
                        .deadline()
                        .flags())
                .containsExactly(
                        "The day of the event, Fri, Jul 4, 2025, is Independence Day (5 U.S.C. 6103(a)). The date does"
                                + " not move.");
    }

    @Test
    void aPresidentialClosureHasTwoReadings() {
        var computed = rule6("caed", "").compute(days(14, AFTER), CourtTime.on(FRI_2025_12_12), Channel.FILED, null);

        assertThat(dates(computed)).containsExactly(FRI_2025_12_26, MON_2025_12_29);
        assertThat(computed.isContested()).isTrue();
        assertThat(computed.inForce().label())
                .isEqualTo(
                        "Fri, Dec 26, 2025 (a day on which the President closed the executive agencies) does not count"
                                + " as a legal holiday");
        assertThat(computed.alternatives().getFirst().label())
                .isEqualTo("Fri, Dec 26, 2025 (a day on which the President closed the executive agencies) counts as a"
                        + " legal holiday");
        assertThat(computed.deadline().flags())
                .containsExactly(
                        "Contested: due Mon, Dec 29, 2025 instead if Fri, Dec 26, 2025 (a day on which the President closed"
                                + " the executive agencies) counts as a legal holiday. Fri, Dec 26, 2025: courts have"
                                + " differed whether such an order declares a holiday (for: 9th Cir. notice for Dec. 5,"
                                + " 2018; Latham v. Dominick's (7th Cir. 1998). Against: W.D. Ky.; 9th Cir. notice of"
                                + " 2008) (Exec. Order 14371).");
        assertThat(computed.alternatives().getFirst().deadline().flags()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} days from {2} in {3} with {4}: {5}; {6}")
    @CsvSource(textBlock = """
            AFTER,  7,  2026-06-26, cand, '',  '2026-07-06',            'a federal holiday observed on a Friday is settled'
            BEFORE, 7,  2026-07-12, cand, '',  '2026-07-02',            'backward as well'
            AFTER,  14, 2026-11-13, cand, '',  '2026-11-30',            'the day after Thanksgiving, California: settled'
            AFTER,  14, 2026-11-12, cand, '',  '2026-11-30',            'met on the way from Thanksgiving'
            AFTER,  14, 2026-11-13, azd,  '',  '2026-11-27',            'is not a holiday in Arizona'
            AFTER,  7,  2026-04-17, cand, '',  '2026-04-24',            'Genocide Remembrance Day is no holiday of the courts'
            AFTER,  7,  2028-11-03, cand, '',  '2028-11-13',            'Veterans Day observed on a Friday, by federal and by state law'
            BEFORE, 7,  2028-11-17, cand, '',  '2028-11-09',            'by federal law only'
            AFTER,  7,  2028-11-03, azd,  PRESIDENT_OR_CONGRESS@2028-11-10, '2028-11-13', 'two settled reasons'
            AFTER,  7,  2024-08-09, azd,  STATE@2024-08-16?, '2024-08-19 2024-08-16', 'a contested closure counts by default'
            AFTER,  7,  2024-08-09, azd,  OFFICE_INACCESSIBLE@2024-08-16?, '2024-08-19 2024-08-16', 'a contested inaccessibility too'
            AFTER,  7,  2024-08-07, azd,  'STATE@2024-08-14? STATE@2024-08-15?', '2024-08-16 2024-08-14 2024-08-15', 'two questions, three dates'
            AFTER,  7,  2024-08-07, azd,  'STATE@2024-08-14/2024-08-15?', '2024-08-16 2024-08-14', 'one closure of two days is one question'
            AFTER,  7,  2024-08-07, azd,  'STATE@2024-08-14? PRESIDENT_OR_CONGRESS@2024-08-14?', '2024-08-15 2024-08-14', 'both must fall for the day to open'
            AFTER,  10, 2025-12-14, cand, '',  '2025-12-24 2025-12-26 2025-12-29', 'two days closed by the President, Christmas between them'
            """)
    void contestedDaysHaveTwoReadings(
            Direction direction,
            int days,
            LocalDate trigger,
            String court,
            String closures,
            String expected,
            String because) {
        var computed =
                rule6(court, closures).compute(days(days, direction), CourtTime.on(trigger), Channel.FILED, null);

        assertThat(dates(computed).stream().map(LocalDate::toString))
                .as(because)
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    void aContestedClosureIsNamedInTheLabels() {
        var holiday = rule6("azd", "STATE@2024-08-16?")
                .compute(days(7, AFTER), CourtTime.of("2024-08-09"), Channel.FILED, null);
        var office = rule6("azd", "OFFICE_INACCESSIBLE@2024-08-16?")
                .compute(days(7, AFTER), CourtTime.of("2024-08-09"), Channel.FILED, null);

        assertThat(labels(holiday))
                .containsExactly(
                        "Fri, Aug 16, 2024 (a day declared a holiday by the state) counts as a legal holiday",
                        "Fri, Aug 16, 2024 (a day declared a holiday by the state) does not count as a legal holiday");
        assertThat(labels(office))
                .containsExactly(
                        "the clerk's office is inaccessible on Fri, Aug 16, 2024",
                        "the clerk's office is not inaccessible on Fri, Aug 16, 2024");
    }

    @Test
    void aReadingIsLabeledByTheChoicesThatDifferFromTheDefault() {
        var computed = rule6("azd", "STATE@2024-08-14? STATE@2024-08-15?")
                .compute(days(7, AFTER), CourtTime.of("2024-08-07"), Channel.FILED, null);

        assertThat(labels(computed))
                .containsExactly(
                        "Wed, Aug 14, 2024 (a day declared a holiday by the state) counts as a legal holiday; Thu,"
                                + " Aug 15, 2024 (a day declared a holiday by the state) counts as a legal holiday",
                        "Wed, Aug 14, 2024 (a day declared a holiday by the state) does not count as a legal holiday",
                        "Thu, Aug 15, 2024 (a day declared a holiday by the state) does not count as a legal holiday");
    }

    @Test
    void everyChoiceOfAReadingIsInItsLabel() {
        var computed = rule6("cand", "").compute(days(10, AFTER), CourtTime.of("2025-12-14"), Channel.FILED, null);

        assertThat(labels(computed).getLast())
                .isEqualTo("Wed, Dec 24, 2025 (a day on which the President closed the executive agencies) counts as a"
                        + " legal holiday; Fri, Dec 26, 2025 (a day on which the President closed the executive"
                        + " agencies) counts as a legal holiday");
    }

    @Test
    void anUncontestedDateHasOneReading() {
        var computed = rule6("cand", "").compute(days(14, BEFORE), CourtTime.on(TUE_2024_08_20), Channel.FILED, null);

        assertThat(labels(computed)).containsExactly("no contested day affects the deadline");
        assertThat(computed.isContested()).isFalse();
        assertThat(computed.deadline().flags()).isEmpty();
    }

    @Test
    void courtDaysHaveAtMostThreeReadings() {
        var computed = rule6("cand", "").compute(courtDays(5), CourtTime.of("2025-12-22"), Channel.FILED, null);

        assertThat(dates(computed).stream().map(LocalDate::toString)).containsExactly("2025-12-30", "2026-01-02");
        assertThat(labels(computed))
                .containsExactly(
                        "each contested or doubtful day has its default effect",
                        "every contested or doubtful day counts as a legal holiday");
    }

    @Test
    void courtDaysWithOneContestedDayNameIt() {
        var computed = rule6("cand", "").compute(courtDays(5), CourtTime.of("2025-01-06"), Channel.FILED, null);

        assertThat(dates(computed).stream().map(LocalDate::toString)).containsExactly("2025-01-13", "2025-01-14");
        assertThat(labels(computed))
                .containsExactly(
                        "Thu, Jan 9, 2025 (a day on which the President closed the executive agencies) does not count as"
                                + " a legal holiday",
                        "every contested or doubtful day counts as a legal holiday");
    }

    @Test
    void readingsBeyondTheMaximumAreOmittedAndFlagged() {
        var closures = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> new Closure(
                        "storm-" + n,
                        FRI_2024_03_29.plusDays(n),
                        FRI_2024_03_29.plusDays(n),
                        ClosureKind.PRESIDENT_OR_CONGRESS,
                        true,
                        "General Order " + n))
                .toList();
        var computed = new Rule6(new CourtCalendar(court("azd"), closures))
                .compute(days(4, AFTER), CourtTime.on(FRI_2024_03_29), Channel.FILED, null);

        assertThat(computed.deadline().flags())
                .contains("Contested: there are more than 16 readings; not all are shown.");
        assertThat(computed.deadline().moment().orElseThrow().on()).isEqualTo(LocalDate.of(2024, 5, 9));
        assertThat(computed.readings()).hasSize(16);
    }

    @Test
    void closuresCountOnlyIfTheyAreInTheCalendar() {
        var period = days(14, AFTER);
        var trigger = CourtTime.of("2024-08-05");

        assertThat(due(rule6("azd", ""), period, trigger, Channel.FILED).on()).isEqualTo("2024-08-19");
        assertThat(due(rule6("azd", "OFFICE_INACCESSIBLE@2024-08-19"), period, trigger, Channel.FILED)
                        .on())
                .as("once it is recorded")
                .isEqualTo("2024-08-20");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            2009-11-16, true
            2009-11-17, false
            """)
    void datesBeforeTheAmendmentsOf2009AreFlagged(LocalDate trigger, boolean flagged) {
        var rule6 = rule6("azd", "");
        String flag =
                "Computed under Rule 6(a) as amended effective December 1, 2009. Before that date, a period of less"
                        + " than 11 days excluded intermediate Saturdays, Sundays, and legal holidays.";

        assertThat(rule6.compute(days(14, AFTER), CourtTime.on(trigger), Channel.FILED, null)
                        .deadline()
                        .flags()
                        .contains(flag))
                .isEqualTo(flagged);
        assertThat(rule6.compute(hours(14 * 24), CourtTime.at(trigger, LocalTime.NOON), Channel.FILED, null)
                        .deadline()
                        .flags()
                        .contains(flag))
                .isEqualTo(flagged);
    }

    @Test
    void aMonthWithoutTheDayIsFlagged() {
        assertThat(rule6("cand", "")
                        .compute(new Period(1, Unit.MONTHS, AFTER), CourtTime.of("2024-01-31"), Channel.FILED, null)
                        .deadline()
                        .flags())
                .containsExactly(
                        "The month in which the period ends has no day 31. The period ends on the last day of that"
                                + " month, Thu, Feb 29, 2024. Rule 6 does not address this case.");
        assertThat(rule6("cand", "")
                        .compute(new Period(1, Unit.MONTHS, AFTER), CourtTime.of("2024-01-29"), Channel.FILED, null)
                        .deadline()
                        .flags())
                .isEmpty();
    }

    @Test
    void oneReckoningTakesALodgingAsFilingInEveryStep() {
        assertThat(said(rule6("cand", "OFFICE_INACCESSIBLE@2024-08-19")
                        .compute(days(14, AFTER), CourtTime.of("2024-08-05"), Channel.LODGED, null)))
                .noneMatch(step -> step.contains("not a filing"))
                .filteredOn(step -> step.contains("Lodging is assumed to be filing by other means."))
                .extracting(step -> step.substring(0, step.indexOf(':')))
                .containsExactly("Fed. R. Civ. P. 6(a)(3)(A), 6(a)(3)", "Fed. R. Civ. P. 6(a)(4)(B)");
    }

    @Test
    void aPeriodInHoursNeedsATime() {
        assertUndated(
                rule6("cand", "").compute(hours(72), CourtTime.of("2007-11-02"), Channel.FILED, null),
                Deadline.Cause.TIME_OF_EVENT_MISSING,
                "a period in hours needs the time of the event, but only its day is recorded: Fri, Nov 2, 2007"
                        + " (Fed. R. Civ. P. 6(a)(2)(A))");
    }

    @Test
    void aPeriodInHoursTakesNoClockTime() {
        assertUndated(
                rule6("cand", "").compute(hours(72), CourtTime.of("2007-11-02T10:00"), Channel.FILED, FIVE_PM),
                Deadline.Cause.TWO_END_TIMES,
                "a period in hours sets its own end time and cannot also end at 17:00");
    }

    @Test
    void mailDaysAreNotAddedToAPeriodBeforeAnEvent() {
        assertUndated(
                rule6("cand", "").compute(days(14, BEFORE), CourtTime.on(TUE_2024_08_20), Channel.FILED, null, true),
                Deadline.Cause.MAIL_DAYS_BEFORE_EVENT,
                "Fed. R. Civ. P. 6(d) adds days only to a period after service, not to a period before an event");
    }

    @ParameterizedTest(name = "{1} {2} {3} {0}")
    @CsvSource(textBlock = """
            1983-12-31, 1,    DAYS,       AFTER
            1984-01-03, 1,    WEEKS,      BEFORE
            1984-01-02, 1,    DAYS,       BEFORE
            1984-01-03, 1,    COURT_DAYS, BEFORE
            2099-12-31, 1,    DAYS,       AFTER
            2099-12-30, 2,    COURT_DAYS, AFTER
            2024-01-01, 3660, MONTHS,     AFTER
            2024-01-01, 3660, MONTHS,     BEFORE
            2100-01-01, 1,    MONTHS,     BEFORE
            """)
    void aYearOutsideTheCalendarGivesNoDate(CourtTime trigger, int amount, Unit unit, Direction direction) {
        var computed = rule6("azd", "").compute(new Period(amount, unit, direction), trigger, Channel.FILED, null);

        assertThat(computed.deadline()).isInstanceOfSatisfying(Deadline.Undated.class, undated -> {
            assertThat(undated.cause()).isEqualTo(Deadline.Cause.OUTSIDE_CALENDAR);
            assertThat(undated.reason())
                    .matches("the calendar of legal holidays covers 1984 to 2099; no date can be computed for"
                            + " \\w{3}, \\w{3} \\d+, \\d{4}");
        });
    }

    @Test
    void aFixedDateOutsideTheCalendarGivesNoDate() {
        assertUndated(
                rule6("azd", "").fixed(LocalDate.of(2100, 1, 4), null, Channel.FILED),
                Deadline.Cause.OUTSIDE_CALENDAR,
                "the calendar of legal holidays covers 1984 to 2099; no date can be computed for Mon, Jan 4, 2100");
        assertThat(rule6("azd", "").fixed(LocalDate.MAX, null, Channel.FILED).deadline())
                .isInstanceOf(Deadline.Undated.class);
        assertThat(rule6("azd", "").endOf(LocalDate.MIN, Channel.FILED).deadline())
                .isInstanceOf(Deadline.Undated.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            STATE,               DAYS
            STATE,               COURT_DAYS
            OFFICE_INACCESSIBLE, DAYS
            """)
    void aCalendarWithTooManyClosedDaysGivesNoDate(ClosureKind kind, Unit unit) {
        var rule6 = rule6("azd", kind + "@2024-08-19/2025-09-23");
        var bearable = rule6("azd", kind + "@2024-08-19/2025-09-22");
        var period = new Period(1, unit, AFTER);

        assertThat(due(bearable, period, CourtTime.of("2024-08-18"), Channel.FILED)
                        .on())
                .isEqualTo(kind == ClosureKind.STATE || unit == Unit.DAYS ? "2025-09-23" : "2024-08-19");
        assertThat(rule6.compute(period, CourtTime.of("2024-08-18"), Channel.FILED, null)
                        .deadline())
                .isInstanceOfSatisfying(Deadline.Undated.class, undated -> {
                    assertThat(undated.cause()).isEqualTo(Deadline.Cause.NO_OPEN_DAY);
                    assertThat(undated.reason())
                            .startsWith("the calendar of azd closes more than 400 days in a row around ")
                            .endsWith("; check the closures recorded for it");
                });
    }

    @Test
    void aContestedClosureThatLeavesNoOpenDayGivesADateUnderTheOtherReading() {
        var computed = new Rule6(new CourtCalendar(
                        court("azd"),
                        List.of(new Closure(
                                "flood",
                                LocalDate.of(2024, 8, 19),
                                LocalDate.of(2025, 12, 31),
                                ClosureKind.OFFICE_INACCESSIBLE,
                                true,
                                "General Order 1"))))
                .compute(days(14, AFTER), CourtTime.of("2024-08-05"), Channel.FILED, null);

        assertThat(computed.deadline()).isInstanceOf(Deadline.Undated.class);
        assertThat(computed.deadline().flags())
                .last()
                .isEqualTo("Contested: due Mon, Aug 19, 2024 instead if the clerk's office is not inaccessible on Mon,"
                        + " Aug 19, 2024.");
        assertThat(computed.alternatives()).singleElement().satisfies(reading -> assertThat(
                        reading.deadline().moment().orElseThrow().on())
                .isEqualTo("2024-08-19"));
    }

    @Test
    void explanationNamesEachStepOfTheRule() {
        assertThat(rule6("caed", "")
                        .compute(days(45, AFTER), CourtTime.on(WED_2025_05_21), Channel.FILED, null)
                        .deadline()
                        .explanation()
                        .steps())
                .containsExactly(
                        new ComputationStep(
                                "Fed. R. Civ. P. 6(a)(1)(A)",
                                "Exclude Wed, May 21, 2025, the day of the event that triggers the period.",
                                "first day counted: Thu, May 22, 2025"),
                        new ComputationStep(
                                "Fed. R. Civ. P. 6(a)(1)(B)",
                                "Count every day, including intermediate Saturdays, Sundays, and legal holidays: 45"
                                        + " days after Wed, May 21, 2025.",
                                "Sat, Jul 5, 2025"),
                        new ComputationStep(
                                "Fed. R. Civ. P. 6(a)(1)(C), 6(a)(5)",
                                "Sat, Jul 5, 2025 is a Saturday; Sun, Jul 6, 2025 is a Sunday. The period continues to"
                                        + " run forward to the next day that is not a Saturday, Sunday, or legal"
                                        + " holiday.",
                                "Mon, Jul 7, 2025"),
                        new ComputationStep(
                                "Fed. R. Civ. P. 6(a)(4)(A)",
                                "For electronic filing, the last day ends at midnight in the court's time zone"
                                        + " (America/Los_Angeles).",
                                "due through Mon, Jul 7, 2025; overdue from Tue, Jul 8, 2025, 12:00 a.m. PT"));
    }

    @Test
    void explanationOfABackwardPeriodNamesSkippedHolidays() {
        assertThat(said(rule6("cand", "")
                        .compute(days(7, BEFORE), CourtTime.of("2026-07-12"), Channel.EMAILED, FIVE_PM)))
                .containsExactly(
                        "Fed. R. Civ. P. 6(a)(1)(A): Exclude Sun, Jul 12, 2026, the day of the event that triggers the"
                                + " period. -> first day counted: Sat, Jul 11, 2026",
                        "Fed. R. Civ. P. 6(a)(1)(B): Count every day, including intermediate Saturdays, Sundays, and"
                                + " legal holidays: 7 days before Sun, Jul 12, 2026. -> Sun, Jul 5, 2026",
                        "Fed. R. Civ. P. 6(a)(1)(C), 6(a)(5), 6(a)(6)(A): Sun, Jul 5, 2026 is a Sunday; Sat, Jul 4, 2026"
                                + " is a Saturday and Independence Day (5 U.S.C. 6103(a)); Fri, Jul 3, 2026 is"
                                + " Independence Day, observed (5 U.S.C. 6103(b)(1)). The"
                                + " period continues to run backward to the next day that is not a Saturday, Sunday,"
                                + " or legal holiday. -> Thu, Jul 2, 2026",
                        "Fed. R. Civ. P. 6(a)(4): The order sets the time 5:00 p.m. An act at that time is timely. ->"
                                + " due by Thu, Jul 2, 2026, 5:00 p.m. PT");
        assertThat(THU_2026_07_02.getDayOfWeek()).hasToString("THURSDAY");
    }

    @Test
    void explanationNamesHolidaysThatDoNotCountOnTheLastDay() {
        assertThat(said(rule6("cand", "").compute(days(7, BEFORE), CourtTime.of("2024-02-19"), Channel.FILED, null)))
                .contains(
                        "Fed. R. Civ. P. 6(a)(1)(C): Mon, Feb 12, 2024 is not a Saturday, Sunday, or legal holiday. The"
                                + " period ends on that day. -> Mon, Feb 12, 2024",
                        "Fed. R. Civ. P. 6(a)(6)(C): Mon, Feb 12, 2024 is Lincoln Day (Cal. Gov. Code 6700; Cal. Code"
                                + " Civ. Proc. 135). A state holiday counts only for a period measured after an"
                                + " event. -> Mon, Feb 12, 2024");
        assertThat(said(rule6("cand", "").compute(days(7, AFTER), CourtTime.of("2025-04-11"), Channel.FILED, null)))
                .contains("Fed. R. Civ. P. 6(a)(6)(C): Fri, Apr 18, 2025 is Good Friday, a part-day holiday (Cal. Gov."
                        + " Code 6700). It is a holiday for a part of the day only. It does not count as a legal holiday. ->"
                        + " Fri, Apr 18, 2025");
        assertThat(said(rule6("cand", "").compute(days(7, AFTER), CourtTime.of("2026-04-17"), Channel.FILED, null)))
                .contains("Fed. R. Civ. P. 6(a)(6)(C): Fri, Apr 24, 2026 is Genocide Remembrance Day (Cal. Gov. Code"
                        + " 6700; Cal. Code Civ. Proc. 135). The state excepts it from the holidays of its courts. It"
                        + " does not count as a legal holiday. -> Fri, Apr 24, 2026");
    }

    @Test
    void explanationOfAMonthNamesTheDay() {
        assertThat(said(rule6("cand", "")
                        .compute(new Period(1, Unit.MONTHS, AFTER), CourtTime.of("2024-01-31"), Channel.FILED, null)))
                .containsSubsequence(
                        "Fed. R. Civ. P. 6(a)(1)(B): Count every day, including intermediate Saturdays, Sundays, and"
                                + " legal holidays: 1 month after Wed, Jan 31, 2024, to the same day of the month. ->"
                                + " Thu, Feb 29, 2024",
                        "Fed. R. Civ. P. 6(a)(1): The month in which the period ends has no day 31. The period ends"
                                + " on the last day of that month, Thu, Feb 29, 2024. Rule 6 does not address this case."
                                + " -> Thu, Feb 29, 2024");
    }

    @Test
    void explanationOfCourtDaysNamesHolidaysThatDoNotCountOnTheLastDay() {
        assertThat(said(rule6("cand", "")
                        .compute(
                                new Period(1, Unit.COURT_DAYS, BEFORE),
                                CourtTime.of("2025-04-01"),
                                Channel.FILED,
                                null)))
                .anyMatch(step -> step.contains("Mon, Mar 31, 2025 is Cesar Chavez Day"));
    }

    @Test
    void explanationOfAnInaccessibleOfficeNamesEveryDayOnce() {
        var rule6 = rule6("cand", "OFFICE_INACCESSIBLE@2007-08-29/2007-08-31");

        assertThat(said(rule6.compute(days(10, BEFORE), CourtTime.of("2007-09-08"), Channel.FILED, null)))
                .contains("Fed. R. Civ. P. 6(a)(3)(A), 6(a)(3), 6(a)(1)(C), 6(a)(6)(A): Wed, Aug 29, 2007 to Fri,"
                        + " Aug 31, 2007 are each a day on which the clerk's office is inaccessible (General"
                        + " Order 1); Sat, Sep 1, 2007 is a Saturday; Sun, Sep 2, 2007 is a Sunday; Mon,"
                        + " Sep 3, 2007 is Labor Day (5 U.S.C. 6103(a)). Unless the court orders otherwise,"
                        + " the time for filing is extended to the first accessible day that is not a"
                        + " Saturday, Sunday, or legal holiday. The extension runs forward even if the period"
                        + " is counted backward. -> Tue, Sep 4, 2007");
        assertThat(said(rule6.compute(days(10, BEFORE), CourtTime.of("2007-09-08"), Channel.EMAILED, null)))
                .contains("Fed. R. Civ. P. 6(a)(3)(A): Wed, Aug 29, 2007 is a day on which the clerk's office is"
                        + " inaccessible (General Order 1). This extends the time for filing only, and this"
                        + " act is not a filing. -> Wed, Aug 29, 2007");
        assertThat(said(rule6("cand", "OFFICE_INACCESSIBLE@2025-02-11")
                        .compute(days(7, AFTER), CourtTime.of("2025-02-04"), Channel.FILED, null)))
                .as("the day extended to is looked at as the last day is")
                .anyMatch(step -> step.contains("Wed, Feb 12, 2025 is Lincoln Day"));
        assertThat(said(rule6("cand", "OFFICE_INACCESSIBLE@2025-02-11")
                        .compute(days(7, BEFORE), CourtTime.of("2025-02-18"), Channel.FILED, null)))
                .contains("Fed. R. Civ. P. 6(a)(6)(C): Wed, Feb 12, 2025 is Lincoln Day (Cal. Gov. Code 6700; Cal. Code"
                        + " Civ. Proc. 135). A state holiday counts only for a period measured after an"
                        + " event. -> Wed, Feb 12, 2025");
    }

    @Test
    void explanationOfHoursMentionsTheClockChange() {
        assertThat(said(rule6("cand", "").compute(hours(72), CourtTime.of("2025-10-31T10:23"), Channel.FILED, null)))
                .containsExactly(
                        "Fed. R. Civ. P. 6(a)(2)(A): Begin counting immediately when the event occurs, at"
                                + " Fri, Oct 31, 2025, 10:23 a.m. PT. -> Fri, Oct 31, 2025, 10:23 a.m. PT",
                        "Fed. R. Civ. P. 6(a)(2)(B): Count every hour, including hours during intermediate Saturdays,"
                                + " Sundays, and legal holidays: 72 hours after the event. The clocks change during"
                                + " the period. -> Mon, Nov 3, 2025, 9:23 a.m. PT",
                        "Fed. R. Civ. P. 6(a)(2)(C): Mon, Nov 3, 2025 is not a Saturday, Sunday, or legal holiday. The"
                                + " period ends on that day. -> Mon, Nov 3, 2025",
                        "Fed. R. Civ. P. 6(a)(2): The period ends at that time. An act at that time is timely. -> due"
                                + " by Mon, Nov 3, 2025, 9:23 a.m. PT");
        assertThat(said(rule6("cand", "")
                        .compute(
                                new Period(1, Unit.HOURS, BEFORE),
                                CourtTime.of("2025-08-20T10:00"),
                                Channel.FILED,
                                null)))
                .contains("Fed. R. Civ. P. 6(a)(2)(B): Count every hour, including hours during intermediate Saturdays,"
                        + " Sundays, and legal holidays: 1 hour before the event. -> Wed, Aug 20, 2025, 9:00 a.m. PT");
    }

    @Test
    void explanationOfCourtDaysNamesSkippedDays() {
        assertThat(said(rule6("cand", "")
                        .compute(
                                new Period(5, Unit.COURT_DAYS, BEFORE),
                                CourtTime.of("2025-07-09"),
                                Channel.FILED,
                                null)))
                .containsExactly(
                        "Fed. R. Civ. P. 6(a)(1)(A) by analogy: Exclude Wed, Jul 9, 2025, the day of the event that"
                                + " triggers the period. -> first day counted: Tue, Jul 8, 2025",
                        "Order (court days): Count 5 court days before Wed, Jul 9, 2025. A court day is a day that is"
                                + " not a Saturday, Sunday, or legal holiday. Skipped: 2 Saturdays and Sundays; Fri,"
                                + " Jul 4, 2025, Independence Day (5 U.S.C. 6103(a)). The unit of the order replaces"
                                + " 6(a)(1)(B). -> Tue, Jul 1, 2025",
                        "Fed. R. Civ. P. 6(a)(4)(A) by analogy: For electronic filing, the last day ends at midnight"
                                + " in the court's time zone (America/Los_Angeles). -> due through Tue, Jul 1, 2025;"
                                + " overdue from Wed, Jul 2, 2025, 12:00 a.m. PT");
    }

    @Test
    void aLongCountOfCourtDaysNamesTheFirstTwelveHolidays() {
        var year = said(rule6("azd", "")
                .compute(new Period(252, Unit.COURT_DAYS, AFTER), CourtTime.of("2023-01-01"), Channel.FILED, null));
        var more = said(rule6("azd", "")
                .compute(new Period(500, Unit.COURT_DAYS, AFTER), CourtTime.of("2023-01-01"), Channel.FILED, null));

        assertThat(year).anyMatch(step -> step.contains("Christmas Day") && !step.contains("more holidays"));
        assertThat(more)
                .anyMatch(step ->
                        step.contains("Mon, Jan 1, 2024, New Year's Day (5 U.S.C. 6103(a)); and 10 more holidays"));
    }

    @Test
    void unitsAreInTheSingularAndPlural() {
        assertThat(said(rule6("cand", "").compute(courtDays(1), CourtTime.of("2025-08-11"), Channel.FILED, null)))
                .anyMatch(step -> step.contains("Count 1 court day after Mon, Aug 11, 2025"));
        assertThat(said(rule6("cand", "")
                        .compute(new Period(2, Unit.WEEKS, AFTER), CourtTime.of("2025-08-11"), Channel.FILED, null)))
                .anyMatch(step -> step.contains("2 weeks (14 days) after Mon, Aug 11, 2025"));
        assertThat(said(rule6("cand", "")
                        .compute(new Period(2, Unit.MONTHS, AFTER), CourtTime.of("2025-08-11"), Channel.FILED, null)))
                .anyMatch(step -> step.contains("2 months after Mon, Aug 11, 2025, to the same day of the month."));
    }

    @Test
    void stateHolidaysNotOnFileAreMentionedForForwardPeriodsOnly() {
        var rule6 = rule6("nysd", "");
        var trigger = CourtTime.of("2013-08-12T10:00");
        String notOnFile = "The holidays of New York are on file since 2015 only.";

        for (var unit : Unit.values()) {
            assertThat(said(rule6.compute(new Period(2, unit, AFTER), trigger, Channel.FILED, null)))
                    .anyMatch(step -> step.contains(notOnFile) && step.contains("may be one. It is not counted here."));
            assertThat(said(rule6.compute(new Period(2, unit, BEFORE), trigger, Channel.FILED, null)))
                    .noneMatch(step -> step.contains(notOnFile));
        }
        assertThat(said(rule6("cand", "").compute(days(2, AFTER), trigger, Channel.FILED, null)))
                .noneMatch(step -> step.contains("on file"));
    }

    @Test
    void explanationOfFixedDatesSaysThatTheyDoNotMove() {
        assertThat(said(rule6("cand", "").fixed(TUE_2024_08_06, null, Channel.LODGED)))
                .containsExactly(
                        "Order; Fed. R. Civ. P. 6(a), 2009 committee note: The order fixes the date Tue, Aug 6, 2024."
                                + " Rule 6(a) applies to periods only. A fixed date is not computed and does not"
                                + " move. -> Tue, Aug 6, 2024",
                        "Fed. R. Civ. P. 6(a)(4)(B) by analogy: Lodging is assumed to be filing by other means. The"
                                + " last day ends when the clerk's office is scheduled to close, at 16:00. -> due by"
                                + " Tue, Aug 6, 2024, 4:00 p.m. PT");
        assertThat(said(rule6("cand", "").endOf(TUE_2024_08_20, Channel.IN_PERSON)))
                .first()
                .isEqualTo("Order: An act due by an event is assumed to be due by the end of the day of the event, Tue,"
                        + " Aug 20, 2024. -> Tue, Aug 20, 2024");
    }

    @Test
    void explanationOfMailDaysIsAStepBetweenTwoRolls() {
        assertThat(said(rule6("cand", "")
                        .compute(days(7, AFTER), CourtTime.of("2024-08-14"), Channel.FILED, null, true)))
                .containsSubsequence(
                        "Fed. R. Civ. P. 6(a)(1)(C): Wed, Aug 21, 2024 is not a Saturday, Sunday, or legal holiday. The"
                                + " period ends on that day. -> Wed, Aug 21, 2024",
                        "Fed. R. Civ. P. 6(d): Service was by mail, by leaving the paper with the clerk, or by other"
                                + " means consented to. Add 3 days after the period would otherwise expire on Wed,"
                                + " Aug 21, 2024. -> Sat, Aug 24, 2024",
                        "Fed. R. Civ. P. 6(a)(1)(C), 6(a)(5): Sat, Aug 24, 2024 is a Saturday; Sun, Aug 25, 2024 is a"
                                + " Sunday. The period continues to run forward to the next day that is not a"
                                + " Saturday, Sunday, or legal holiday. -> Mon, Aug 26, 2024");
    }

    private static DueMoment due(Rule6 rule6, Period period, CourtTime trigger, Channel delivery) {
        return rule6.compute(period, trigger, delivery, null)
                .deadline()
                .moment()
                .orElseThrow();
    }

    private static void assertUndated(Computation computed, Deadline.Cause cause, String reason) {
        assertThat(computed.alternatives()).isEmpty();
        assertThat(computed.deadline()).isInstanceOfSatisfying(Deadline.Undated.class, undated -> {
            assertThat(undated.cause()).isEqualTo(cause);
            assertThat(undated.reason()).isEqualTo(reason);
            assertThat(undated.flags()).containsExactly(reason);
            assertThat(undated.explanation().steps().getLast().says()).isEqualTo(reason);
        });
    }

    private static DueMoment endOf(LocalDate day, ZoneId zone) {
        return new DueMoment(day, null, day.plusDays(1).atStartOfDay(zone).toInstant(), zone);
    }

    private static Period days(int amount, Direction direction) {
        return new Period(amount, Unit.DAYS, direction);
    }

    private static Period hours(int amount) {
        return new Period(amount, Unit.HOURS, AFTER);
    }

    private static Period courtDays(int amount) {
        return new Period(amount, Unit.COURT_DAYS, AFTER);
    }

    private static List<LocalDate> dates(Computation computed) {
        return computed.readings().stream()
                .map(reading -> reading.deadline().moment().orElseThrow().on())
                .toList();
    }

    private static List<String> labels(Computation computed) {
        return computed.readings().stream().map(CalendarReading::label).toList();
    }

    private static List<String> said(Computation computed) {
        return computed.deadline().explanation().steps().stream()
                .map(step -> step.cites() + ": " + step.says() + " -> " + step.result())
                .toList();
    }
}

package org.goodfaith.rulebook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.goodfaith.rulebook.status.TermDraft;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeLintTest {

    private static final LocalDate WED_2024_06_05 = LocalDate.of(2024, 6, 5);
    private static final LocalDate THU_2024_06_06 = LocalDate.of(2024, 6, 6);
    private static final LocalDate WED_2024_06_26 = LocalDate.of(2024, 6, 26);
    private static final LocalDate SAT_2024_06_29 = LocalDate.of(2024, 6, 29);
    private static final LocalDate TUE_2024_08_20 = LocalDate.of(2024, 8, 20);
    private static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    private static final String WORDS = "shall do it";
    private static final Due UNDATED = new Due.Undated("promptly");
    private static final Trigger ORDER = new Trigger.OrderInForce();

    @Test
    void isSilentForAnOrderWithoutMistakes() {
        var demand =
                term(before(14), ORDER, "Plaintiff(s) must serve a demand in writing no later than 14 days before");
        var answer = term(
                new Due.Fixed(WED_2024_06_26, LocalTime.of(17, 0)),
                ORDER,
                "by Wednesday, June 26, 2024, at 5:00 p.m. PDT");

        assertThat(warnings(at(TUE_2024_08_20), demand, answer)).isEmpty();
    }

    @Test
    void warnsAboutATermDueBeforeTheOrder() {
        assertThat(warnings(at(LocalDate.of(2024, 6, 14)), term(before(14), ORDER, WORDS)))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(Code.DUE_BEFORE_ORDER);
                    assertThat(warning.term()).isEqualTo(TermId.of("a-term"));
                    assertThat(warning.where()).isEqualTo("p. 1");
                    assertThat(warning.detail())
                            .isEqualTo(
                                    "The due date, Fri, May 31, 2024, is before the date of the order, Wed, Jun 5, 2024. Check both dates.");
                });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        2024-06-29, a Saturday
        2024-06-30, a Sunday
        2024-06-19, Juneteenth National Independence Day
        2024-09-02, Labor Day
        """)
    void warnsAboutAFixedDateOnAClosedDay(LocalDate on, String reason) {
        assertThat(warnings(at(TUE_2024_08_20), term(new Due.Fixed(on, null), ORDER, WORDS)))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(Code.DUE_ON_CLOSED_DAY);
                    assertThat(warning.detail()).contains(reason).endsWith("A date fixed by the order does not roll.");
                });
    }

    @Test
    void warnsAboutAConferenceOnAClosedDayBeforeTheOrderOrInThePast() {
        assertThat(warnings(at(SAT_2024_06_29), undated()))
                .extracting(OrderWarning::code)
                .containsExactly(Code.EVENT_ON_CLOSED_DAY);
        assertThat(warnings(at(LocalDate.of(2024, 6, 4)), undated()))
                .extracting(OrderWarning::code)
                .containsExactly(Code.EVENT_BEFORE_ORDER);
        var later = new IncomingOrder(
                order(THU_2024_06_06, undated()),
                at(TUE_2024_08_20),
                Map.of(),
                parties(),
                calendar(),
                LocalDate.of(2026, 1, 5));
        assertThat(IntakeLint.warnings(later)).extracting(OrderWarning::code).containsExactly(Code.EVENT_PAST);
    }

    @Test
    void warnsAboutAFilingDateBeforeTheDateOfTheOrder() {
        var intake = new IncomingOrder(
                order(LocalDate.of(2024, 6, 4), undated()),
                at(TUE_2024_08_20),
                Map.of(),
                parties(),
                calendar(),
                WED_2024_06_05);

        assertThat(IntakeLint.warnings(intake)).singleElement().satisfies(warning -> assertThat(warning.detail())
                .isEqualTo(
                        "The filing date, Tue, Jun 4, 2024, is before the date of the order, Wed, Jun 5, 2024. Check both"
                                + " dates."));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        on Tuesday, August 20, 2024, at 10:00 a.m.            |
        on Wednesday, August 20, 2024, at 10:00 a.m.          | WEEKDAY_MISMATCH
        on Wed. Aug. 20th, 2024                               | WEEKDAY_MISMATCH
        on Tues., 8/20/24                                     |
        on Monday 8/20/2024                                   | WEEKDAY_MISMATCH
        on Tuesday, August 20                                 |
        on Wednesday, August 20                               | WEEKDAY_MISMATCH
        on June 31, 2024                                      | NO_SUCH_DATE
        on February 29, 2025                                  | NO_SUCH_DATE
        on August 20, 2024, at 10:00 a.m. PST                 | TIME_ZONE_MISMATCH
        on August 20, 2024, at 10:00 a.m. PDT                 |
        on December 3, 2024, at 10:00 a.m. (PST)              |
        on August 20, 2024, at 10:00 a.m. Eastern Time        | TIME_ZONE_MISMATCH
        at 10:00 a.m. Pacific Standard Time on August 20, 2024 | TIME_ZONE_MISMATCH
        at 5:00 p.m. Pacific Time on August 20, 2024          |
        before the parties may 12 times a day                 |
        """)
    void checksDatesAndZonesInTheTextOfTheOrder(String words, @Nullable Code code) {
        assertThat(warnings(at(TUE_2024_08_20), term(UNDATED, ORDER, words)))
                .extracting(OrderWarning::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void warnsAboutADateThatDiffersFromTheTextOfTheOrder() {
        var entered = term(new Due.Fixed(WED_2024_06_26, null), ORDER, "shall respond by June 27, 2024");

        assertThat(warnings(at(TUE_2024_08_20), entered))
                .singleElement()
                .satisfies(
                        warning -> assertThat(warning.detail())
                                .isEqualTo(
                                        "The due date was entered as Wed, Jun 26, 2024, but the order says Thu, Jun 27, 2024. Check the date."));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        is set for January 12, 2027 at 11:00 a.m.                       |
        is set for January 12, 2027, at 11:00 A.M. (PST)                |
        at 11:00 a.m. on January 12, 2027                               |
        is set for January 12, 2027                                     |
        on January 12, 2027 at 8:00 a.m. Pacific (11:00 a.m. Eastern)   | QUOTED_TIME_DIFFERS
        on January 12, 2027 at 11:00 a.m. Pacific (2:00 p.m. Eastern)   |
        shall attend with full authority; the pretrial order is of June 5, 2024 and the conference of January 12, 2027 |
        is set for January 12, 2027 at 10:15 a.m.                       | QUOTED_TIME_DIFFERS
        is set for January 14, 2027 at 11:00 a.m.                       | QUOTED_DATE_DIFFERS
        is set for January 14, 2027 at 10:15 a.m.                       | QUOTED_DATE_DIFFERS QUOTED_TIME_DIFFERS
        is set for 1/14/27 at 10:15 AM                                  | QUOTED_DATE_DIFFERS QUOTED_TIME_DIFFERS
        is set for the 14th day of January, 2027, at 11:00 a.m.         | QUOTED_DATE_DIFFERS
        from 11:00 a.m. to 1:00 p.m. on January 12, 2027                |
        """)
    void comparesTheEventWithTheWordsOfTheTerm(String words, @Nullable String codes) {
        var at = Map.of(CONFERENCE, CourtTime.of("2027-01-12T11:00"));
        List<String> expected = codes == null ? List.of() : List.of(codes.split(" "));

        assertThat(warnings(at, term(new Due.EventDay(CONFERENCE), ORDER, words)))
                .extracting(warning -> warning.code().name())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        is set for Tuesday, August 20, at 11 a.m.    |
        is set for August 20                         |
        and before August 22                         |
        is set for Thursday, August 22               | QUOTED_DATE_DIFFERS
        is set for August 22 at 10:15 a.m.           | QUOTED_DATE_DIFFERS QUOTED_TIME_DIFFERS
        """)
    void comparesTheEventWithADateWithoutAYear(String words, @Nullable String codes) {
        var at = Map.of(CONFERENCE, CourtTime.at(TUE_2024_08_20, LocalTime.of(11, 0)));
        List<String> expected = codes == null ? List.of() : List.of(codes.split(" "));

        assertThat(warnings(at, term(new Due.EventDay(CONFERENCE), ORDER, words)))
                .extracting(warning -> warning.code().name())
                .isEqualTo(expected);
    }

    @Test
    void warningAboutAnEventNamesBothDaysAndTimes() {
        assertThat(warnings(
                        Map.of(CONFERENCE, CourtTime.of("2027-01-12T11:00")),
                        term(
                                new Due.EventDay(CONFERENCE),
                                ORDER,
                                "shall attend the conference on January 14, 2027 at 10:15 a.m.")))
                .extracting(OrderWarning::detail)
                .containsExactly(
                        "The settlement conference was entered as Tue, Jan 12, 2027, but the order says Thu, Jan 14, 2027."
                                + " Check the date.",
                        "The settlement conference was entered for 11:00 a.m., but the order says 10:15 a.m. Check the"
                                + " time.");
    }

    @Test
    void comparesATimeFixedByTheOrderWithItsWords() {
        String words = "no later than 5:00 p.m. on June 26, 2024";

        assertThat(warnings(at(TUE_2024_08_20), term(new Due.Fixed(WED_2024_06_26, LocalTime.of(17, 0)), ORDER, words)))
                .isEmpty();
        assertThat(warnings(
                        at(TUE_2024_08_20), term(new Due.Fixed(WED_2024_06_26, LocalTime.of(17, 30)), ORDER, words)))
                .extracting(OrderWarning::code)
                .containsExactly(Code.QUOTED_TIME_DIFFERS);
        assertThat(warnings(at(TUE_2024_08_20), term(new Due.Fixed(WED_2024_06_26, null), ORDER, words)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail())
                        .isEqualTo("The due date was entered without a time, but the order says 5:00 p.m. Check the"
                                + " time."));
    }

    @Test
    void comparesAPeriodBeforeAnEventWithTheDayInItsWords() {
        assertThat(warnings(at(TUE_2024_08_20), term(before(14), ORDER, "14 days before, by August 6, 2024")))
                .isEmpty();
        assertThat(warnings(at(TUE_2024_08_20), term(before(14), ORDER, "14 days before August 20, 2024")))
                .isEmpty();
        assertThat(warnings(at(TUE_2024_08_20), term(before(14), ORDER, "14 days before, by August 7, 2024")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail())
                        .isEqualTo("The due date is computed as Tue, Aug 6, 2024, but the order says Wed, Aug 7, 2024."
                                + " Check the dates."));
    }

    @ParameterizedTest(name = "{0}, addressed {1}: impossible {2}")
    @CsvSource(textBlock = """
        DemandServed,        true,  false
        SettlementReached,   false, false
        SettlementReached,   true,  true
        OverdueNoticeIssued, false, true
        EntryStricken,       false, true
        PerformanceRecorded, false, true
        """)
    void warnsAboutATriggerThatNoFactCanMeet(String fact, boolean addressed, boolean impossible) {
        var triggered = term(UNDATED, new Trigger.FactRecorded(List.of(fact), false, addressed, null), WORDS);

        assertThat(warnings(at(TUE_2024_08_20), triggered))
                .extracting(OrderWarning::code)
                .isEqualTo(impossible ? List.of(Code.TRIGGER_IMPOSSIBLE) : List.of());
    }

    @Test
    void followsATriggerThroughOtherTerms() {
        var never = term("never", new Trigger.FactRecorded(List.of("EntryStricken"), false, false, null));
        var afterIt = term("after-it", new Trigger.TermDone(TermId.of("never")));
        var either = term("either", new Trigger.AnyOf(List.of(new Trigger.TermDone(TermId.of("never")), ORDER)));

        assertThat(warnings(at(TUE_2024_08_20), never, afterIt, either))
                .extracting(OrderWarning::term)
                .containsExactly(TermId.of("never"), TermId.of("after-it"));
    }

    @Test
    void warnsAboutATriggerBeforeAPastEvent() {
        var notify =
                term(UNDATED, new Trigger.FactRecorded(List.of("SettlementReached"), false, false, CONFERENCE), WORDS);

        assertThat(warnings(at(LocalDate.of(2024, 6, 4)), notify))
                .extracting(OrderWarning::code)
                .containsExactly(Code.EVENT_BEFORE_ORDER, Code.TRIGGER_IMPOSSIBLE);
    }

    @Test
    void warnsAboutATermWithoutObligors() {
        var intake = new IncomingOrder(
                order(THU_2024_06_06, undated()), at(TUE_2024_08_20), Map.of(), List.of(), calendar(), WED_2024_06_05);

        assertThat(IntakeLint.warnings(intake)).extracting(OrderWarning::code).containsExactly(Code.OBLIGOR_ABSENT);
    }

    @Test
    void warnsAboutAlternativesOfWhichBothAreRequired() {
        Term dismissal = alternative(TermDraft.must("dismissal"), "report");

        assertThat(warnings(Map.of(), dismissal, alternative(TermDraft.must("report"), "dismissal")))
                .extracting(OrderWarning::code, OrderWarning::term)
                .containsExactly(tuple(Code.ALTERNATIVES_BOTH_REQUIRED, TermId.of("report")));
        assertThat(warnings(Map.of(), dismissal, alternative(TermDraft.may("report"), "dismissal")))
                .isEmpty();
    }

    private static Term alternative(TermDraft draft, String other) {
        return draft.due(TermDraft.undated("promptly"))
                .by("PerformanceRecorded")
                .until(TermDraft.orInstead(other))
                .term();
    }

    @Test
    void warnsAboutAPeriodThatCannotBeComputed() {
        var hours = new Due.Counted(
                24, Period.Unit.HOURS, Period.Direction.BEFORE, new Anchor.ScheduledEvent(CONFERENCE), null);

        assertThat(warnings(at(TUE_2024_08_20), term(hours, ORDER, WORDS)))
                .extracting(OrderWarning::code)
                .containsExactly(Code.DUE_NOT_COMPUTABLE);
        assertThat(warnings(
                        Map.of(CONFERENCE, CourtTime.at(TUE_2024_08_20, LocalTime.of(10, 0))),
                        term(hours, ORDER, WORDS)))
                .isEmpty();
    }

    @Test
    void usesTheDefaultReadingOfAnotherTerm() {
        var early = new Term(
                TermId.of("early"),
                "Early",
                Modality.MUST,
                plaintiffs(),
                ORDER,
                List.of(Reading.only(new Due.Fixed(LocalDate.of(2024, 5, 1), null))),
                null,
                List.of(Performance.by("DemandServed")),
                List.of(),
                List.of(),
                Visibility.PARTIES,
                false,
                false,
                new Citation("p. 1", WORDS));

        assertThat(warnings(at(TUE_2024_08_20), early, term(new Due.SameAs(TermId.of("early")), ORDER, WORDS)))
                .extracting(OrderWarning::term)
                .containsExactly(TermId.of("early"), TermId.of("a-term"));
    }

    private static List<OrderWarning> warnings(Map<EventKey, CourtTime> events, Term... terms) {
        return IntakeLint.warnings(new IncomingOrder(
                order(THU_2024_06_06, terms), events, Map.of(), parties(), calendar(), WED_2024_06_05));
    }

    private static Map<EventKey, CourtTime> at(LocalDate day) {
        return Map.of(CONFERENCE, CourtTime.on(day));
    }

    private static OrderEntered order(LocalDate filedOn, Term... terms) {
        return new OrderEntered(
                Circumstances.at(CourtTime.on(WED_2024_06_05)),
                OrderId.of("ecf-1"),
                "Settlement conference order",
                WED_2024_06_05,
                filedOn,
                "ABC",
                null,
                List.of(terms),
                List.of(),
                List.of(),
                null);
    }

    private static List<PartyJoined> parties() {
        return List.of(new PartyJoined(
                Circumstances.at(CourtTime.on(WED_2024_06_05)),
                PartyId.of("plaintiff-1"),
                "Plaintiff",
                Side.PLAINTIFF,
                PartyKind.NATURAL_PERSON,
                null));
    }

    private static CourtCalendar calendar() {
        return new CourtCalendar(Courts.find(CourtId.of("cand")).orElseThrow(), List.of());
    }

    private static Due before(int days) {
        return new Due.Counted(
                days, Period.Unit.DAYS, Period.Direction.BEFORE, new Anchor.ScheduledEvent(CONFERENCE), null);
    }

    private static Term undated() {
        return term(UNDATED, ORDER, WORDS);
    }

    private static Obligor plaintiffs() {
        return new Obligor(Obligor.Who.PLAINTIFFS, Obligor.How.EACH, Obligor.Actor.PARTY, List.of());
    }

    private static Term term(Due due, Trigger trigger, String words) {
        return term("a-term", due, trigger, words);
    }

    private static Term term(String id, Trigger trigger) {
        return term(id, UNDATED, trigger, WORDS);
    }

    private static Term term(String id, Due due, Trigger trigger, String words) {
        return new Term(
                TermId.of(id),
                "Do it",
                Modality.MUST,
                plaintiffs(),
                trigger,
                List.of(Reading.only(due)),
                null,
                List.of(Performance.by("DemandServed")),
                List.of(),
                List.of(),
                Visibility.PARTIES,
                false,
                false,
                new Citation("p. 1", words));
    }
}

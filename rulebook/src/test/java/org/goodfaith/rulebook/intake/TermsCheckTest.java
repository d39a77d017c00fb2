package org.goodfaith.rulebook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TermsCheckTest {

    private static final EventKey HEARING = EventKey.of("hearing");
    private static final EventKey UNKNOWN = EventKey.of("picnic");
    private static final TermId OTHER = TermId.of("other");
    private static final TermId MISSING = TermId.of("missing");
    private static final Due UNDATED = new Due.Undated("promptly");
    private static final Trigger ORDER = new Trigger.OrderInForce();
    private static final Trigger DEMAND = new Trigger.FactRecorded(List.of("DemandServed"), true, true, null);

    @ParameterizedTest(name = "{0}")
    @MethodSource("triggers")
    void findsTriggersWithUnknownReferences(Trigger trigger, List<String> paths) {
        assertThat(paths(term("it", trigger, UNDATED))).isEqualTo(paths);
    }

    static Stream<Arguments> triggers() {
        return Stream.of(
                arguments(ORDER, List.of()),
                arguments(DEMAND, List.of()),
                arguments(new Trigger.TermDone(OTHER), List.of()),
                arguments(new Trigger.TermDone(MISSING), List.of("/terms/1/trigger/term")),
                arguments(fact("DemandServed", HEARING), List.of()),
                arguments(fact("DemandServed", UNKNOWN), List.of("/terms/1/trigger/before")),
                arguments(fact("Rain", HEARING), List.of("/terms/1/trigger/facts/0")),
                arguments(window(days(new Anchor.OrderFiled())), List.of()),
                arguments(window(UNDATED), List.of("/terms/1/trigger/readings/0/due/kind")),
                arguments(
                        window(days(new Anchor.TriggeringFact())),
                        List.of("/terms/1/trigger/readings/0/due/from/kind")),
                arguments(
                        new Trigger.AnyOf(List.of(new Trigger.TermDone(OTHER), new Trigger.TermDone(MISSING))),
                        List.of("/terms/1/trigger/triggers/1/term")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dues")
    void findsDueRulesThatCannotBeComputed(Due due, Trigger trigger, List<String> paths) {
        assertThat(paths(term("it", trigger, due))).isEqualTo(paths);
    }

    static Stream<Arguments> dues() {
        return Stream.of(
                arguments(new Due.EventDay(HEARING), ORDER, List.of()),
                arguments(new Due.EventDay(UNKNOWN), ORDER, List.of("/terms/1/due/0/due/event")),
                arguments(new Due.SameAs(OTHER), ORDER, List.of()),
                arguments(new Due.SameAs(MISSING), ORDER, List.of("/terms/1/due/0/due/term")),
                arguments(new Due.Fixed(LocalDate.of(1984, 1, 1), null), ORDER, List.of()),
                arguments(new Due.Fixed(LocalDate.of(2099, 12, 31), null), ORDER, List.of()),
                arguments(new Due.Fixed(LocalDate.of(1983, 12, 31), null), ORDER, List.of("/terms/1/due/0/due/on")),
                arguments(new Due.Fixed(LocalDate.of(2100, 1, 1), null), ORDER, List.of("/terms/1/due/0/due/on")),
                arguments(days(new Anchor.OrderDated()), ORDER, List.of()),
                arguments(days(new Anchor.ScheduledEvent(HEARING)), ORDER, List.of()),
                arguments(days(new Anchor.ScheduledEvent(UNKNOWN)), ORDER, List.of("/terms/1/due/0/due/from/event")),
                arguments(days(new Anchor.TermDue(MISSING)), ORDER, List.of("/terms/1/due/0/due/from/term")),
                arguments(days(new Anchor.TriggeringFact()), DEMAND, List.of()),
                arguments(days(new Anchor.TriggeringFact()), ORDER, List.of("/terms/1/due/0/due/from/kind")),
                arguments(days(new Anchor.TriggeringFact()), new Trigger.AnyOf(List.of(ORDER, DEMAND)), List.of()),
                arguments(hours(new Anchor.ScheduledEvent(HEARING), null), ORDER, List.of()),
                arguments(hours(new Anchor.OrderFiled(), null), ORDER, List.of("/terms/1/due/0/due/from/kind")),
                arguments(
                        hours(new Anchor.ScheduledEvent(HEARING), LocalTime.NOON),
                        ORDER,
                        List.of("/terms/1/due/0/due/at")));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("requirements")
    void findsRequirementsThatNoPerformanceCanMeet(Requirement requirement, List<String> facts, List<String> paths) {
        var term = term(
                "it",
                Obligor.Who.ALL,
                ORDER,
                UNDATED,
                facts.stream().map(Performance::by).toList(),
                List.of(requirement));

        assertThat(paths(term)).isEqualTo(paths);
    }

    static Stream<Arguments> requirements() {
        var statement = List.of("StatementSubmitted");
        var answers = List.of("CounterofferMade", "OfferAccepted");
        var anything = List.of("PerformanceRecorded");
        var attribute = List.of("/terms/1/requirements/0/attribute");
        return Stream.of(
                arguments(new Requirement.AtMost("textPages", 0, "w"), statement, List.of()),
                arguments(
                        new Requirement.AtMost("textPages", -1, "w"),
                        statement,
                        List.of("/terms/1/requirements/0/limit")),
                arguments(new Requirement.AtMost("sheets", 3, "w"), statement, attribute),
                arguments(new Requirement.Affirmed("textPages", "w"), statement, attribute),
                arguments(new Requirement.Affirmed("explanationGiven", "w"), answers, List.of()),
                arguments(new Requirement.Affirmed("explanationGiven", "w"), List.of("OfferAccepted"), attribute),
                arguments(new Requirement.Includes("sections", "facts", "w"), statement, List.of()),
                arguments(new Requirement.Includes("format", "facts", "w"), statement, attribute),
                arguments(new Requirement.OneOf("format", List.of("PDF"), "w"), statement, List.of()),
                arguments(new Requirement.OneOf("channel", List.of("EMAILED"), "w"), answers, List.of()),
                arguments(
                        new Requirement.OneOf("format", List.of("PDF", "PAPYRUS"), "w"),
                        statement,
                        List.of("/terms/1/requirements/0/values/1")),
                arguments(new Requirement.OneOf("anything", List.of("x"), "w"), anything, attribute),
                arguments(new Requirement.Includes("anything", "x", "w"), anything, attribute),
                arguments(new Requirement.Affirmed("anything", "w"), anything, List.of()),
                arguments(new Requirement.AtMost("anything", 1, "w"), anything, List.of()),
                arguments(attended(), List.of("AttendanceRecorded"), List.of()),
                arguments(attended(), statement, List.of("/terms/1/requirements/0/kind")),
                arguments(new Requirement.ActIs(List.of("OfferAccepted"), "w"), answers, List.of()),
                arguments(
                        new Requirement.ActIs(List.of("OfferRejected"), "w"),
                        answers,
                        List.of("/terms/1/requirements/0/facts/0")),
                arguments(new Requirement.PrecededBy("SettlementReached", "w"), answers, List.of()),
                arguments(new Requirement.PrecededBy("Rain", "w"), answers, List.of("/terms/1/requirements/0/fact")));
    }

    @Test
    void findsInvalidPerformances() {
        assertThat(paths(performedBy(ORDER, new Performance("OrderVacated", null, List.of(), false))))
                .containsExactly("/terms/1/performedBy/0/fact");
        assertThat(paths(performedBy(ORDER, new Performance("DemandServed", HEARING, List.of(), false))))
                .containsExactly("/terms/1/performedBy/0/event");
        assertThat(paths(performedBy(ORDER, new Performance("StatementSubmitted", UNKNOWN, List.of(), false))))
                .containsExactly("/terms/1/performedBy/0/event");
        assertThat(paths(performedBy(DEMAND, new Performance("OfferRejected", null, List.of(), true))))
                .isEmpty();
        assertThat(paths(performedBy(DEMAND, new Performance("DemandServed", null, List.of(), true))))
                .containsExactly("/terms/1/performedBy/0/answersTrigger");
        assertThat(paths(performedBy(ORDER, new Performance("OfferRejected", null, List.of(), true))))
                .containsExactly("/terms/1/performedBy/0/answersTrigger");
    }

    @Test
    void findsMissingRecipientsAndUnknownEndings() {
        var performances = List.of(Performance.by("OfferRejected"));
        assertThat(paths(term("it", Obligor.Who.RECIPIENTS, DEMAND, UNDATED, performances, List.of())))
                .isEmpty();
        assertThat(paths(term("it", Obligor.Who.RECIPIENTS, ORDER, UNDATED, performances, List.of())))
                .containsExactly("/terms/1/owedBy/who");
        assertThat(paths(new Term(
                        TermId.of("it"),
                        "It",
                        Modality.MUST,
                        all(Obligor.Who.ALL),
                        ORDER,
                        List.of(Reading.only(UNDATED)),
                        null,
                        performances,
                        List.of(),
                        List.of(new Ending.Settled(), new Ending.EventDayOver(UNKNOWN)),
                        Visibility.PARTIES,
                        false,
                        false,
                        new Citation("p. 1", "w"))))
                .containsExactly("/terms/1/endedBy/1/event");
    }

    @Test
    void findsTermsThatDependOnThemselves() {
        var first = term("first", new Trigger.TermDone(TermId.of("second")), UNDATED);
        var second = term("second", window(days(new Anchor.TermDue(TermId.of("third")))), UNDATED);
        var third = term("third", ORDER, new Due.SameAs(TermId.of("first")));

        assertThat(TermsCheck.problems(List.of(first, second, third), List.of()))
                .containsExactly(new OrderProblem(
                        "/terms/0",
                        "the due day or trigger of this term depends on itself: first, second, third, first"));
        assertThat(TermsCheck.problems(
                        List.of(
                                term("first", ORDER, new Due.SameAs(TermId.of("second"))),
                                second,
                                term("third", ORDER, UNDATED)),
                        List.of()))
                .isEmpty();
    }

    @Test
    void findsDuplicateTermIds() {
        assertThat(TermsCheck.problems(List.of(term("it", ORDER, UNDATED), term("it", DEMAND, UNDATED)), List.of()))
                .containsExactly(new OrderProblem("/terms/1/id", "another term of this order has the id 'it'"));
    }

    /** Each term depends on the next in two ways. Following every path separately would never end. */
    @Test
    void followsEachTermOnce() {
        var terms = new ArrayList<Term>();
        for (int i = 0; i < 200; i++) {
            var next = TermId.of("t" + (i + 1));
            terms.add(
                    i == 199
                            ? term("t" + i, ORDER, UNDATED)
                            : term(
                                    "t" + i,
                                    new Trigger.AnyOf(List.of(new Trigger.TermDone(next), ORDER)),
                                    new Due.SameAs(next)));
        }

        assertThat(TermsCheck.problems(terms, List.of())).isEmpty();
    }

    /** Checks the term at index 1, after a term with the id {@code other}. */
    private static List<String> paths(Term term) {
        return TermsCheck.problems(List.of(term("other", ORDER, UNDATED), term), List.of(HEARING)).stream()
                .map(OrderProblem::path)
                .toList();
    }

    private static Term performedBy(Trigger trigger, Performance performance) {
        return term("it", Obligor.Who.ALL, trigger, UNDATED, List.of(performance), List.of());
    }

    private static Term term(String id, Trigger trigger, Due due) {
        return term(id, Obligor.Who.ALL, trigger, due, List.of(Performance.by("DemandServed")), List.of());
    }

    private static Term term(
            String id,
            Obligor.Who who,
            Trigger trigger,
            Due due,
            List<Performance> performances,
            List<Requirement> requirements) {
        return new Term(
                TermId.of(id),
                "It",
                Modality.MUST,
                all(who),
                trigger,
                List.of(Reading.only(due)),
                null,
                performances,
                requirements,
                List.of(),
                Visibility.PARTIES,
                false,
                false,
                new Citation("p. 1", "w"));
    }

    private static Obligor all(Obligor.Who who) {
        return new Obligor(who, Obligor.How.EACH, Obligor.Actor.PARTY, List.of());
    }

    private static Trigger fact(String fact, EventKey before) {
        return new Trigger.FactRecorded(List.of(fact), false, false, before);
    }

    private static Trigger window(Due due) {
        return new Trigger.WindowElapsed(List.of(Reading.only(due)));
    }

    private static Due days(Anchor from) {
        return new Due.Counted(14, Period.Unit.DAYS, Period.Direction.AFTER, from, null);
    }

    private static Due hours(Anchor from, @Nullable LocalTime at) {
        return new Due.Counted(48, Period.Unit.HOURS, Period.Direction.BEFORE, from, at);
    }

    private static Requirement attended() {
        return new Requirement.AttendedBy(List.of(AttendeeRole.OTHER), List.of(Authority.UNLIMITED), null, "w");
    }
}

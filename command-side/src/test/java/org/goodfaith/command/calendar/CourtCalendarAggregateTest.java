package org.goodfaith.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Limits;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.time.Closure;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.goodfaith.rulebook.time.Rule6;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** Tests each decision of a court's calendar against a history of facts. */
class CourtCalendarAggregateTest {

    private static final CourtId CAND = CourtId.of("cand");
    private static final LocalDate THU_JAN_9 = LocalDate.of(2025, Month.JANUARY, 9);

    private final FixtureConfiguration<CourtCalendarAggregate> fixture = new AggregateTestFixture<>(
                    CourtCalendarAggregate.class)
            .registerCommandTargetResolver(message ->
                    new VersionedAggregateIdentifier((Object) ((RecordCommand) message.getPayload()).recordId(), null));

    @Test
    void recordsTheFirstClosure() {
        fixture.givenNoPriorActivity().when(new ProclaimClosure(mourning())).expectEvents(mourning());
    }

    @Test
    void refusesATakenName() {
        fixture.given(mourning())
                .when(new ProclaimClosure(mourning()))
                .expectNoEvents()
                .expectException(refusal(new Refusal.ClosureNameTaken(CAND, "mourning")));
    }

    @Test
    void withdrawsAClosure() {
        fixture.given(mourning()).when(withdraw()).expectEvents(withdrawn());
    }

    @Test
    void refusesASecondWithdrawal() {
        fixture.given(mourning(), withdrawn())
                .when(withdraw())
                .expectNoEvents()
                .expectException(refusal(new Refusal.UnknownClosure(CAND, "mourning")));
    }

    @Test
    void refusesTheNameOfAWithdrawnClosure() {
        fixture.given(mourning(), withdrawn())
                .when(new ProclaimClosure(mourning()))
                .expectException(refusal(new Refusal.ClosureNameTaken(CAND, "mourning")));
    }

    @Test
    void refusesToWithdrawAnUnknownClosure() {
        fixture.givenNoPriorActivity()
                .when(withdraw())
                .expectNoEvents()
                .expectException(refusal(new Refusal.UnknownClosure(CAND, "mourning")));
    }

    @Test
    void refusesAClosureWithWhichNoOpenDayIsNear() {
        fixture.given(closure("storm-1", "2025-01-06", "2025-03-07"), closure("storm-2", "2025-03-10", "2025-05-09"))
                .when(new ProclaimClosure(closure("storm-3", "2025-05-12", "2025-07-11")))
                .expectNoEvents()
                .expectException(refusal(new Refusal.ClosedTooLong(
                        CAND,
                        LocalDate.of(2025, Month.JANUARY, 6),
                        LocalDate.of(2025, Month.JULY, 11),
                        Limits.CLOSED_RUN_MAX_DAYS)));
    }

    @Test
    void refusesAClosureThatJoinsTwoRuns() {
        fixture.given(
                        closure("storm-1", "2025-01-06", "2025-03-07"),
                        closure("storm-2", "2025-03-08", "2025-04-04"),
                        closure("storm-3", "2025-04-14", "2025-06-13"),
                        closure("storm-4", "2025-06-14", "2025-07-11"))
                .when(new ProclaimClosure(closure("storm-5", "2025-04-07", "2025-04-09")))
                .expectNoEvents()
                .expectException(refusal(new Refusal.ClosedTooLong(
                        CAND,
                        LocalDate.of(2025, Month.JANUARY, 6),
                        LocalDate.of(2025, Month.JULY, 11),
                        Limits.CLOSED_RUN_MAX_DAYS)));
    }

    @Test
    void countsNoWithdrawnClosure() {
        ClosureProclaimed third = closure("storm-3", "2025-05-12", "2025-07-11");
        fixture.given(
                        closure("storm-1", "2025-01-06", "2025-03-07"),
                        closure("storm-2", "2025-03-10", "2025-05-09"),
                        new ClosureWithdrawn(CAND, "storm-2", "the office was open"))
                .when(new ProclaimClosure(third))
                .expectEvents(third);
    }

    @Test
    void acceptsAClosureEveryWeek() {
        Object[] fridays =
                IntStream.range(0, 100).mapToObj(week -> fridayClosure(week)).toArray();
        fixture.given(fridays).when(new ProclaimClosure(fridayClosure(100))).expectEvents(fridayClosure(100));
    }

    @Test
    void limitsTheClosuresInForce() {
        Object[] fridays = IntStream.range(0, Limits.CLOSURES_IN_FORCE_MAX)
                .mapToObj(week -> fridayClosure(week))
                .toArray();
        fixture.given(fridays)
                .when(new ProclaimClosure(fridayClosure(fridays.length)))
                .expectNoEvents()
                .expectException(refusal(new Refusal.LimitReached(
                        "closures in force in one court", Limits.CLOSURES_IN_FORCE_MAX, "closure")));
    }

    @Test
    void limitsTheClosuresEverProclaimed() {
        Object[] history = IntStream.range(0, Limits.CLOSURES_PROCLAIMED_MAX)
                .boxed()
                .flatMap(week -> Stream.of(
                        fridayClosure(week),
                        new ClosureWithdrawn(CAND, fridayClosure(week).closure(), "in error")))
                .toArray();
        fixture.given(history)
                .when(new ProclaimClosure(mourning()))
                .expectNoEvents()
                .expectException(refusal(new Refusal.LimitReached(
                        "closures proclaimed in one court", Limits.CLOSURES_PROCLAIMED_MAX, "closure")));
    }

    /** The rulebook finds an open day in every calendar that the command side accepts. */
    @Test
    void leavesAnOpenDayWithinReach() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            CourtCalendarState state = CourtCalendarState.EMPTY;
            for (int i = 0; i < 60; i++) {
                LocalDate from = THU_JAN_9.plusDays(random.nextInt(700));
                ClosureKind kind = List.of(ClosureKind.values()).get(random.nextInt(ClosureKind.values().length));
                var closure = new ClosureProclaimed(
                        CAND,
                        "closure-" + i,
                        from,
                        from.plusDays(random.nextInt(ClosureProclaimed.LENGTH_MAX_DAYS + 1)),
                        kind,
                        random.nextBoolean(),
                        "order of the court");
                try {
                    state = state.evolve(state.lastEntry() + 1, state.decide(new ProclaimClosure(closure)));
                } catch (Refused e) {
                    assertThat(e.refusal()).isInstanceOf(Refusal.ClosedTooLong.class);
                }
            }
            var rule = new Rule6(new CourtCalendar(
                    Courts.find(CAND).orElseThrow(),
                    state.inForce().values().stream().map(Closure::of).toList()));
            for (int day = 0; day < 800; day += 1 + random.nextInt(20)) {
                CourtTime trigger = CourtTime.on(THU_JAN_9.plusDays(day));
                Period.Direction direction = List.of(Period.Direction.values()).get(random.nextInt(2));
                assertThatNoException()
                        .as("seed %s", seed)
                        .isThrownBy(() ->
                                rule.compute(new Period(1, Period.Unit.DAYS, direction), trigger, Channel.FILED, null));
            }
        }
    }

    private static ClosureProclaimed closure(String name, String from, String until) {
        return new ClosureProclaimed(
                CAND,
                name,
                LocalDate.parse(from),
                LocalDate.parse(until),
                ClosureKind.OFFICE_INACCESSIBLE,
                false,
                "General Order 1");
    }

    private static ClosureProclaimed fridayClosure(int week) {
        String friday = THU_JAN_9.plusDays(1 + 7L * week).toString();
        return closure("friday-" + week, friday, friday);
    }

    private static ClosureProclaimed mourning() {
        return new ClosureProclaimed(
                CAND, "mourning", THU_JAN_9, THU_JAN_9, ClosureKind.PRESIDENT_OR_CONGRESS, true, "E.O. 14133");
    }

    private static WithdrawClosure withdraw() {
        return new WithdrawClosure(CAND, "mourning", "entered twice");
    }

    private static ClosureWithdrawn withdrawn() {
        return new ClosureWithdrawn(CAND, "mourning", "entered twice");
    }

    private static Matcher<Refused> refusal(Refusal expected) {
        return new FeatureMatcher<>(equalTo(expected), "refused with", "refusal") {
            @Override
            protected Refusal featureValueOf(Refused actual) {
                return actual.refusal();
            }
        };
    }
}

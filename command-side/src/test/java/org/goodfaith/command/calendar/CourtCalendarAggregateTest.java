package org.goodfaith.command.calendar;

import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.time.Month;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
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

package org.goodfaith.command.cases;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/** The Axon aggregate of a case. Routes commands to {@link CaseDecisions} and appends the resulting facts. */
@Aggregate(type = "Case", cache = "aggregateCache", commandTargetResolver = "recordOfCommand")
class CaseAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Read by Axon.
    private @Nullable String id;

    private CaseState state = CaseState.EMPTY;
    private String lastEventId = "";

    /**
     * Checked while the aggregate is locked and after the idempotency check, so that a retry still gets its first
     * receipt.
     */
    @CommandHandlerInterceptor
    void requireLastEntryIsUnchanged(@MetaDataValue(ExpectedPosition.ENTRY) @Nullable Long seen) {
        if (seen != null && seen != state.lastEntry()) {
            throw new Refused(new Refusal.CaseChanged(seen, state.lastEntry()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(OpenCase command, CourtClock clock, OpenedCases cases) {
        return execute(command, clock).with(cases.warnings(command));
    }

    @CommandHandler
    Receipt handle(RecordFact command, CourtClock clock) {
        return execute(command, clock);
    }

    @CommandHandler
    Receipt handle(EnterOrder command, CourtClock clock) {
        return execute(command, clock);
    }

    @CommandHandler
    Receipt handle(StrikeEntry command, CourtClock clock) {
        return execute(command, clock);
    }

    @CommandHandler
    Receipt handle(IssueOverdueNotice command, CourtClock clock) {
        return execute(command, clock);
    }

    @CommandHandler
    Receipt handle(WithdrawOverdueNotice command, CourtClock clock) {
        return execute(command, clock);
    }

    @EventSourcingHandler
    void on(Fact fact, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        state = state.evolve(sequence, fact);
        if (fact instanceof CaseOpened opened) {
            id = opened.caseId().value();
        }
        lastEventId = eventId;
    }

    private Receipt execute(CaseCommand command, CourtClock clock) {
        CaseState before = state;
        List<Fact> facts =
                CaseDecisions.decide(before, command, clock.now(command.caseId().court()));
        boolean isSample = command instanceof OpenCase open ? open.sample() : before.isSample();
        var eventIds = new ArrayList<String>();
        for (Fact fact : facts) {
            AggregateLifecycle.apply(fact, MetaData.with("sample", isSample));
            eventIds.add(lastEventId);
        }
        return new Receipt(command.recordId(), state.lastEntry(), eventIds, RecordingWarnings.about(facts, before));
    }
}

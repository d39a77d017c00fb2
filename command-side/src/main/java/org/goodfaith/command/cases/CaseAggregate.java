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
import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/** Axon's view of {@link CaseState}: routes commands in, appends facts out, decides nothing. */
@Aggregate(type = "Case", cache = "aggregateCache", commandTargetResolver = "recordOfCommand")
class CaseAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private CaseState record = CaseState.EMPTY;
    private String lastEventId = "";

    /** Decided here, where a case is one writer's at a time, and after retries were told their first answer. */
    @CommandHandlerInterceptor
    void requireNothingSince(@MetaDataValue(ExpectedPosition.ENTRY) @Nullable Long seen) {
        if (seen != null && seen != record.lastEntry()) {
            throw new Refused(new Refusal.CaseChanged(seen, record.lastEntry()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(OpenCase command, CourtClock clock) {
        return carryOut(command, clock);
    }

    @CommandHandler
    Receipt handle(RecordFact command, CourtClock clock) {
        return carryOut(command, clock);
    }

    @CommandHandler
    Receipt handle(EnterOrder command, CourtClock clock) {
        return carryOut(command, clock);
    }

    @CommandHandler
    Receipt handle(StrikeEntry command, CourtClock clock) {
        return carryOut(command, clock);
    }

    @CommandHandler
    Receipt handle(IssueOverdueNotice command, CourtClock clock) {
        return carryOut(command, clock);
    }

    @CommandHandler
    Receipt handle(WithdrawOverdueNotice command, CourtClock clock) {
        return carryOut(command, clock);
    }

    @EventSourcingHandler
    void on(Fact fact, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        record = record.evolve(sequence, fact);
        id = record.caseId();
        lastEventId = eventId;
    }

    private Receipt carryOut(CaseCommand command, CourtClock clock) {
        CaseState before = record;
        List<Fact> facts = before.decide(command, clock.now(command.caseId().court()));
        var eventIds = new ArrayList<String>();
        for (Fact fact : facts) {
            AggregateLifecycle.apply(fact, MetaData.with("sample", before.concernsSample(command)));
            eventIds.add(lastEventId);
        }
        return new Receipt(command.recordId(), record.lastEntry(), eventIds, before.warnings(facts));
    }
}

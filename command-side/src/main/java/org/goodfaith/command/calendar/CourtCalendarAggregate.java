package org.goodfaith.command.calendar;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.events.CalendarFact;
import org.jspecify.annotations.Nullable;

/** Axon's view of {@link CourtCalendarState}: routes commands in, appends facts out, decides nothing. */
@Aggregate(type = "CourtCalendar", cache = "aggregateCache", commandTargetResolver = "recordOfCommand")
class CourtCalendarAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private CourtCalendarState record = CourtCalendarState.EMPTY;
    private String lastEventId = "";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ProclaimClosure command) {
        return carryOut(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(WithdrawClosure command) {
        return carryOut(command);
    }

    @EventSourcingHandler
    void on(CalendarFact fact, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        record = record.evolve(sequence, fact);
        id = CalendarCommand.recordIdOf(fact.court());
        lastEventId = eventId;
    }

    private Receipt carryOut(CalendarCommand command) {
        AggregateLifecycle.apply(record.decide(command));
        return new Receipt(command.recordId(), record.lastEntry(), List.of(lastEventId), List.of());
    }
}

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

/** The Axon aggregate of a court's calendar. Routes commands to {@link CourtCalendarState} and appends the results. */
@Aggregate(type = "CourtCalendar", cache = "aggregateCache", commandTargetResolver = "recordOfCommand")
class CourtCalendarAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Read by Axon.
    private @Nullable String id;

    private CourtCalendarState state = CourtCalendarState.EMPTY;
    private String lastEventId = "";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ProclaimClosure command) {
        return execute(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(WithdrawClosure command) {
        return execute(command);
    }

    @EventSourcingHandler
    void on(CalendarFact fact, @SequenceNumber long sequence, @MessageIdentifier String eventId) {
        state = state.evolve(sequence, fact);
        id = CalendarCommand.recordIdOf(fact.court());
        lastEventId = eventId;
    }

    private Receipt execute(CalendarCommand command) {
        AggregateLifecycle.apply(state.decide(command));
        return new Receipt(command.recordId(), state.lastEntry(), List.of(lastEventId), List.of());
    }
}

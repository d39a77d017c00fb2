package org.goodfaith.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;

/** Records facts as the command side does, at the time of the test's clock. */
public final class Recorder {

    private final EventStore store;
    private final TransactionManager transactions;
    private final QueryDatabase.SetClock clock;
    private final Map<String, Long> lastSequences = new ConcurrentHashMap<>();

    Recorder(EventStore store, TransactionManager transactions, QueryDatabase.SetClock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    public ReadToken record(CaseId caseId, Fact... facts) {
        return append("Case", caseId.value(), List.of(facts));
    }

    public ReadToken proclaim(CalendarFact fact) {
        return append("CourtCalendar", "calendar-" + fact.court(), List.of(fact));
    }

    private ReadToken append(String type, String recordId, List<?> payloads) {
        var metaData = MetaData.with("actor", "clerk-1").and("role", "CLERK").and("source", "test");
        transactions.executeInTransaction(() -> {
            var unitOfWork = DefaultUnitOfWork.startAndGet(null);
            var events = new ArrayList<EventMessage<?>>();
            for (Object payload : payloads) {
                long sequence = nextSequence(recordId);
                Instant now = clock.instant();
                DomainEventMessage<?> event = new GenericDomainEventMessage<>(
                        type, recordId, sequence, new GenericEventMessage<>(payload, metaData), () -> now);
                events.add(event);
            }
            store.publish(events);
            unitOfWork.commit();
        });
        return new ReadToken(recordId, lastSequences.getOrDefault(recordId, 0L));
    }

    /** Returns the number of the next entry and counts it. Use it for entries that are stored another way. */
    public long nextSequence(String recordId) {
        return lastSequences.merge(recordId, 0L, (last, _) -> last + 1);
    }

    /** Returns the number of the last entry; -1 if there is none. */
    public long lastSequence(CaseId caseId) {
        return lastSequences.getOrDefault(caseId.value(), -1L);
    }
}

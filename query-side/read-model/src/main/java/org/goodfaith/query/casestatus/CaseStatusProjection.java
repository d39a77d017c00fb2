package org.goodfaith.query.casestatus;

import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.goodfaith.query.record.RecordReader;
import org.springframework.stereotype.Component;

/**
 * Collects the records that a batch of events touches and updates each once when the batch ends. Has no side effects.
 *
 * <p>Handles the event message instead of the payload, so that an event that cannot be decoded is neither skipped nor
 * blocks others.
 */
@Component
@ProcessingGroup(CaseStatusProjection.GROUP)
class CaseStatusProjection {

    static final String GROUP = "cases";

    private final CaseStatusUpdater cases;

    CaseStatusProjection(CaseStatusUpdater cases) {
        this.cases = cases;
    }

    @EventHandler
    void on(DomainEventMessage<?> event, UnitOfWork<?> batch) {
        var touched = touchedIn(batch);
        String recordId = event.getAggregateIdentifier();
        RecordReader.calendarOf(recordId)
                .ifPresentOrElse(touched.calendars()::add, () -> touched.cases().add(recordId));
    }

    private Touched touchedIn(UnitOfWork<?> batch) {
        return batch.root().getOrComputeResource(Touched.class.getName(), _ -> {
            var touched = new Touched(new TreeSet<>(), new TreeSet<>());
            batch.root().onPrepareCommit(_ -> cases.takeIn(touched));
            batch.root().afterCommit(_ -> cases.announce());
            return touched;
        });
    }

    /**
     * The records touched by a batch.
     *
     * @param cases the cases
     * @param calendars the courts whose calendars changed
     */
    record Touched(Set<String> cases, Set<String> calendars) {}
}

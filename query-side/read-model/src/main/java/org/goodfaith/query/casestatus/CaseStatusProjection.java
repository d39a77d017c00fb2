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
 * Notes which records a batch of events touches, and has them brought up to date once, when the batch ends. Sends
 * nothing.
 *
 * <p>Takes every event by its envelope: one that cannot be read must not be passed over, and must not stop the others.
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
     * What a batch touched.
     *
     * @param cases the cases
     * @param calendars the courts on whose calendars something was recorded
     */
    record Touched(Set<String> cases, Set<String> calendars) {}
}

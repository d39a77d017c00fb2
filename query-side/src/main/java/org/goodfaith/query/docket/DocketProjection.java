package org.goodfaith.query.docket;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;
import org.springframework.stereotype.Component;

/** Notes what a batch of events touches, and has it brought up to date once, when the batch ends. Sends nothing. */
@Component
@ProcessingGroup(DocketProjection.GROUP)
class DocketProjection {

    static final String GROUP = "docket";

    private final Docket docket;

    DocketProjection(Docket docket) {
        this.docket = docket;
    }

    @EventHandler
    void on(Fact fact, @SourceId String recordId, UnitOfWork<?> batch) {
        touchedIn(batch).cases().add(recordId);
    }

    @EventHandler
    void on(CalendarFact fact, @SequenceNumber long sequence, UnitOfWork<?> batch) {
        touchedIn(batch).calendars().put(fact.court().value(), sequence);
    }

    private Touched touchedIn(UnitOfWork<?> batch) {
        return batch.root().getOrComputeResource(Touched.class.getName(), _ -> {
            var touched = new Touched(new TreeSet<>(), new TreeMap<>());
            batch.root().onPrepareCommit(_ -> docket.takeIn(touched));
            batch.root().afterCommit(_ -> docket.announce());
            return touched;
        });
    }

    /**
     * What a batch touched.
     *
     * @param cases the cases
     * @param calendars the last entry of each court's calendar
     */
    record Touched(Set<String> cases, Map<String, Long> calendars) {

        List<CaseId> caseIds() {
            return cases.stream().map(CaseId::of).toList();
        }
    }
}

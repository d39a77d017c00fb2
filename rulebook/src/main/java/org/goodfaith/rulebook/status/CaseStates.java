package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.Optional;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.proceedings.CaseClosing;
import org.goodfaith.rulebook.proceedings.CourtOrders;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;

/** Derives the case states of one evaluation. States between which nothing changes share their parts. */
final class CaseStates {

    private final RecordAsKnownAt record;
    private final StepBudget budget;
    private final Topics topics;
    private final Snapshots<Participants.Builder, Participants> participants;
    private final Snapshots<Schedule.Builder, Schedule> schedules;
    private final Snapshots<CourtOrders.Builder, OrdersAsOf> orders;
    private final Snapshots<CaseClosing, Optional<Source>> closings;

    CaseStates(RecordAsKnownAt record, StepBudget budget, Topics topics) {
        this.record = record;
        this.budget = budget;
        this.topics = topics;
        participants = new Snapshots<>(
                record.effectiveEntries(EntryTopic.PARTICIPANTS),
                Participants.Builder::new,
                (builder, entry) -> builder.add(entry.sequence(), entry.fact()),
                Participants.Builder::build,
                budget);
        schedules = new Snapshots<>(
                record.effectiveEntries(EntryTopic.SCHEDULE),
                Schedule.Builder::new,
                (builder, entry) -> builder.add(entry.sequence(), entry.fact()),
                Schedule.Builder::build,
                budget);
        orders = new Snapshots<>(
                record.effectiveEntries(EntryTopic.ORDERS),
                CourtOrders.Builder::new,
                (builder, entry) -> builder.add(entry.sequence(), entry.fact()),
                builder -> new OrdersAsOf(builder.build(), record),
                budget);
        closings = new Snapshots<>(
                record.effectiveEntries(EntryTopic.CLOSINGS),
                CaseClosing::new,
                (closing, entry) -> closing.add(entry.sequence(), entry.fact()),
                CaseClosing::inEffect,
                budget);
    }

    CaseStateAsOf asOf(Instant asOf) {
        return new CaseStateAsOf(this, record, asOf);
    }

    StepBudget budget() {
        return budget;
    }

    Topics topics() {
        return topics;
    }

    Participants participants(Instant asOf) {
        return participants.asOf(asOf);
    }

    Schedule schedule(Instant asOf) {
        return schedules.asOf(asOf);
    }

    OrdersAsOf orders(Instant asOf) {
        return orders.asOf(asOf);
    }

    /** @return the closing of the case, if it is still in effect */
    Optional<Source> closing(Instant asOf) {
        return closings.asOf(asOf);
    }
}

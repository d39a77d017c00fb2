package org.goodfaith.command.cases;

import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.cases.References.Reference;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/** The rule that every party, attorney, order, term, event and entry a fact refers to must be on record. */
final class ReferencesMustBeOnRecord {

    private ReferencesMustBeOnRecord() {}

    static void check(Fact fact, CaseState state) {
        References references = References.in(fact);
        EffectiveEntries entries = state.effective();
        CourtTime occurredAt = fact.circumstances().occurredAt();
        references.parties().forEach(party -> partyMustHaveJoined(party, occurredAt, entries));
        references.counsel().forEach(counsel -> counselMustHaveAppeared(counsel, entries));
        references.orders().forEach(order -> orderMustBeEntered(order, entries));
        references.terms().forEach(term -> termMustExist(term, entries));
        references.events().forEach(event -> eventMustBeScheduled(event, entries));
        occasionMustHaveBegun(fact.circumstances().occasion(), references, entries);
        references.entries().forEach(entry -> EntryRules.entryMustCount(entry.value(), entry.field(), state));
    }

    private static void partyMustHaveJoined(Reference<PartyId> party, CourtTime occurredAt, EffectiveEntries entries) {
        CourtTime joinedAt = entries.joinedAt(party.value())
                .orElseThrow(() -> new Refused(new Refusal.UnknownParty(party.value(), party.field())));
        if (EffectiveEntries.isBefore(occurredAt, joinedAt)) {
            throw new Refused(new Refusal.PartyNotYetJoined(party.value(), joinedAt, occurredAt, party.field()));
        }
    }

    private static void counselMustHaveAppeared(Reference<CounselId> counsel, EffectiveEntries entries) {
        if (entries.facts(CounselAppeared.class)
                .noneMatch(appeared -> appeared.counsel().equals(counsel.value()))) {
            throw new Refused(new Refusal.UnknownCounsel(counsel.value(), counsel.field()));
        }
    }

    private static void orderMustBeEntered(Reference<OrderId> order, EffectiveEntries entries) {
        if (entries.order(order.value()).isEmpty()) {
            throw new Refused(new Refusal.UnknownOrder(order.value(), order.field()));
        }
    }

    private static void termMustExist(Reference<TermRef> term, EffectiveEntries entries) {
        if (entries.term(term.value()).isEmpty()) {
            throw new Refused(new Refusal.UnknownTerm(term.value(), term.field()));
        }
    }

    private static void occasionMustHaveBegun(
            @Nullable OccasionId occasion, References references, EffectiveEntries entries) {
        if (occasion == null) {
            return;
        }
        String field = "circumstances.occasion";
        if (!entries.hasOccasion(occasion)) {
            throw new Refused(new Refusal.UnknownOccasion(occasion, field));
        }
        for (Reference<EventKey> event : references.events()) {
            if (!event.value().equals(occasion.event())) {
                throw new Refused(new Refusal.OccasionOfAnotherEvent(occasion, event.value(), field));
            }
        }
    }

    private static void eventMustBeScheduled(Reference<EventKey> event, EffectiveEntries entries) {
        if (entries.lastScheduling(event.value()).isEmpty()) {
            throw new Refused(new Refusal.UnknownEvent(event.value(), event.field()));
        }
    }
}

package org.goodfaith.command.cases;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.events.*;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;

/** The parties, days, facts and orders of one fictional case for use in test histories. */
final class CaseFacts {

    static final CourtId CAND = CourtId.of("cand");
    static final CaseId CASE = CaseId.of("cand-24-cv-00101");

    static final CourtTime MON_JAN_8 = CourtTime.of("2024-01-08");
    static final CourtTime FRI_JUN_7 = CourtTime.of("2024-06-07");
    static final CourtTime TUE_AUG_6 = CourtTime.of("2024-08-06");
    static final CourtTime TUE_AUG_6_NOON = CourtTime.of("2024-08-06T12:00");
    static final CourtTime TUE_AUG_6_ONE_PM = CourtTime.of("2024-08-06T13:00");
    static final CourtTime FRI_AUG_9 = CourtTime.of("2024-08-09");
    static final CourtTime MON_AUG_12 = CourtTime.of("2024-08-12");
    static final CourtTime WED_AUG_14 = CourtTime.of("2024-08-14");
    static final CourtTime TUE_AUG_20_TEN = CourtTime.of("2024-08-20T10:00");
    static final CourtTime WED_AUG_21 = CourtTime.of("2024-08-21");
    static final CourtTime NOW = CourtTime.of("2024-08-30T15:00");

    static final PartyId PLAINTIFF = PartyId.of("plaintiff-1");
    static final PartyId DEFENDANT = PartyId.of("defendant-1");
    static final PartyId SECOND_DEFENDANT = PartyId.of("defendant-2");
    static final PartyId STRANGER = PartyId.of("stranger");
    static final CounselId COUNSEL = CounselId.of("counsel-1");
    static final OrderId ORDER = OrderId.of("ecf-21");
    static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    static final OfferId DEMAND = OfferId.of("demand-1");
    static final OfferId COUNTEROFFER = OfferId.of("counteroffer-1");
    static final TermRef SERVE_DEMAND = new TermRef(ORDER, TermId.of("serve-demand"));
    static final TermRef OTHER_DUTY = new TermRef(ORDER, TermId.of("other-duty"));

    private CaseFacts() {}

    static OpenCase openCase() {
        return new OpenCase(
                Circumstances.at(MON_JAN_8),
                CAND,
                "24-cv-00101-ABC",
                "Alder v. Birch Co.",
                List.of(new Judge("ABC", "Ada B. Clark")),
                false);
    }

    static CaseOpened caseOpened() {
        return new CaseOpened(
                Circumstances.at(MON_JAN_8),
                CASE,
                CAND,
                "24-cv-00101-ABC",
                "Alder v. Birch Co.",
                List.of(new Judge("ABC", "Ada B. Clark")),
                false);
    }

    static PartyJoined plaintiffJoined() {
        return joined(PLAINTIFF, Side.PLAINTIFF, MON_JAN_8);
    }

    static PartyJoined defendantJoined() {
        return joined(DEFENDANT, Side.DEFENDANT, MON_JAN_8);
    }

    static PartyJoined joined(PartyId party, Side side, CourtTime at) {
        return new PartyJoined(Circumstances.at(at), party, "Party " + party, side, PartyKind.NATURAL_PERSON, null);
    }

    static PartyDismissed dismissed(PartyId party) {
        return new PartyDismissed(Circumstances.at(FRI_AUG_9), party);
    }

    static CounselAppeared appeared(PartyId... parties) {
        return new CounselAppeared(Circumstances.at(MON_JAN_8), COUNSEL, "Cora Counsel", List.of(parties), true);
    }

    static CounselWithdrew withdrew(PartyId... parties) {
        return new CounselWithdrew(Circumstances.at(FRI_AUG_9), COUNSEL, List.of(parties));
    }

    static OrderEntered orderEntered() {
        return order(ORDER, serveDemand(), otherDuty());
    }

    static OrderEntered order(OrderId id, Term... terms) {
        return new OrderEntered(
                Circumstances.at(FRI_JUN_7),
                id,
                "Order setting settlement conference",
                FRI_JUN_7.on(),
                null,
                "ABC",
                null,
                List.of(terms),
                List.of(),
                List.of(),
                null);
    }

    static EnterOrder enterOrder(OrderEntered order, EventScheduled... events) {
        return new EnterOrder(CASE, order, List.of(events));
    }

    static Term serveDemand() {
        return term("serve-demand", new Due.EventDay(CONFERENCE), new Trigger.OrderInForce(), "DemandServed");
    }

    static Term otherDuty() {
        return term("other-duty", new Due.Undated("promptly"), new Trigger.OrderInForce(), "PerformanceRecorded");
    }

    static Term term(String id, Due due, Trigger trigger, String performedBy, Requirement... requirements) {
        return new Term(
                TermId.of(id),
                "A duty",
                Modality.MUST,
                new Obligor(Obligor.Who.PLAINTIFFS, Obligor.How.EACH, Obligor.Actor.PARTY, List.of()),
                trigger,
                List.of(Reading.only(due)),
                null,
                List.of(Performance.by(performedBy)),
                List.of(requirements),
                List.of(),
                Visibility.PARTIES,
                false,
                false,
                new Citation("p. 1", "shall"));
    }

    static EventScheduled conferenceScheduled() {
        return new EventScheduled(
                Circumstances.at(FRI_JUN_7),
                CONFERENCE,
                EventKind.SETTLEMENT_CONFERENCE,
                TUE_AUG_20_TEN,
                EventMode.BY_VIDEO,
                ORDER);
    }

    static EventRescheduled rescheduled(EventKey event) {
        return new EventRescheduled(
                Circumstances.at(WED_AUG_14), event, CourtTime.of("2024-09-10T10:00"), null, "a conflict of dates");
    }

    static DemandServed demandServed(CourtTime at) {
        return demand(DEMAND, at, DEFENDANT);
    }

    static DemandServed demand(OfferId offer, CourtTime at, PartyId... to) {
        return new DemandServed(
                Circumstances.at(at, Channel.SERVED), Actors.of(PLAINTIFF).to(to), offer, true, null, null);
    }

    static CounterofferMade counteroffer(OfferId answers, CourtTime at) {
        return new CounterofferMade(
                Circumstances.at(at), Actors.of(DEFENDANT).to(PLAINTIFF), COUNTEROFFER, answers, true, null);
    }

    static OfferAccepted accepted(OfferId offer, PartyId by, CourtTime at) {
        return new OfferAccepted(Circumstances.at(at), Actors.of(by), offer, true);
    }

    static OfferRejected rejected(OfferId offer, PartyId by, CourtTime at) {
        return new OfferRejected(Circumstances.at(at), Actors.of(by), offer, true);
    }

    static OfferWithdrawn withdrawn(OfferId offer, PartyId by, CourtTime at) {
        return new OfferWithdrawn(Circumstances.at(at), Actors.of(by), offer);
    }

    static CommunicationAnswered answered(PartyId by, CourtTime at) {
        return new CommunicationAnswered(Circumstances.at(at), Actors.of(by));
    }

    static StatementSubmitted statement(CourtTime at, int textPages) {
        return new StatementSubmitted(
                Circumstances.at(at, Channel.EMAILED),
                Actors.of(PLAINTIFF),
                CONFERENCE,
                DocumentFormat.PDF,
                textPages,
                null,
                null);
    }

    static SettlementReached settled(PartyId... parties) {
        return new SettlementReached(Circumstances.at(WED_AUG_14), List.of(parties));
    }

    static SettlementFailed settlementFailed(PartyId... parties) {
        return new SettlementFailed(Circumstances.at(WED_AUG_21), List.of(parties));
    }

    static CaseClosed closed(CourtTime at) {
        return new CaseClosed(Circumstances.at(at), "stipulated dismissal");
    }

    static CaseReopened reopened(CourtTime at) {
        return new CaseReopened(Circumstances.at(at), "on motion");
    }

    static EntryStricken stricken(long entry) {
        return new EntryStricken(Circumstances.at(NOW), entry, "entered by mistake", "clerk", null);
    }

    static CourtTime at(LocalDate day, int hour) {
        return CourtTime.at(day, LocalTime.of(hour, 0));
    }
}

package org.goodfaith.rulebook.status;

import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.AttendanceExcusalRequested;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.ChambersNotifiedOfSettlement;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.ConfidentialLetterSubmitted;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselPreregistered;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.EntryDisputed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.Fact;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.JointAgendaSubmitted;
import org.goodfaith.events.JudgeAmended;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.MeetAndConferHeld;
import org.goodfaith.events.NeutralSelected;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.SettlementDiscoveryCompleted;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.ShowCauseResponseFiled;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.StatementsExchanged;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.VDRPCompletionReportFiled;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.events.VDRPNoticeFiled;
import org.goodfaith.events.VDRPSessionCompleted;
import org.goodfaith.events.VDRPStatementSubmitted;
import org.goodfaith.events.VDRPTelephoneConferenceHeld;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;

/**
 * A subject of entries, on which computed values depend. The narrower the topics, the fewer values a new entry changes.
 *
 * @param name the name of the facts or a part of the case state
 * @param about the term, offer, event, party or entry that narrows it; null if nothing does
 */
record EntryTopic(String name, @Nullable Object about) {

    static final EntryTopic PARTIES = new EntryTopic("parties", null);
    static final EntryTopic ORDERS = new EntryTopic("orders", null);
    static final EntryTopic CLOSINGS = new EntryTopic("closings", null);
    static final EntryTopic STAYS = new EntryTopic("stays", null);
    static final EntryTopic SETTLEMENTS = new EntryTopic("settlements", null);
    static final EntryTopic OFFERS = new EntryTopic("offers", null);
    /** Everything from which the participants are derived. */
    static final EntryTopic PARTICIPANTS = new EntryTopic("participants", null);
    /** Everything from which the schedule is derived. */
    static final EntryTopic SCHEDULE = new EntryTopic("schedule", null);

    static EntryTopic event(EventKey key) {
        return new EntryTopic("event", key);
    }

    /** One entry, whatever it is about. */
    static EntryTopic entry(long sequence) {
        return new EntryTopic("entry", sequence);
    }

    static EntryTopic fact(String name) {
        return new EntryTopic(name, null);
    }

    /** The facts of this name that name a term, of whatever order. */
    static EntryTopic ofTerm(String factName, TermId term) {
        return new EntryTopic(factName, term);
    }

    /** The facts of this name that answer or withdraw an offer. */
    static EntryTopic ofOffer(String factName, OfferId offer) {
        return new EntryTopic(factName, offer);
    }

    /** The acts of this name on behalf of a party. */
    static EntryTopic onBehalfOf(String factName, PartyId party) {
        return new EntryTopic(factName, party);
    }

    /**
     * @return the topics of a fact: its name, alone and narrowed, and the part of the case state it changes. A value
     *     that reads a fact under a topic missing here is not computed again when such a fact is recorded
     */
    static List<EntryTopic> of(Fact fact) {
        var topics = new ArrayList<EntryTopic>();
        String name = fact.factName();
        topics.add(fact(name));
        if (fact instanceof PartyAct act) {
            act.actors().onBehalfOf().stream().distinct().forEach(party -> topics.add(onBehalfOf(name, party)));
        }
        if (fact instanceof Offer) {
            topics.add(OFFERS);
        }
        if (fact instanceof OfferAnswer answer) {
            topics.add(ofOffer(name, answer.answers()));
        }
        switch (fact) {
            case PartyJoined _, PartyDismissed _, PartyServed _, PartyAmended _, PartySubstituted _ ->
                topics.addAll(List.of(PARTIES, PARTICIPANTS));
            case SettlementReached _, SettlementFailed _ -> topics.addAll(List.of(SETTLEMENTS, PARTICIPANTS));
            case CounselAppeared _, CounselWithdrew _ -> topics.add(PARTICIPANTS);
            case OrderEntered _, OrderToShowCauseIssued _, OrderVacated _ -> topics.add(ORDERS);
            case EventScheduled f -> topics.addAll(List.of(event(f.event()), SCHEDULE));
            case EventRescheduled f -> topics.addAll(List.of(event(f.event()), SCHEDULE));
            case EventCanceled f -> topics.addAll(List.of(event(f.event()), SCHEDULE));
            case NonappearanceRecorded f -> topics.addAll(List.of(event(f.event()), SCHEDULE));
            case AttendanceRecorded f -> topics.addAll(List.of(event(f.event()), SCHEDULE));
            case EventHeld f -> topics.addAll(List.of(event(f.event()), SCHEDULE));
            case ProceedingsStayed _, StayLifted _ -> topics.addAll(List.of(STAYS, SCHEDULE));
            case CaseClosed _, CaseReopened _ -> topics.add(CLOSINGS);
            case OfferWithdrawn f -> topics.add(ofOffer(name, f.offer()));
            case PerformanceRecorded f -> topics.add(ofTerm(name, f.term().term()));
            case NonpartyActRecorded f -> topics.add(ofTerm(name, f.term().term()));
            case DeadlineExtended f -> topics.add(ofTerm(name, f.term().term()));
            case ObligationExcused f -> topics.add(ofTerm(name, f.term().term()));
            case ReadingSettled f -> topics.add(ofTerm(name, f.term().term()));
            // Values find these facts by their name, their party or their offer.
            case AttendanceExcusalDecided _,
                    AttendanceExcusalRequested _,
                    CaseAmended _,
                    CaseGroupFormed _,
                    CaseOpened _,
                    CaseSevered _,
                    ChambersNotifiedOfSettlement _,
                    CommunicationAnswered _,
                    ConfidentialLetterSubmitted _,
                    CounselPreregistered _,
                    CounterofferMade _,
                    CourtFindingMade _,
                    DemandServed _,
                    DisclosureRecorded _,
                    EntryDisputed _,
                    EntryStricken _,
                    ExtensionDenied _,
                    ExtensionRequested _,
                    InformalEffortsExhausted _,
                    JointAgendaSubmitted _,
                    JudgeAmended _,
                    JudgeReassigned _,
                    MeetAndConferHeld _,
                    NeutralSelected _,
                    OfferAccepted _,
                    OfferRejected _,
                    OrderCopyProvided _,
                    OrderToShowCauseDischarged _,
                    OverdueNoticeIssued _,
                    OverdueNoticeWithdrawn _,
                    SanctionImposed _,
                    SettlementDiscoveryCompleted _,
                    ShowCauseResponseFiled _,
                    StatementSubmitted _,
                    StatementsExchanged _,
                    VDRPCompletionReportFiled _,
                    VDRPContacted _,
                    VDRPNoticeFiled _,
                    VDRPSessionCompleted _,
                    VDRPStatementSubmitted _,
                    VDRPTelephoneConferenceHeld _ -> {}
        }
        return topics;
    }
}

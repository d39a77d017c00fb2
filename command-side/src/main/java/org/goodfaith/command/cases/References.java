package org.goodfaith.command.cases;

import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.*;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/** What a fact names that must be on the record already, each with its place in the fact's JSON form. */
final class References {

    /** Something named, and where. */
    record Mention<T>(T value, String field) {}

    private final List<Mention<PartyId>> parties = new ArrayList<>();
    private final List<Mention<CounselId>> counsel = new ArrayList<>();
    private final List<Mention<OrderId>> orders = new ArrayList<>();
    private final List<Mention<TermRef>> terms = new ArrayList<>();
    private final List<Mention<EventKey>> events = new ArrayList<>();
    private final List<Mention<Long>> entries = new ArrayList<>();

    private References() {}

    static References in(Fact fact) {
        var mentions = new References();
        if (fact instanceof PartyAct act) {
            mentions.parties(act.actors().onBehalfOf(), "actors.onBehalfOf");
            mentions.parties(act.actors().to(), "actors.to");
        }
        mentions.entry(fact.circumstances().cures(), "circumstances.cures");
        mentions.collect(fact);
        return mentions;
    }

    List<Mention<PartyId>> parties() {
        return parties;
    }

    List<Mention<CounselId>> counsel() {
        return counsel;
    }

    List<Mention<OrderId>> orders() {
        return orders;
    }

    List<Mention<TermRef>> terms() {
        return terms;
    }

    List<Mention<EventKey>> events() {
        return events;
    }

    List<Mention<Long>> entries() {
        return entries;
    }

    private void collect(Fact fact) {
        switch (fact) {
            case AttendanceExcusalDecided f -> {
                event(f.event());
                party(f.party(), "party");
            }
            case AttendanceExcusalRequested f -> event(f.event());
            case AttendanceRecorded f -> event(f.event());
            case CounselAppeared f -> parties(f.parties(), "parties");
            case CounselPreregistered f -> event(f.event());
            case CounselWithdrew f -> {
                counsel.add(new Mention<>(f.counsel(), "counsel"));
                parties(f.parties(), "parties");
            }
            case CourtFindingMade f -> {
                parties(f.parties(), "parties");
                counsel(f.counsel());
                terms(f.terms(), "terms");
            }
            case DeadlineExtended f -> {
                term(f.term());
                parties(f.parties(), "parties");
            }
            case DisclosureRecorded f -> entry(f.entry(), "entry");
            case EntryDisputed f -> entry(f.entry(), "entry");
            case EventCanceled f -> event(f.event());
            case EventRescheduled f -> event(f.event());
            case EventScheduled f -> {
                if (f.order() != null) {
                    orders.add(new Mention<>(f.order(), "order"));
                }
            }
            case ExtensionDenied f -> {
                term(f.term());
                parties(f.parties(), "parties");
                entry(f.request(), "request");
            }
            case ExtensionRequested f -> term(f.term());
            case ObligationExcused f -> {
                term(f.term());
                parties(f.parties(), "parties");
            }
            case OrderCopyProvided f -> orders.add(new Mention<>(f.order(), "order"));
            case OrderEntered f -> {
                orders(f.supersedesOrders(), "supersedesOrders");
                terms(f.supersedesTerms(), "supersedesTerms");
                for (int i = 0; i < f.terms().size(); i++) {
                    parties(f.terms().get(i).owedBy().parties(), "terms[" + i + "].owedBy.parties");
                }
            }
            case OrderToShowCauseIssued f -> {
                parties(f.parties(), "parties");
                counsel(f.counsel());
                terms(f.terms(), "terms");
            }
            case OrderVacated f -> orders.add(new Mention<>(f.order(), "order"));
            case PartyDismissed f -> party(f.party(), "party");
            case PerformanceRecorded f -> term(f.term());
            case PreSettlementMeetingHeld f -> event(f.event());
            case ProceedingsStayed f -> orders(f.orders(), "orders");
            case ReadingSettled f -> term(f.term());
            case SanctionImposed f -> {
                parties(f.parties(), "parties");
                counsel(f.counsel());
            }
            case SettlementConferenceHeld f -> event(f.event());
            case SettlementFailed f -> parties(f.parties(), "parties");
            case SettlementReached f -> parties(f.parties(), "parties");
            case StatementSubmitted f -> event(f.event());
            case VDRPSessionCompleted f -> {
                if (f.event() != null) {
                    event(f.event());
                }
            }
            case VDRPSessionHeld f -> event(f.event());
            case VDRPStatementSubmitted f -> event(f.event());
            case CaseClosed _,
                    CaseOpened _,
                    CaseReopened _,
                    ChambersNotifiedOfSettlement _,
                    CommunicationAnswered _,
                    ConfidentialLetterSubmitted _,
                    CounterofferMade _,
                    DemandServed _,
                    EntryStricken _,
                    InformalEffortsExhausted _,
                    JointAgendaSubmitted _,
                    JudgeReassigned _,
                    MeetAndConferHeld _,
                    NeutralSelected _,
                    OfferAccepted _,
                    OfferRejected _,
                    OfferWithdrawn _,
                    OverdueNoticeIssued _,
                    OverdueNoticeWithdrawn _,
                    PartyJoined _,
                    SettlementDiscoveryCompleted _,
                    StatementsExchanged _,
                    StayLifted _,
                    VDRPCompletionReportFiled _,
                    VDRPContacted _,
                    VDRPNoticeFiled _,
                    VDRPTelephoneConferenceHeld _ -> {
                // Names nothing beyond its actors, or what it names is judged by its own rule.
            }
        }
    }

    private void party(PartyId party, String field) {
        parties.add(new Mention<>(party, field));
    }

    private void parties(List<PartyId> named, String field) {
        addAll(parties, named, field);
    }

    private void counsel(List<CounselId> named) {
        addAll(counsel, named, "counsel");
    }

    private void orders(List<OrderId> named, String field) {
        addAll(orders, named, field);
    }

    private void term(TermRef term) {
        terms.add(new Mention<>(term, "term"));
    }

    private void terms(List<TermRef> named, String field) {
        addAll(terms, named, field);
    }

    private void event(EventKey event) {
        events.add(new Mention<>(event, "event"));
    }

    private void entry(@Nullable Long entry, String field) {
        if (entry != null) {
            entries.add(new Mention<>(entry, field));
        }
    }

    private static <T> void addAll(List<Mention<T>> mentions, List<T> named, String field) {
        for (int i = 0; i < named.size(); i++) {
            mentions.add(new Mention<>(named.get(i), field + "[" + i + "]"));
        }
    }
}

package org.goodfaith.command.cases;

import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.*;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.TermDependencies;
import org.jspecify.annotations.Nullable;

/**
 * The parties, attorneys, orders, terms, events and entries a fact refers to, each with its path in the fact's JSON.
 */
final class References {

    /**
     * One reference.
     *
     * @param field the path in the fact's JSON
     */
    record Reference<T>(T value, String field) {}

    private final List<Reference<PartyId>> parties = new ArrayList<>();
    private final List<Reference<CounselId>> counsel = new ArrayList<>();
    private final List<Reference<OrderId>> orders = new ArrayList<>();
    private final List<Reference<TermRef>> terms = new ArrayList<>();
    private final List<Reference<EventKey>> events = new ArrayList<>();
    private final List<Reference<Long>> entries = new ArrayList<>();

    private References() {}

    static References in(Fact fact) {
        var references = new References();
        if (fact instanceof PartyAct act) {
            references.parties(act.actors().onBehalfOf(), "actors.onBehalfOf");
            references.parties(act.actors().to(), "actors.to");
        }
        references.entry(fact.circumstances().cures(), "circumstances.cures");
        references.collect(fact);
        return references;
    }

    List<Reference<PartyId>> parties() {
        return parties;
    }

    List<Reference<CounselId>> counsel() {
        return counsel;
    }

    List<Reference<OrderId>> orders() {
        return orders;
    }

    List<Reference<TermRef>> terms() {
        return terms;
    }

    List<Reference<EventKey>> events() {
        return events;
    }

    List<Reference<Long>> entries() {
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
                counsel.add(new Reference<>(f.counsel(), "counsel"));
                parties(f.parties(), "parties");
            }
            case CourtFindingMade f -> {
                parties(f.parties(), "parties");
                counsel(f.counsel());
                terms(f.terms(), "terms");
            }
            case DeadlineExtended f -> {
                term(f);
                parties(f.parties(), "parties");
            }
            case DisclosureRecorded f -> entry(f.entry(), "entry");
            case EntryDisputed f -> entry(f.entry(), "entry");
            case EventCanceled f -> event(f.event());
            case EventRescheduled f -> event(f.event());
            case EventScheduled f -> {
                if (f.order() != null) {
                    orders.add(new Reference<>(f.order(), "order"));
                }
            }
            case ExtensionDenied f -> {
                term(f);
                parties(f.parties(), "parties");
                entry(f.request(), "request");
            }
            case ExtensionRequested f -> term(f);
            case NonappearanceRecorded f -> {
                event(f.event());
                parties(f.parties(), "parties");
            }
            case ObligationExcused f -> {
                term(f);
                parties(f.parties(), "parties");
            }
            case OrderCopyProvided f -> orders.add(new Reference<>(f.order(), "order"));
            case OrderEntered f -> {
                orders(f.supersedesOrders(), "supersedesOrders");
                terms(f.supersedesTerms(), "supersedesTerms");
                for (int i = 0; i < f.terms().size(); i++) {
                    term(f.terms().get(i), "terms[" + i + "]");
                }
            }
            case NonpartyActRecorded f -> term(f.term());
            case OrderToShowCauseDischarged f -> orders.add(new Reference<>(f.order(), "order"));
            case OrderToShowCauseIssued f -> {
                parties(f.parties(), "parties");
                counsel(f.counsel());
                terms(f.terms(), "terms");
            }
            case OrderVacated f -> orders.add(new Reference<>(f.order(), "order"));
            case PartyAmended f -> party(f.party(), "party");
            case PartyDismissed f -> party(f.party(), "party");
            case PartyServed f -> party(f.party(), "party");
            case PartySubstituted f -> party(f.party(), "party");
            case PerformanceRecorded f -> term(f.term());
            case PreSettlementMeetingHeld f -> event(f.event());
            case ProceedingsStayed f -> orders(f.orders(), "orders");
            case ReadingSettled f -> term(f.term());
            case SanctionImposed f -> {
                if (f.order() != null) {
                    orders.add(new Reference<>(f.order(), "order"));
                }
                parties(f.parties(), "parties");
                counsel(f.counsel());
            }
            case ShowCauseResponseFiled f -> orders.add(new Reference<>(f.order(), "order"));
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
            case CaseAmended _,
                    CaseClosed _,
                    CaseGroupFormed _,
                    CaseSevered _,
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
                    JudgeAmended _,
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
                // Refers to nothing but its actors, or has a rule of its own for its references.
            }
        }
    }

    private void term(Term term, String field) {
        parties(term.owedBy().parties(), field + ".owedBy.parties");
        Nonparty nonparty = term.owedBy().nonparty();
        if (nonparty != null && nonparty.counsel() != null) {
            counsel.add(new Reference<>(nonparty.counsel(), field + ".owedBy.nonparty.counsel"));
        }
        TermDependencies.otherOrdersReferredToBy(term).forEach(other -> terms.add(new Reference<>(other, field)));
    }

    private void party(PartyId party, String field) {
        parties.add(new Reference<>(party, field));
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
        terms.add(new Reference<>(term, "term"));
    }

    private void term(RecurrenceFact fact) {
        term(fact.term());
        entry(fact.trigger(), "trigger");
    }

    private void terms(List<TermRef> named, String field) {
        addAll(terms, named, field);
    }

    private void event(EventKey event) {
        events.add(new Reference<>(event, "event"));
    }

    private void entry(@Nullable Long entry, String field) {
        if (entry != null) {
            entries.add(new Reference<>(entry, field));
        }
    }

    private static <T> void addAll(List<Reference<T>> references, List<T> named, String field) {
        for (int i = 0; i < named.size(); i++) {
            references.add(new Reference<>(named.get(i), field + "[" + i + "]"));
        }
    }
}

package org.goodfaith.command.cases;

import java.util.Set;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.*;

/** Checks a fact against every rule that applies to it, in the order in which a clerk would check them. */
final class FactRules {

    private FactRules() {}

    /** @throws Refused if a rule does not allow the fact */
    static void check(Fact fact, CaseState state, CourtTime now) {
        check(fact, state, now, Set.of());
    }

    /**
     * Checks a fact.
     *
     * @param superseded the orders whose events the fact may schedule again
     * @throws Refused if a rule does not allow the fact
     */
    static void check(Fact fact, CaseState state, CourtTime now, Set<OrderId> superseded) {
        EffectiveEntries entries = state.effective();
        TimeRules.timeMustNotBeInTheFuture(fact.circumstances().occurredAt(), now, "circumstances.occurredAt");
        TimeRules.factMustNotPrecedeTheCase(fact, entries);
        CaseRules.visibilityMustNotBeWidened(fact);
        ReferencesMustBeOnRecord.check(fact, state);
        TimeRules.courtMustNotActBeforeTheOrderOrEvent(fact, entries);
        EntryRules.replacedEntryMustBeStricken(fact, state);
        CaseRules.partiesMustNotActInAClosedCase(fact, entries);
        GroupRules.actMustBeForCasesOfOneGroup(fact, entries);
        checkRulesOfItsKind(fact, entries, now, superseded);
    }

    private static void checkRulesOfItsKind(
            Fact fact, EffectiveEntries entries, CourtTime now, Set<OrderId> superseded) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        switch (fact) {
            case PartyJoined joined -> {
                PartyRules.partyMustNotHaveJoined(joined, entries);
                SizeRules.partiesMustHaveRoom(entries);
            }
            case PartyDismissed dismissed -> PartyRules.partyMustNotHaveBeenDismissed(dismissed, entries);
            case PartySubstituted substituted -> PartyRules.partyMustNotHaveBeenDismissed(substituted, entries);
            case CaseAmended amended -> CaseRules.docketNumberMustIdentifyTheCase(amended, entries);
            case JudgeAmended amended -> CaseRules.judgeMustHaveTheCase(amended, entries);
            case CounselAppeared appeared -> {
                PartyRules.atLeastOnePartyMustBeNamed(appeared, appeared.parties());
                PartyRules.counselMustNotAlreadyAppear(appeared, entries);
                SizeRules.counselMustHaveRoom(appeared, entries);
            }
            case CounselWithdrew withdrew -> {
                PartyRules.atLeastOnePartyMustBeNamed(withdrew, withdrew.parties());
                PartyRules.counselMustAppearForTheParties(withdrew, entries);
            }
            case SettlementReached reached -> PartyRules.atLeastOnePartyMustBeNamed(reached, reached.parties());
            case SettlementFailed failed -> {
                PartyRules.atLeastOnePartyMustBeNamed(failed, failed.parties());
                PartyRules.partiesMustHaveSettled(failed, entries);
            }
            case CaseClosed _ -> CaseRules.caseMustBeOpen(occurredAt, entries);
            case CaseGroupFormed formed -> GroupRules.ownCaseMustBeNamed(formed, entries);
            case CaseSevered severed -> GroupRules.severedCaseMustBeInTheGroup(severed, entries);
            case CaseReopened _ -> CaseRules.caseMustBeClosed(occurredAt, entries);
            case StayLifted _ -> CaseRules.proceedingsMustBeStayed(occurredAt, entries);
            case JudgeReassigned reassigned -> CaseRules.formerJudgeMustHaveTheCase(reassigned, entries);
            case EventScheduled event -> OrderRules.eventMustNotBeAhead(event, superseded, entries);
            case EventRescheduled moved -> OrderRules.eventMustBeAhead(moved, entries);
            case EventCanceled event -> OrderRules.eventMustNotHaveTakenPlace(event.event(), occurredAt, entries);
            case PreSettlementMeetingHeld held ->
                OrderRules.eventMustNotHaveTakenPlaceOnAnotherDay(held.event(), occurredAt, entries);
            case SettlementConferenceHeld held ->
                OrderRules.eventMustNotHaveTakenPlaceOnAnotherDay(held.event(), occurredAt, entries);
            case VDRPSessionHeld held ->
                OrderRules.eventMustNotHaveTakenPlaceOnAnotherDay(held.event(), occurredAt, entries);
            case AttendanceRecorded attendance -> OrderRules.somebodyMustHaveAttended(attendance);
            case NonappearanceRecorded missed -> PartyRules.atLeastOnePartyMustBeNamed(missed, missed.parties());
            case OrderEntered order -> {
                OrderRules.orderMustBeNew(order.order(), entries);
                OrderRules.orderMustNotBeDatedInTheFuture(order, now);
                OrderConsistency.check(order);
                SizeRules.ordersMustHaveRoom(order, entries);
            }
            case ReadingSettled settled -> OrderRules.readingMustBelongToTheTerm(settled, entries);
            case PerformanceRecorded performance ->
                OrderRules.termMustBePerformedByThisFact(performance, performance.term(), entries);
            case NonpartyActRecorded act -> OrderRules.termMustBePerformedByThisFact(act, act.term(), entries);
            case ShowCauseResponseFiled response -> OrderRules.mustBeAnOrderToShowCause(response.order(), entries);
            case OrderToShowCauseDischarged discharged ->
                OrderRules.mustBeAnOrderToShowCause(discharged.order(), entries);
            case OrderToShowCauseIssued order -> {
                OrderRules.orderMustBeNew(order.order(), entries);
                SizeRules.ordersMustHaveRoom(order.asOrder(), entries);
                if (order.counsel().isEmpty()) {
                    PartyRules.atLeastOnePartyMustBeNamed(order, order.parties());
                }
            }
            case SanctionImposed sanction -> {
                if (sanction.order() != null) {
                    OrderRules.mustBeAnOrderToShowCause(sanction.order(), entries);
                }
                if (sanction.counsel().isEmpty()) {
                    PartyRules.atLeastOnePartyMustBeNamed(sanction, sanction.parties());
                }
            }
            case DemandServed demand -> {
                OfferRules.offerMustBeNew(demand, entries);
                OfferRules.offerMustNotBeMadeToItsMaker(demand);
            }
            case CounterofferMade counteroffer -> {
                OfferRules.offerMustBeNew(counteroffer, entries);
                OfferRules.offerMustNotBeMadeToItsMaker(counteroffer);
                OfferRules.offerMustBeOpen(counteroffer, occurredAt, entries);
            }
            case OfferAccepted accepted -> OfferRules.offerMustBeOpen(accepted, occurredAt, entries);
            case OfferRejected rejected -> OfferRules.offerMustBeOpen(rejected, occurredAt, entries);
            case OfferWithdrawn withdrawn -> OfferRules.offerMustBeWithdrawnByItsMaker(withdrawn, entries);
            case DeadlineExtended extended -> OrderRules.termMustRecurAsNamed(extended, entries);
            case ExtensionDenied denied -> OrderRules.termMustRecurAsNamed(denied, entries);
            case ExtensionRequested requested -> OrderRules.termMustRecurAsNamed(requested, entries);
            case ObligationExcused excused -> OrderRules.termMustRecurAsNamed(excused, entries);
            case AttendanceExcusalDecided _,
                    AttendanceExcusalRequested _,
                    CaseOpened _,
                    ChambersNotifiedOfSettlement _,
                    CommunicationAnswered _,
                    ConfidentialLetterSubmitted _,
                    CounselPreregistered _,
                    CourtFindingMade _,
                    DisclosureRecorded _,
                    EntryDisputed _,
                    EntryStricken _,
                    InformalEffortsExhausted _,
                    JointAgendaSubmitted _,
                    MeetAndConferHeld _,
                    NeutralSelected _,
                    OrderCopyProvided _,
                    OrderVacated _,
                    OverdueNoticeIssued _,
                    OverdueNoticeWithdrawn _,
                    PartyAmended _,
                    PartyServed _,
                    ProceedingsStayed _,
                    SettlementDiscoveryCompleted _,
                    StatementSubmitted _,
                    StatementsExchanged _,
                    VDRPCompletionReportFiled _,
                    VDRPContacted _,
                    VDRPNoticeFiled _,
                    VDRPSessionCompleted _,
                    VDRPStatementSubmitted _,
                    VDRPTelephoneConferenceHeld _ -> {
                // Only the rules for all facts apply.
            }
        }
    }
}

package org.goodfaith.query.recording;

import java.util.List;
import org.goodfaith.events.*;
import org.goodfaith.query.page.PageWords;

/** The kinds of facts, put together as a clerk looks for them. Facts with a page of their own are not among them. */
public record FactGroup(String title, List<Class<? extends Fact>> facts) {

    static final List<FactGroup> ALL = List.of(
            new FactGroup(
                    "Offers and answers",
                    List.of(
                            DemandServed.class,
                            CounterofferMade.class,
                            OfferAccepted.class,
                            OfferRejected.class,
                            OfferWithdrawn.class,
                            CommunicationAnswered.class,
                            MeetAndConferHeld.class,
                            InformalEffortsExhausted.class)),
            new FactGroup(
                    "Settlement conference",
                    List.of(
                            JointAgendaSubmitted.class,
                            CounselPreregistered.class,
                            StatementSubmitted.class,
                            StatementsExchanged.class,
                            ConfidentialLetterSubmitted.class,
                            SettlementDiscoveryCompleted.class,
                            OrderCopyProvided.class,
                            AttendanceExcusalRequested.class,
                            AttendanceExcusalDecided.class,
                            AttendanceRecorded.class,
                            PreSettlementMeetingHeld.class,
                            SettlementConferenceHeld.class)),
            new FactGroup(
                    "Voluntary dispute resolution (VDRP)",
                    List.of(
                            VDRPContacted.class,
                            VDRPNoticeFiled.class,
                            NeutralSelected.class,
                            VDRPTelephoneConferenceHeld.class,
                            VDRPStatementSubmitted.class,
                            VDRPSessionHeld.class,
                            VDRPSessionCompleted.class,
                            VDRPCompletionReportFiled.class)),
            new FactGroup("Any other duty of an order", List.of(PerformanceRecorded.class)),
            new FactGroup(
                    "Settlement",
                    List.of(SettlementReached.class, ChambersNotifiedOfSettlement.class, SettlementFailed.class)),
            new FactGroup(
                    "Dates, and relief from duties",
                    List.of(
                            EventScheduled.class,
                            EventRescheduled.class,
                            EventCanceled.class,
                            ExtensionRequested.class,
                            DeadlineExtended.class,
                            ExtensionDenied.class,
                            ObligationExcused.class,
                            ProceedingsStayed.class,
                            StayLifted.class)),
            new FactGroup(
                    "The court on its orders",
                    List.of(
                            ReadingSettled.class,
                            OrderVacated.class,
                            OrderToShowCauseIssued.class,
                            CourtFindingMade.class,
                            SanctionImposed.class)),
            new FactGroup(
                    "Parties, counsel and judges",
                    List.of(
                            PartyJoined.class,
                            PartyDismissed.class,
                            CounselAppeared.class,
                            CounselWithdrew.class,
                            JudgeReassigned.class)),
            new FactGroup("The case as a whole", List.of(CaseClosed.class, CaseReopened.class)),
            new FactGroup("About the record", List.of(EntryDisputed.class, DisclosureRecorded.class)));

    /** @return whether a fact of this kind is recorded with a form of this list */
    static boolean holds(Class<? extends Fact> fact) {
        return ALL.stream().anyMatch(group -> group.facts.contains(fact));
    }

    /** A group as it is shown. */
    public record Shown(String title, List<Line> facts) {

        /** @param says what it is for, in a line */
        public record Line(String fact, String title, String says) {

            static Line of(Class<? extends Fact> fact) {
                return new Line(fact.getSimpleName(), PageWords.WORDS.fact(fact.getSimpleName()), FactWords.of(fact));
            }
        }
    }

    static List<Shown> shown() {
        return ALL.stream()
                .map(group -> new Shown(
                        group.title, group.facts.stream().map(Shown.Line::of).toList()))
                .toList();
    }
}

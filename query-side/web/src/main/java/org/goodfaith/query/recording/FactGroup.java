package org.goodfaith.query.recording;

import java.util.List;
import org.goodfaith.events.*;
import org.goodfaith.query.page.Messages;

/**
 * Facts that belong together on the page. Facts with a page of their own are in no group.
 *
 * @param key the last part of the key of the group's title
 */
public record FactGroup(String key, List<Class<? extends Fact>> facts) {

    static final List<FactGroup> ALL = List.of(
            new FactGroup(
                    "offers",
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
                    "conference",
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
                            NonappearanceRecorded.class,
                            PreSettlementMeetingHeld.class,
                            SettlementConferenceHeld.class)),
            new FactGroup(
                    "vdrp",
                    List.of(
                            VDRPContacted.class,
                            VDRPNoticeFiled.class,
                            NeutralSelected.class,
                            VDRPTelephoneConferenceHeld.class,
                            VDRPStatementSubmitted.class,
                            VDRPSessionHeld.class,
                            VDRPSessionCompleted.class,
                            VDRPCompletionReportFiled.class)),
            new FactGroup("other", List.of(PerformanceRecorded.class, NonpartyActRecorded.class)),
            new FactGroup(
                    "settlement",
                    List.of(SettlementReached.class, ChambersNotifiedOfSettlement.class, SettlementFailed.class)),
            new FactGroup(
                    "dates",
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
                    "court",
                    List.of(
                            ReadingSettled.class,
                            OrderVacated.class,
                            OrderToShowCauseIssued.class,
                            ShowCauseResponseFiled.class,
                            OrderToShowCauseDischarged.class,
                            CourtFindingMade.class,
                            SanctionImposed.class)),
            new FactGroup(
                    "people",
                    List.of(
                            PartyJoined.class,
                            PartyServed.class,
                            PartySubstituted.class,
                            PartyAmended.class,
                            PartyDismissed.class,
                            CounselAppeared.class,
                            CounselWithdrew.class,
                            JudgeReassigned.class,
                            JudgeAmended.class)),
            new FactGroup(
                    "case",
                    List.of(
                            CaseAmended.class,
                            CaseClosed.class,
                            CaseReopened.class,
                            CaseGroupFormed.class,
                            CaseSevered.class)),
            new FactGroup("record", List.of(EntryDisputed.class, DisclosureRecorded.class)));

    /** @return whether a form of this list records the fact */
    static boolean contains(Class<? extends Fact> fact) {
        return ALL.stream().anyMatch(group -> group.facts.contains(fact));
    }

    /** A group on the page. */
    public record View(String title, List<Item> facts) {

        /**
         * A fact on the page.
         *
         * @param fact its name, such as {@code DemandServed}
         * @param purpose one or two sentences
         */
        public record Item(String fact, String title, String purpose) {

            static Item of(Class<? extends Fact> fact) {
                String name = fact.getSimpleName();
                return new Item(name, FactLabels.of(name), FactLabels.purpose(name));
            }
        }
    }

    static List<View> views() {
        return ALL.stream()
                .map(group -> new View(
                        Messages.get("recording.group." + group.key),
                        group.facts.stream().map(View.Item::of).toList()))
                .toList();
    }
}

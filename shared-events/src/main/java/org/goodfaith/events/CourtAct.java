package org.goodfaith.events;

/**
 * An act of the court or of a person who is not a party, or a change of the parties or subject of the case. A closed
 * case accepts it too.
 */
public sealed interface CourtAct extends Fact
        permits AttendanceExcusalDecided,
                CaseClosed,
                CaseOpened,
                CaseReopened,
                CounselAppeared,
                CounselWithdrew,
                CourtFindingMade,
                DeadlineExtended,
                EventCanceled,
                EventRescheduled,
                EventScheduled,
                ExtensionDenied,
                JudgeReassigned,
                NonpartyActRecorded,
                ObligationExcused,
                OrderEntered,
                OrderToShowCauseDischarged,
                OrderToShowCauseIssued,
                OrderVacated,
                PartyDismissed,
                PartyJoined,
                PreSettlementMeetingHeld,
                ProceedingsStayed,
                ReadingSettled,
                SanctionImposed,
                SettlementConferenceHeld,
                SettlementFailed,
                SettlementReached,
                StayLifted {}

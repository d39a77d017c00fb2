package org.goodfaith.events;

/**
 * An act of the court or of a person who is not a party, or a change of the parties or subject of the case. A closed
 * case accepts it too.
 */
public sealed interface CourtAct extends Fact
        permits AttendanceExcusalDecided,
                CaseAmended,
                CaseClosed,
                CaseGroupFormed,
                CaseOpened,
                CaseReopened,
                CaseSevered,
                CounselAppeared,
                CounselWithdrew,
                CourtFindingMade,
                DeadlineExtended,
                EventCanceled,
                EventRescheduled,
                EventScheduled,
                ExtensionDenied,
                JudgeAmended,
                JudgeReassigned,
                NonappearanceRecorded,
                NonpartyActRecorded,
                ObligationExcused,
                OrderEntered,
                OrderToShowCauseDischarged,
                OrderToShowCauseIssued,
                OrderVacated,
                PartyAmended,
                PartyDismissed,
                PartyJoined,
                PartyServed,
                PartySubstituted,
                PreSettlementMeetingHeld,
                ProceedingsStayed,
                ReadingSettled,
                SanctionImposed,
                SettlementConferenceHeld,
                SettlementFailed,
                SettlementReached,
                StayLifted {}

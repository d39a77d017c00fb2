package org.goodfaith.events;

/** An act by or for parties, which can perform or breach a term of an order. */
public sealed interface PartyAct extends Fact
        permits AttendanceExcusalRequested,
                AttendanceRecorded,
                ChambersNotifiedOfSettlement,
                CommunicationAnswered,
                ConfidentialLetterSubmitted,
                CounselPreregistered,
                CounterofferMade,
                DemandServed,
                DisclosureRecorded,
                EntryDisputed,
                ExtensionRequested,
                InformalEffortsExhausted,
                JointAgendaSubmitted,
                MeetAndConferHeld,
                NeutralSelected,
                OfferAccepted,
                OfferRejected,
                OfferWithdrawn,
                OrderCopyProvided,
                PerformanceRecorded,
                SettlementDiscoveryCompleted,
                ShowCauseResponseFiled,
                StatementSubmitted,
                StatementsExchanged,
                VDRPCompletionReportFiled,
                VDRPContacted,
                VDRPNoticeFiled,
                VDRPSessionCompleted,
                VDRPSessionHeld,
                VDRPStatementSubmitted,
                VDRPTelephoneConferenceHeld {

    /** Returns the person who acted, the parties represented and the recipients. */
    Actors actors();
}

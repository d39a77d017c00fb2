package org.goodfaith.events;

/** Something done by or for parties: what performs, or fails to perform, what an order requires. */
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
                StatementSubmitted,
                StatementsExchanged,
                VDRPCompletionReportFiled,
                VDRPContacted,
                VDRPNoticeFiled,
                VDRPSessionCompleted,
                VDRPSessionHeld,
                VDRPStatementSubmitted,
                VDRPTelephoneConferenceHeld {

    /** @return who acted, for which parties and toward whom */
    Actors actors();
}

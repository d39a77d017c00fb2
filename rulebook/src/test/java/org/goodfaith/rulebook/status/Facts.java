package org.goodfaith.rulebook.status;

import static org.goodfaith.rulebook.status.CaseHistory.ORDER;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.AttendanceExcusalRequested;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.ChambersNotifiedOfSettlement;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.ConfidentialLetterSubmitted;
import org.goodfaith.events.CounselPreregistered;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.DocumentFormat;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.JointAgendaSubmitted;
import org.goodfaith.events.MeetAndConferHeld;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.PreSettlementMeetingHeld;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.Service;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.SettlementDiscoveryCompleted;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.StatementsExchanged;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.events.VDRPCompletionReportFiled;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.events.VDRPNoticeFiled;
import org.goodfaith.events.VDRPSessionCompleted;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/** Factory methods for facts, in proper form unless a parameter says otherwise. */
public final class Facts {

    private Facts() {}

    public static Circumstances at(LocalDate day) {
        return Circumstances.at(CourtTime.on(day));
    }

    public static Circumstances at(LocalDate day, Channel channel) {
        return Circumstances.at(CourtTime.on(day), channel);
    }

    public static Circumstances at(LocalDate day, String time, Channel channel) {
        return Circumstances.at(CourtTime.at(day, LocalTime.parse(time)), channel);
    }

    static PartyJoined joined(LocalDate on, PartyId party, PartyKind kind, @Nullable Boolean insured) {
        return new PartyJoined(at(on), party, "Sample " + party, CaseHistory.side(party), kind, insured);
    }

    static PartyJoined joined(LocalDate on, PartyId party, String name, @Nullable Service service) {
        return new PartyJoined(
                at(on), party, name, CaseHistory.side(party), PartyKind.NATURAL_PERSON, null, List.of(), service);
    }

    static PartyServed served(LocalDate on, PartyId party) {
        return new PartyServed(at(on), party);
    }

    static PartyAmended renamed(LocalDate on, PartyId party, String name) {
        return new PartyAmended(at(on), party, name, List.of(), null, null);
    }

    static PartySubstituted succeeded(LocalDate on, PartyId party, String successor) {
        return new PartySubstituted(at(on), party, successor, SubstitutionGround.PUBLIC_OFFICER, null, null);
    }

    static PartyDismissed dismissed(LocalDate on, PartyId party) {
        return new PartyDismissed(at(on), party);
    }

    public static CommunicationAnswered communicationAnswered(LocalDate on, PartyId... by) {
        return new CommunicationAnswered(at(on), Actors.of(by));
    }

    static MeetAndConferHeld met(LocalDate on, PartyId... by) {
        return met(on, true, true, by);
    }

    static MeetAndConferHeld met(
            LocalDate on, @Nullable Boolean trialAttorneys, @Nullable Boolean fullAuthority, PartyId... by) {
        return new MeetAndConferHeld(at(on), Actors.of(by), trialAttorneys, fullAuthority, null);
    }

    static JointAgendaSubmitted agenda(LocalDate on, PartyId... by) {
        return agenda(at(on, Channel.EMAILED), by);
    }

    static JointAgendaSubmitted agenda(Circumstances circumstances, PartyId... by) {
        return new JointAgendaSubmitted(circumstances, Actors.of(by), true, true);
    }

    static CounselPreregistered preregistered(LocalDate on, EventKey event, PartyId... by) {
        return new CounselPreregistered(at(on, Channel.EMAILED), Actors.of(by), event, true, true);
    }

    static SettlementDiscoveryCompleted discoveryCompleted(LocalDate on, PartyId... by) {
        return new SettlementDiscoveryCompleted(at(on), Actors.of(by));
    }

    public static StatementSubmitted statement(LocalDate on, PartyId... by) {
        return statement(at(on, Channel.EMAILED), by);
    }

    public static StatementSubmitted statement(Circumstances circumstances, PartyId... by) {
        return statement(circumstances, 10, SettlementConferenceOrder.SECTIONS, by);
    }

    public static StatementSubmitted statement(
            Circumstances circumstances, @Nullable Integer textPages, @Nullable List<String> sections, PartyId... by) {
        return new StatementSubmitted(
                circumstances,
                Actors.of(by),
                SettlementConferenceOrder.CONFERENCE,
                DocumentFormat.PDF,
                textPages,
                20,
                sections);
    }

    static StatementsExchanged statementsExchanged(LocalDate on, PartyId... by) {
        return new StatementsExchanged(at(on), Actors.of(by));
    }

    public static ConfidentialLetterSubmitted letter(LocalDate on, Integer pages, PartyId... by) {
        return new ConfidentialLetterSubmitted(at(on, Channel.EMAILED), Actors.of(by), pages);
    }

    public static DemandServed demand(LocalDate on, String offer, PartyId by, PartyId... to) {
        return demand(at(on, Channel.SERVED), offer, by, to);
    }

    public static DemandServed demand(Circumstances circumstances, String offer, PartyId by, PartyId... to) {
        return new DemandServed(circumstances, Actors.of(by).to(to), OfferId.of(offer), true, true, true);
    }

    static CounterofferMade counteroffer(LocalDate on, String offer, String answers, PartyId by, PartyId... to) {
        return counteroffer(at(on, Channel.SERVED), offer, answers, true, by, to);
    }

    static CounterofferMade counteroffer(
            Circumstances circumstances,
            String offer,
            String answers,
            @Nullable Boolean explained,
            PartyId by,
            PartyId... to) {
        return new CounterofferMade(
                circumstances, Actors.of(by).to(to), OfferId.of(offer), OfferId.of(answers), true, explained);
    }

    static OfferAccepted accepted(LocalDate on, String answers, PartyId by, PartyId... to) {
        return new OfferAccepted(at(on, Channel.SERVED), Actors.of(by).to(to), OfferId.of(answers), true);
    }

    static OfferRejected rejected(LocalDate on, String answers, PartyId by, PartyId... to) {
        return new OfferRejected(at(on, Channel.SERVED), Actors.of(by).to(to), OfferId.of(answers), true);
    }

    static OfferWithdrawn withdrawn(LocalDate on, String offer, PartyId by, PartyId... to) {
        return new OfferWithdrawn(at(on, Channel.SERVED), Actors.of(by).to(to), OfferId.of(offer));
    }

    static InformalEffortsExhausted exhausted(LocalDate on, PartyId... by) {
        return new InformalEffortsExhausted(at(on), Actors.of(by));
    }

    static SettlementReached settled(LocalDate on, PartyId... parties) {
        return new SettlementReached(at(on), List.of(parties));
    }

    static SettlementFailed settlementFailed(LocalDate on, PartyId... parties) {
        return new SettlementFailed(at(on), List.of(parties));
    }

    static ChambersNotifiedOfSettlement chambersNotified(LocalDate on, PartyId... by) {
        return new ChambersNotifiedOfSettlement(at(on, Channel.TELEPHONED), Actors.of(by));
    }

    static OrderCopyProvided orderCopy(LocalDate on, OrderId order, PartyId... by) {
        return new OrderCopyProvided(at(on), Actors.of(by), order, true);
    }

    static VDRPContacted contacted(LocalDate on, PartyId... by) {
        return new VDRPContacted(at(on, Channel.TELEPHONED), Actors.of(by));
    }

    static VDRPNoticeFiled noticeFiled(LocalDate on, PartyId... by) {
        return new VDRPNoticeFiled(at(on, Channel.FILED), Actors.of(by));
    }

    static VDRPSessionCompleted sessionCompleted(LocalDate on, PartyId... by) {
        return new VDRPSessionCompleted(at(on), Actors.of(by), null);
    }

    static VDRPCompletionReportFiled reportFiled(LocalDate on, PartyId... by) {
        return reportFiled(at(on, Channel.FILED), by);
    }

    static VDRPCompletionReportFiled reportFiled(Circumstances circumstances, PartyId... by) {
        return new VDRPCompletionReportFiled(circumstances, Actors.of(by));
    }

    static PerformanceRecorded done(LocalDate on, String term, PartyId... by) {
        return done(at(on), term, by);
    }

    static PerformanceRecorded done(Circumstances circumstances, String term, PartyId... by) {
        return done(circumstances, term, Map.of(), by);
    }

    static PerformanceRecorded done(
            Circumstances circumstances, String term, Map<String, Boolean> answers, PartyId... by) {
        return new PerformanceRecorded(circumstances, Actors.of(by), ref(term), answers, Map.of());
    }

    static PreSettlementMeetingHeld meetingHeld(LocalDate on) {
        return new PreSettlementMeetingHeld(at(on), SettlementConferenceOrder.MEETING);
    }

    static SettlementConferenceHeld conferenceHeld(LocalDate on) {
        return new SettlementConferenceHeld(at(on), SettlementConferenceOrder.CONFERENCE);
    }

    public static EventRescheduled conferenceMoved(LocalDate on, LocalDate to) {
        return conferenceMoved(on, to, LocalTime.of(10, 0));
    }

    public static EventRescheduled conferenceMoved(LocalDate on, LocalDate to, LocalTime time) {
        return new EventRescheduled(
                at(on), SettlementConferenceOrder.CONFERENCE, CourtTime.at(to, time), null, "counsel is in trial");
    }

    static EventCanceled conferenceCanceled(LocalDate on) {
        return new EventCanceled(at(on), SettlementConferenceOrder.CONFERENCE, "taken off calendar");
    }

    /** Attendance without attendees does not record who came. */
    static AttendanceRecorded attended(LocalDate on, EventKey event, PartyId by, Attendee... attendees) {
        return new AttendanceRecorded(
                at(on), Actors.of(by), event, attendees.length == 0 ? null : List.of(attendees), null);
    }

    static NonappearanceRecorded notAppeared(LocalDate on, EventKey event, PartyId... parties) {
        return new NonappearanceRecorded(at(on), event, List.of(parties));
    }

    static AttendanceRecorded attendedFrom(
            String time, LocalDate on, EventKey event, PartyId by, Attendee... attendees) {
        return new AttendanceRecorded(at(on), Actors.of(by), event, List.of(attendees), LocalTime.parse(time));
    }

    static Attendee attendee(AttendeeRole role) {
        return new Attendee("Sample Attendee", role, null);
    }

    static Attendee attendee(AttendeeRole role, Authority authority) {
        return new Attendee("Sample Attendee", role, authority);
    }

    static AttendanceExcusalRequested excusalRequested(LocalDate on, AttendeeRole role, PartyId by) {
        return new AttendanceExcusalRequested(
                at(on, Channel.LODGED),
                Actors.of(by),
                SettlementConferenceOrder.CONFERENCE,
                "Sample Person",
                role,
                true,
                true,
                true);
    }

    static AttendanceExcusalDecided excusalDecided(LocalDate on, AttendeeRole role, boolean granted, PartyId party) {
        return new AttendanceExcusalDecided(
                at(on), SettlementConferenceOrder.CONFERENCE, party, "Sample Person", role, granted, null);
    }

    public static DeadlineExtended extended(LocalDate on, String term, LocalDate to, PartyId... parties) {
        return extended(on, ref(term), to, null, parties);
    }

    public static DeadlineExtended extended(
            LocalDate on, TermRef term, LocalDate to, @Nullable LocalDate countsFromOn, PartyId... parties) {
        return new DeadlineExtended(
                at(on), term, null, null, List.of(parties), CourtTime.on(to), null, ExtensionBasis.ORDER, countsFromOn);
    }

    static DeadlineExtended extendedByDays(LocalDate on, String term, int days, PartyId... parties) {
        return new DeadlineExtended(
                at(on), ref(term), null, null, List.of(parties), null, days, ExtensionBasis.ORDER, null);
    }

    static ObligationExcused excused(LocalDate on, String term, PartyId... parties) {
        return new ObligationExcused(at(on), ref(term), null, null, List.of(parties), "good cause", null);
    }

    static ReadingSettled readingSettled(LocalDate on, String term, String reading) {
        return new ReadingSettled(at(on), ref(term), reading, "the court", "minute order");
    }

    static ProceedingsStayed stayed(LocalDate on, OrderId... orders) {
        return new ProceedingsStayed(at(on), List.of(orders), "pending appeal");
    }

    static ProceedingsStayed stayed(LocalDate on, @Nullable StayEffect effect, OrderId... orders) {
        return new ProceedingsStayed(at(on), List.of(orders), effect, "pending appeal");
    }

    static StayLifted stayLifted(LocalDate on) {
        return new StayLifted(at(on), "the appeal was dismissed");
    }

    static OrderVacated vacated(LocalDate on, OrderId order) {
        return new OrderVacated(at(on), order, "entered in error");
    }

    static CaseClosed closed(LocalDate on) {
        return new CaseClosed(at(on), "judgment");
    }

    static CaseReopened reopened(LocalDate on) {
        return new CaseReopened(at(on), "judgment set aside");
    }

    static TermRef ref(String term) {
        return new TermRef(ORDER, TermId.of(term));
    }
}

package org.goodfaith.rulebook.status;

import static org.goodfaith.rulebook.status.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_17;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.MEETING;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.SECTIONS;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.sectionWords;
import static org.goodfaith.rulebook.status.TermDraft.addressed;
import static org.goodfaith.rulebook.status.TermDraft.atMost;
import static org.goodfaith.rulebook.status.TermDraft.by;
import static org.goodfaith.rulebook.status.TermDraft.dayOf;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.done;
import static org.goodfaith.rulebook.status.TermDraft.fact;
import static org.goodfaith.rulebook.status.TermDraft.held;
import static org.goodfaith.rulebook.status.TermDraft.may;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.mustNot;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.sameAs;
import static org.goodfaith.rulebook.status.TermDraft.settled;
import static org.goodfaith.rulebook.status.TermDraft.should;
import static org.goodfaith.rulebook.status.TermDraft.undated;
import static org.goodfaith.rulebook.status.TermDraft.weeksBefore;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.PartyKind;
import org.goodfaith.orders.Obligor.How;
import org.goodfaith.orders.Obligor.Who;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** The terms of the settlement conference order of June 5, 2024 (N.D. Cal.), as in its template. */
public final class SettlementConferenceOrder {

    public static final EventKey MEETING = EventKey.of("pre-settlement-meeting");
    public static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    public static final List<String> SECTIONS = List.of(
            "facts",
            "claims-and-defenses",
            "key-facts-in-dispute",
            "proceedings-to-date",
            "cost-and-time",
            "relief-sought",
            "settlement-position");

    private SettlementConferenceOrder() {}

    public static List<Term> terms() {
        return Stream.of(
                        must("answer-latest-communication")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .due(on(WED_2024_06_26))
                                .by("CommunicationAnswered")
                                .until(settled(), held(CONFERENCE)),
                        must("confer-on-agenda")
                                .owedBy(Who.ALL, How.TOGETHER)
                                .once(done("answer-latest-communication"))
                                .due(undated("Thereafter"))
                                .by("MeetAndConferHeld")
                                .until(settled(), held(CONFERENCE)),
                        must("joint-agenda")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .due(on(WED_2024_07_17))
                                .delivered(Channel.EMAILED)
                                .by("JointAgendaSubmitted")
                                .asks(by(
                                        Channel.EMAILED, "should be emailed to [the settlement address]. Do not file."))
                                .asks(yes(
                                        "disagreementsExplained",
                                        "including any disagreements, an explanation for each party's position on those"
                                                + " disagreements"))
                                .asks(yes(
                                        "modePreferenceStated",
                                        "whether the settlement conference should be by zoom or in person"))
                                .until(settled(), held(CONFERENCE)),
                        must("preregister-meeting")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .due(weeksBefore(1, MEETING))
                                .delivered(Channel.EMAILED)
                                .by("CounselPreregistered", MEETING)
                                .asks(yes("oneJointEmail", "by submitting one joint email to the clerk"))
                                .asks(yes("attendingCounselNamed", "with the names of counsel who will attend"))
                                .until(settled(), held(MEETING)),
                        must("attend-meeting")
                                .due(dayOf(MEETING))
                                .by("AttendanceRecorded", MEETING)
                                .asks(new Requirement.AttendedBy(
                                        List.of(AttendeeRole.LEAD_TRIAL_COUNSEL, AttendeeRole.OTHER_COUNSEL),
                                        List.of(),
                                        null,
                                        "A Pre-Settlement Meeting, counsel only, is scheduled"))
                                .asks(new Requirement.AttendedOnlyBy(
                                        List.of(AttendeeRole.LEAD_TRIAL_COUNSEL, AttendeeRole.OTHER_COUNSEL),
                                        "counsel only"))
                                .until(settled(), held(MEETING)),
                        must("settlement-discovery")
                                .due(dayOf(CONFERENCE))
                                .by("SettlementDiscoveryCompleted")
                                .until(settled(), held(CONFERENCE)),
                        must("serve-demand")
                                .owedBy(Who.PLAINTIFFS, How.EACH)
                                .due(daysBefore(14, CONFERENCE))
                                .delivered(Channel.SERVED)
                                .by("DemandServed")
                                .asks(yes("inWriting", "must serve a demand in writing"))
                                .until(settled(), held(CONFERENCE))
                                .says(
                                        "p. 3, lines 25-26",
                                        "Plaintiff(s) must serve a demand in writing no later than fourteen (14) days"
                                                + " before the conference"),
                        must("respond-to-demand")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .once(addressed("DemandServed"))
                                .due(daysBefore(8, CONFERENCE))
                                .delivered(Channel.SERVED)
                                .byAnswering("CounterofferMade", "OfferAccepted", "OfferRejected")
                                .asks(yes("inWriting", "must respond in writing"))
                                .until(settled(), held(CONFERENCE)),
                        statement(),
                        mustNot("no-ecf-statement")
                                .due(undated("until the conference is held"))
                                .by(new Performance("StatementSubmitted", CONFERENCE, List.of(Channel.FILED), false))
                                .until(settled(), held(CONFERENCE))
                                .says("p. 2, line 26", "(DO NOT electronically file on ECF)"),
                        must("preregister-conference")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .due(weeksBefore(1, CONFERENCE))
                                .delivered(Channel.EMAILED)
                                .by("CounselPreregistered", CONFERENCE)
                                .asks(yes("oneJointEmail", "by submitting one joint email to the clerk"))
                                .asks(yes("attendingCounselNamed", "with the names of counsel who will attend"))
                                .until(settled(), held(CONFERENCE)),
                        should("exchange-statements")
                                .owedBy(Who.ALL, How.TOGETHER)
                                .by("StatementsExchanged")
                                .until(settled(), held(CONFERENCE)),
                        may("confidential-letter")
                                .once(fact("StatementsExchanged"))
                                .by("ConfidentialLetterSubmitted")
                                .asks(new Requirement.PrecededBy(
                                        "StatementsExchanged", "If Settlement Conference Statements are exchanged"))
                                .asks(atMost(3, "pages", "not to exceed three (3) pages"))
                                .until(settled(), held(CONFERENCE)),
                        may("request-excusal")
                                .due(sameAs("conference-statement"))
                                .delivered(Channel.LODGED)
                                .by("AttendanceExcusalRequested", CONFERENCE)
                                .asks(yes("separateApplication", "only upon separate written application"))
                                .asks(yes("hardshipShown", "demonstrating substantial hardship"))
                                .asks(yes("servedOnOpposingCounsel", "served on opposing counsel"))
                                .until(settled(), held(CONFERENCE)),
                        attendance(),
                        must("notify-settlement")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .once(new Trigger.FactRecorded(List.of("SettlementReached"), false, false, CONFERENCE))
                                .due(undated("immediately"))
                                .delivered(Channel.TELEPHONED)
                                .by("ChambersNotifiedOfSettlement")
                                .asks(by(Channel.TELEPHONED, "shall notify Chambers immediately"))
                                .until(held(CONFERENCE)),
                        must("provide-order-copy")
                                .by("OrderCopyProvided")
                                .asks(yes(
                                        "toEachParticipatingParty",
                                        "to each party who will participate in the conference"))
                                .until(settled(), held(CONFERENCE)))
                .map(TermDraft::term)
                .toList();
    }

    private static TermDraft statement() {
        TermDraft statement = must("conference-statement")
                .due(daysBefore(14, CONFERENCE))
                .delivered(Channel.EMAILED)
                .by("StatementSubmitted", CONFERENCE)
                .asks(by(Channel.EMAILED, "emailed to [the settlement address]. Please do not submit paper copies."))
                .asks(new Requirement.OneOf(
                        "format",
                        List.of("PDF"),
                        "Each party shall submit their Settlement Conference Statement in .pdf format"))
                .asks(atMost(10, "textPages", "shall not exceed ten (10) pages of text"))
                .asks(atMost(20, "exhibitPages", "twenty (20) pages of exhibits"))
                .until(settled(), held(CONFERENCE))
                .says(
                        "p. 2, lines 25-28",
                        "Each party shall submit a Settlement Conference Statement no later than fourteen (14) days"
                                + " prior to the conference (DO NOT electronically file on ECF).");
        for (int i = 0; i < SECTIONS.size(); i++) {
            statement.asks(new Requirement.Includes("sections", SECTIONS.get(i), sectionWords(SECTIONS.get(i))));
        }
        return statement;
    }

    /** The order's words about a section. */
    public static String sectionWords(String section) {
        return switch (section) {
            case "facts" -> "1. A brief statement of the facts of the case.";
            case "claims-and-defenses" -> "2. A brief statement of the claims and defenses";
            case "key-facts-in-dispute" -> "3. A list of the key facts in dispute";
            case "proceedings-to-date" -> "4. A summary of the proceedings to date and any pending motions.";
            case "cost-and-time" -> "5. An estimate of the cost and time to be expended";
            case "relief-sought" -> "6. The relief sought, including an itemization of damages.";
            case "settlement-position" -> "7. The party's position on settlement";
            default -> throw new IllegalArgumentException(section);
        };
    }

    private static TermDraft attendance() {
        return must("attend-conference")
                .due(dayOf(CONFERENCE))
                .by("AttendanceRecorded", CONFERENCE)
                .asks(attendedBy(AttendeeRole.LEAD_TRIAL_COUNSEL, null, "Lead trial counsel shall appear"))
                .asks(attendedBy(
                        AttendeeRole.PARTY_IN_PERSON,
                        new PartyFilter(List.of(PartyKind.NATURAL_PERSON), null),
                        "Lead trial counsel shall appear at the Settlement Conference with the parties."))
                .asks(attendedBy(
                        AttendeeRole.REPRESENTATIVE,
                        new PartyFilter(List.of(PartyKind.ORGANIZATION), null),
                        "Any party who is not a natural person shall be represented by the person(s) with unlimited"
                                + " authority",
                        Authority.UNLIMITED))
                .asks(attendedBy(
                        AttendeeRole.GOVERNMENT_DESIGNEE,
                        new PartyFilter(List.of(PartyKind.GOVERNMENT_ENTITY), null),
                        "its governing body shall designate one of its members or a senior executive",
                        Authority.PARTICIPATE_AND_RECOMMEND,
                        Authority.UNLIMITED))
                .asks(attendedBy(
                        AttendeeRole.CARRIER_REPRESENTATIVE,
                        new PartyFilter(List.of(), true),
                        "An insured party shall appear with a representative of the carrier with full authority",
                        Authority.FULL_TO_COVERAGE,
                        Authority.UNLIMITED))
                .until(settled(), held(CONFERENCE));
    }

    private static Requirement attendedBy(
            AttendeeRole role, @Nullable PartyFilter appliesTo, String words, Authority... authorities) {
        return new Requirement.AttendedBy(List.of(role), List.of(authorities), appliesTo, words);
    }
}

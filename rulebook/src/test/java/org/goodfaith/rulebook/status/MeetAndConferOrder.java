package org.goodfaith.rulebook.status;

import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.each;
import static org.goodfaith.rulebook.status.TermDraft.exhausted;
import static org.goodfaith.rulebook.status.TermDraft.fact;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.settled;
import static org.goodfaith.rulebook.status.TermDraft.should;
import static org.goodfaith.rulebook.status.TermDraft.trigger;
import static org.goodfaith.rulebook.status.TermDraft.undated;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Obligor.How;
import org.goodfaith.orders.Obligor.Who;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.Trigger;

/** The terms of the order of May 21, 2025 (E.D. Cal.), as in its template. */
public final class MeetAndConferOrder {

    public static final EventKey SESSION = EventKey.of("vdrp-session");

    private MeetAndConferOrder() {}

    public static List<Term> terms() {
        return Stream.of(
                        must("meet-and-confer")
                                .owedBy(Who.ALL, How.TOGETHER)
                                .due(undated("promptly"))
                                .by("MeetAndConferHeld")
                                .asks(yes(
                                        "trialAttorneysInvolved", "should involve the attorneys who will try the case"))
                                .asks(yes(
                                        "fullAuthorityInvolved",
                                        "and the person or persons having full authority to negotiate"))
                                .until(settled(), exhausted()),
                        should("opening-demand")
                                .owedBy(Who.PLAINTIFFS, How.EACH)
                                .delivered(Channel.SERVED)
                                .by("DemandServed")
                                .asks(yes("inWriting", "providing a written itemization of damages"))
                                .asks(yes("damagesItemized", "providing a written itemization of damages"))
                                .asks(yes("explanationGiven", "an explanation of why the demand is appropriate"))
                                .until(settled(), exhausted()),
                        should("answer-offer")
                                .owedBy(Who.RECIPIENTS, How.EACH)
                                .once(each("DemandServed", "CounterofferMade"))
                                .delivered(Channel.SERVED)
                                .byAnswering("CounterofferMade", "OfferAccepted", "OfferRejected")
                                .asks(new Requirement.ActIs(
                                        List.of("CounterofferMade", "OfferAccepted"),
                                        "Defendant should respond with an acceptance of the offer or with a meaningful"
                                                + " counteroffer"))
                                .asks(yes(
                                        "explanationGiven",
                                        "which includes an explanation of why the counteroffer is reasonable"))
                                .until(settled(), exhausted()),
                        must("contact-vdrp")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .once(window())
                                .due(undated("thereafter"))
                                .by("VDRPContacted")
                                .until(settled()),
                        must("vdrp-notice")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .once(new Trigger.AnyOf(List.of(window(), fact("VDRPContacted"))))
                                .due(undated("thereafter"))
                                .delivered(Channel.FILED)
                                .by("VDRPNoticeFiled")
                                .asks(new Requirement.PrecededBy(
                                        "VDRPContacted", "stating they have contacted the VDRP administrator"))
                                .asks(filed("file a notice on the court's docket"))
                                .until(settled()),
                        must("comply-lr271")
                                .by("PerformanceRecorded")
                                .until(settled())
                                .collectingEvidenceOnly(),
                        must("completion-report")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .once(fact("VDRPSessionCompleted"))
                                .due(daysAfter(14, trigger()))
                                .delivered(Channel.FILED)
                                .by("VDRPCompletionReportFiled")
                                .asks(filed("shall jointly file their VDRP Completion Report"))
                                .says(
                                        "p. 2, ¶ 5",
                                        "No later than fourteen (14) days after completion of the VDRP session, the"
                                                + " parties shall jointly file their VDRP Completion Report"))
                .map(TermDraft::term)
                .toList();
    }

    public static Trigger window() {
        return new Trigger.WindowElapsed(List.of(
                new Reading(
                        "order-dated",
                        "the days run from the date of the order",
                        daysAfter(45, new Anchor.OrderDated()),
                        true),
                new Reading(
                        "order-filed",
                        "the days run from the filing of the order",
                        daysAfter(45, new Anchor.OrderFiled()),
                        false)));
    }

    private static Requirement filed(String words) {
        return new Requirement.OneOf("channel", List.of("FILED", "FILED_ON_PAPER"), words);
    }
}

package org.goodfaith.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import tools.jackson.databind.json.JsonMapper;

/** Facts of a case with a short settlement conference order. */
public final class ConferenceCase {

    public static final CaseId CASE = CaseId.of("cand-23-cv-90417");
    public static final CourtId CAND = CourtId.of("cand");
    public static final PartyId PLAINTIFF = PartyId.of("plaintiff-1");
    public static final PartyId DEFENDANT = PartyId.of("defendant-1");
    public static final OrderId ORDER = OrderId.of("ecf-21");
    public static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    public static final LocalDate TUE_JUN_18 = LocalDate.of(2024, 6, 18);

    private static final String TERMS = """
            [{"id":"answer-latest-communication","title":"Answer the latest communication","modality":"MUST",
              "owedBy":{"who":"DEFENDANTS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,"due":{"kind":"fixed","on":"2024-06-26"}}],
              "performedBy":[{"fact":"CommunicationAnswered"}],"endedBy":[{"kind":"settled"}],"visibility":"PARTIES",
              "citation":{"where":"p. 1, lines 20-22","quotation":"shall respond by June 26, 2024"}},
             {"id":"serve-demand","title":"Serve a demand","modality":"MUST",
              "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,
                "due":{"kind":"counted","amount":14,"unit":"DAYS","direction":"BEFORE",
                       "from":{"kind":"event","event":"settlement-conference"}}}],
              "delivery":"SERVED","performedBy":[{"fact":"DemandServed"}],
              "requirements":[{"kind":"affirmed","attribute":"inWriting","words":"in writing"}],
              "endedBy":[{"kind":"settled"},{"kind":"event-held","event":"settlement-conference"}],
              "visibility":"PARTIES",
              "citation":{"where":"p. 2, lines 1-3","quotation":"a written demand at least 14 days before"}},
             {"id":"confer-on-agenda","title":"Confer on an agenda","modality":"MUST",
              "owedBy":{"who":"ALL","how":"JOINTLY","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,"due":{"kind":"undated","words":"thereafter"}}],
              "performedBy":[{"fact":"MeetAndConferHeld"}],"endedBy":[{"kind":"settled"}],"visibility":"PUBLIC",
              "citation":{"where":"p. 1, line 23","quotation":"shall thereafter confer"}},
             {"id":"confidential-letter","title":"Confidential letter","modality":"MAY",
              "owedBy":{"who":"ALL","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,"due":{"kind":"event-day","event":"settlement-conference"}}],
              "performedBy":[{"fact":"ConfidentialLetterSubmitted"}],"endedBy":[{"kind":"settled"}],
              "visibility":"CHAMBERS",
              "citation":{"where":"p. 3, line 9","quotation":"may submit a confidential letter"}}]
            """;

    private ConferenceCase() {}

    /** Returns the case, its two parties, and the order with its conference on August 20, 2024. */
    public static Fact[] orderEntered() {
        return orderEntered(CASE, "23-cv-90417-QZA (JZB)", "Sample Widgets, Inc. v. Example Fasteners LLC");
    }

    public static Fact[] orderEntered(CaseId caseId, String docketNumber, String caption) {
        var filed = Circumstances.at(CourtTime.on(TUE_JUN_18), Channel.FILED);
        return new Fact[] {
            new CaseOpened(
                    filed, caseId, CAND, docketNumber, caption, List.of(new Judge("JZB", "Judge Example")), true),
            new PartyJoined(filed, PLAINTIFF, "Sample Widgets, Inc.", Side.PLAINTIFF, PartyKind.ORGANIZATION, null),
            new PartyJoined(filed, DEFENDANT, "Example Fasteners LLC", Side.DEFENDANT, PartyKind.ORGANIZATION, null),
            new OrderEntered(
                    filed,
                    ORDER,
                    "Settlement Conference Order",
                    TUE_JUN_18,
                    TUE_JUN_18,
                    "JZB",
                    null,
                    List.of(JsonMapper.builder().build().readValue(TERMS, Term[].class)),
                    List.of(),
                    List.of(),
                    null),
            new EventScheduled(
                    filed,
                    CONFERENCE,
                    EventKind.SETTLEMENT_CONFERENCE,
                    CourtTime.of("2024-08-20T10:00"),
                    EventMode.IN_PERSON,
                    ORDER)
        };
    }

    /** Returns an order of June 18, 2024 whose terms bind all parties jointly, each with its due rule. */
    public static Fact orderOf(String order, Map<String, Due> dueByTerm) {
        return new OrderEntered(
                Circumstances.at(CourtTime.on(TUE_JUN_18), Channel.FILED),
                OrderId.of(order),
                "Order",
                TUE_JUN_18,
                TUE_JUN_18,
                "JZB",
                null,
                dueByTerm.entrySet().stream()
                        .map(term -> jointTerm(term.getKey(), term.getValue()))
                        .toList(),
                List.of(),
                List.of(),
                null);
    }

    private static Term jointTerm(String id, Due due) {
        return new Term(
                TermId.of(id),
                id,
                Modality.MUST,
                new Obligor(Obligor.Who.ALL, Obligor.How.JOINTLY, Obligor.Actor.PARTY, List.of()),
                new Trigger.OrderInForce(),
                List.of(Reading.only(due)),
                null,
                List.of(Performance.by("PerformanceRecorded")),
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                false,
                false,
                new Citation("p. 1", "The parties shall do so."),
                null);
    }

    public static Fact answered(String at) {
        return new CommunicationAnswered(
                Circumstances.at(CourtTime.of(at), Channel.EMAILED),
                Actors.of(DEFENDANT).to(PLAINTIFF));
    }

    public static Fact demandServed(String at) {
        return new DemandServed(
                Circumstances.at(CourtTime.of(at), Channel.SERVED),
                Actors.of(PLAINTIFF).to(DEFENDANT),
                OfferId.of("demand-1"),
                true,
                null,
                true);
    }

    public static Fact conferenceMoved(String at, String to) {
        return new EventRescheduled(
                Circumstances.at(CourtTime.of(at), Channel.FILED), CONFERENCE, CourtTime.of(to), null, "stipulation");
    }
}

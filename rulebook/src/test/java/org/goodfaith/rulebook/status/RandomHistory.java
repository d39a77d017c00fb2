package org.goodfaith.rulebook.status;

import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.D2;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.ZONE;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.scheduled;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.MEETING;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.SECTIONS;
import static org.goodfaith.rulebook.status.TermDraft.after;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.dueOf;
import static org.goodfaith.rulebook.status.TermDraft.exhausted;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.settled;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.StayEffect;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Generates small random cases with facts of every kind: in form or not, timely or not, recorded late, stricken or
 * cured. A case is well formed, but need not make sense.
 */
public final class RandomHistory {

    private static final LocalDate BEGIN = Days.MON_2024_06_03;
    private static final int DAYS = 110;
    private static final PartyId D3 = PartyId.of("defendant-3");
    private static final List<PartyId> PARTIES = List.of(P1, P2, D1, D2);

    private final Random random;
    private CaseHistory history;
    private final List<OrderId> orders = new ArrayList<>(List.of(ORDER));
    private int offers;

    private RandomHistory(long seed) {
        random = new Random(seed);
        history = opened("cand", BEGIN)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(P2, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.GOVERNMENT_ENTITY)
                .joined(D2, PartyKind.ORGANIZATION);
    }

    public static CaseHistory of(long seed) {
        return new RandomHistory(seed).written(8 + (int) (seed % 9));
    }

    /** Generates a case with all terms of both orders and this many facts. */
    public static CaseHistory large(long seed, int facts) {
        var writer = new RandomHistory(seed);
        writer.history = writer.history
                .ordered(ORDER, BEGIN.plusDays(2), SettlementConferenceOrder.terms())
                .ordered(OrderId.of("ecf-30"), BEGIN.plusDays(2), MeetAndConferOrder.terms());
        writer.schedule();
        for (int i = 0; i < facts; i++) {
            writer.add(writer.partyAct(writer.day()));
        }
        return writer.history;
    }

    private CaseHistory written(int facts) {
        var terms = new ArrayList<>(Stream.of(SettlementConferenceOrder.terms(), MeetAndConferOrder.terms(), inline())
                .flatMap(List::stream)
                .toList());
        Collections.shuffle(terms, random);
        history = history.ordered(ORDER, BEGIN.plusDays(2), List.copyOf(terms.subList(0, 5)));
        schedule();
        for (int i = 0; i < facts; i++) {
            LocalDate day = day();
            switch (random.nextInt(12)) {
                case 0, 1 -> add(courtAct(day));
                case 2 -> move(day);
                case 3 -> history = history.struck(day, 1 + random.nextInt((int) history.last()));
                case 4 -> another(day, terms);
                case 5 -> closure(day);
                default -> add(partyAct(day));
            }
        }
        return history;
    }

    /** Terms of kinds that neither order contains. */
    private static List<Term> inline() {
        return terms(
                must("brief")
                        .due(
                                new Reading("dated", "from its date", daysAfter(30, new Anchor.OrderDated()), true),
                                new Reading("filed", "from its filing", daysAfter(45, new Anchor.OrderFiled()), false))
                        .delivered(Channel.FILED)
                        .by("PerformanceRecorded")
                        .asks(yes("signed", "signed by counsel"))
                        .until(settled()),
                must("reply")
                        .once(TermDraft.done("brief"))
                        .due(daysAfter(7, dueOf("brief")))
                        .by("CommunicationAnswered"),
                must("status-report")
                        .owedBy(Obligor.Who.ALL, Obligor.How.JOINTLY)
                        .due(TermDraft.every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                        .by("PerformanceRecorded")
                        .until(settled(), TermDraft.held(CONFERENCE)),
                must("next-call")
                        .once(new Trigger.AnyOf(
                                List.of(new Trigger.OrderInForce(), TermDraft.eachPerformanceOf("next-call"))))
                        .due(daysAfter(20, TermDraft.trigger()))
                        .by("VDRPContacted"),
                must("comment")
                        .once(TermDraft.performed("brief"))
                        .due(TermDraft.earlierOf(
                                TermDraft.on(BEGIN.plusDays(60)), daysAfter(7, TermDraft.performanceOf("brief"))))
                        .by("CommunicationAnswered")
                        .asks(TermDraft.notBefore(TermDraft.daysBefore(20, CONFERENCE), "no earlier")),
                must("certify")
                        .owedBy(Obligor.of(Nonparty.of(Nonparty.Kind.NEUTRAL)))
                        .due(TermDraft.laterOf(TermDraft.on(BEGIN.plusDays(40)), TermDraft.daysBefore(5, CONFERENCE)))
                        .by("NonpartyActRecorded"),
                must("call")
                        .once(TermDraft.fact("MeetAndConferHeld"))
                        .due(after(48, Period.Unit.HOURS, TermDraft.trigger()))
                        .by("VDRPContacted")
                        .until(exhausted()),
                must("by-five")
                        .owedBy(Obligor.Who.ALL, Obligor.How.TOGETHER)
                        .due(TermDraft.on(BEGIN.plusDays(50), "17:00"))
                        .by("StatementsExchanged")
                        .until(TermDraft.held(MEETING)));
    }

    private void schedule() {
        LocalDate on = BEGIN.plusDays(2);
        history = history.with(
                scheduled(
                        on,
                        MEETING,
                        EventKind.PRE_SETTLEMENT_MEETING,
                        CourtTime.at(BEGIN.plusDays(58), LocalTime.of(10, 30))),
                scheduled(
                        on,
                        CONFERENCE,
                        EventKind.SETTLEMENT_CONFERENCE,
                        CourtTime.at(BEGIN.plusDays(78), LocalTime.of(10, 0))));
    }

    private LocalDate day() {
        return BEGIN.plusDays(random.nextInt(2, DAYS));
    }

    private void add(Fact fact) {
        LocalDate occurredOn = fact.circumstances().occurredAt().on();
        history = history.with(fact, random.nextInt(4) == 0 ? occurredOn.plusDays(random.nextInt(15)) : occurredOn);
    }

    private void another(LocalDate day, List<Term> terms) {
        OrderId replaced = one(orders);
        OrderId order = OrderId.of("ecf-" + (30 + orders.size()));
        switch (random.nextInt(3)) {
            case 0 ->
                history = random.nextBoolean()
                        ? history.joined(day, D3)
                        : history.with(Facts.joined(day, D3, "DOES 1-50, inclusive", null));
            case 1 -> {
                boolean whole = random.nextBoolean();
                orders.add(order);
                history = history.ordered(
                        order, day, List.copyOf(terms.subList(2, 7)), whole ? List.of(replaced) : List.of(), List.of());
            }
            default -> {
                orders.add(order);
                history = history.ordered(
                        order,
                        day,
                        List.copyOf(terms.subList(0, 3)),
                        List.of(),
                        List.of(new TermRef(replaced, terms.getFirst().id())));
            }
        }
    }

    private void move(LocalDate day) {
        switch (random.nextInt(8)) {
            case 5 -> add(Facts.notAppeared(day, random.nextBoolean() ? MEETING : CONFERENCE, some()));
            case 6, 7 -> {
                add(Facts.conferenceHeld(day));
                LocalDate further = day.plusDays(random.nextInt(20));
                add(new EventScheduled(
                        Facts.at(further),
                        CONFERENCE,
                        EventKind.SETTLEMENT_CONFERENCE,
                        CourtTime.at(further.plusDays(random.nextInt(1, 40)), LocalTime.of(10, 0)),
                        null,
                        random.nextBoolean() ? null : one(orders)));
            }
            case 0 -> add(Facts.conferenceCanceled(day));
            case 1 -> add(Facts.conferenceHeld(day));
            case 2 -> add(Facts.meetingHeld(day));
            default -> add(Facts.conferenceMoved(day, day.plusDays(random.nextInt(1, 60))));
        }
    }

    private void closure(LocalDate day) {
        history = history.onCalendar(
                day,
                new ClosureProclaimed(
                        CourtId.of("cand"),
                        "closure-" + random.nextInt(3),
                        day,
                        day.plusDays(random.nextInt(3)),
                        one(List.of(ClosureKind.values())),
                        random.nextBoolean(),
                        "a proclamation"));
    }

    private Fact courtAct(LocalDate day) {
        PartyId[] some = some();
        return switch (random.nextInt(18)) {
            case 15 -> Facts.served(day, some[0]);
            case 16 -> Facts.renamed(day, some[0], "Another " + some[0]);
            case 17 -> Facts.succeeded(day, some[0], "Successor of " + some[0]);
            case 0 -> Facts.settled(day, some);
            case 1 -> Facts.settled(day, P1, P2, D1, D2);
            case 2 -> Facts.settlementFailed(day, some);
            case 3 -> Facts.settlementFailed(day, P1, P2, D1, D2);
            case 4 -> Facts.stayed(day, random.nextBoolean() ? null : one(List.of(StayEffect.values())), one(orders));
            case 5 -> Facts.stayLifted(day);
            case 6 -> Facts.closed(day);
            case 7 -> Facts.reopened(day);
            case 8 -> Facts.dismissed(day, some[0]);
            case 9 -> Facts.vacated(day, one(orders));
            case 10 -> Facts.excused(day, term(), some);
            case 11 -> Facts.extendedByDays(day, term(), random.nextInt(1, 20));
            case 12 -> showCause(day);
            case 13 ->
                new OrderToShowCauseDischarged(
                        Facts.at(day), OrderId.of("osc-" + random.nextInt((int) history.last() + 1)), "discharged");
            default ->
                Facts.extended(
                        day,
                        Facts.ref(term()),
                        day.plusDays(random.nextInt(-5, 20)),
                        random.nextInt(4) == 0 ? day.minusDays(random.nextInt(10)) : null,
                        random.nextBoolean() ? some : new PartyId[0]);
        };
    }

    private Fact showCause(LocalDate day) {
        return new OrderToShowCauseIssued(
                Facts.at(day),
                OrderId.of("osc-" + history.last()),
                "JZB",
                List.of(some()),
                List.of(),
                List.of(),
                null,
                random.nextBoolean() ? null : random.nextInt(1, 20),
                "shall show cause");
    }

    private Fact partyAct(LocalDate day) {
        PartyId[] some = some();
        return switch (random.nextInt(24)) {
            case 22 ->
                new NonpartyActRecorded(circumstances(day), null, Facts.ref("certify"), null, Map.of(), Map.of());
            case 23 -> Facts.done(circumstances(day), "status-report", some);
            case 0 -> Facts.communicationAnswered(day, some);
            case 1 -> Facts.met(day, yesNoOrNotRecorded(), yesNoOrNotRecorded(), some);
            case 2 -> Facts.agenda(circumstances(day), some);
            case 3 -> Facts.preregistered(day, random.nextBoolean() ? MEETING : CONFERENCE, some);
            case 4 -> Facts.discoveryCompleted(day, some);
            case 5, 6 ->
                Facts.statement(
                        circumstances(day), random.nextInt(5, 13), SECTIONS.subList(0, random.nextInt(4, 8)), some);
            case 7 -> Facts.statementsExchanged(day, some);
            case 8 -> Facts.letter(day, random.nextInt(1, 5), some);
            case 9, 10 ->
                new DemandServed(
                        circumstances(day),
                        Actors.of(P1).to(random.nextBoolean() ? new PartyId[] {D1} : new PartyId[] {D1, D2}),
                        nextOffer(),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded());
            case 11, 12 ->
                Facts.counteroffer(circumstances(day), nextOffer().value(), offer(), yesNoOrNotRecorded(), D1, P1);
            case 13 -> Facts.rejected(day, offer(), D1, P1);
            case 14 -> Facts.accepted(day, offer(), D1, P1);
            case 15 -> Facts.withdrawn(day, offer(), P1, D1);
            case 16 -> Facts.contacted(day, some);
            case 17 -> Facts.noticeFiled(day, some);
            case 18 -> Facts.sessionCompleted(day, some);
            case 19 -> Facts.reportFiled(circumstances(day), some);
            case 20 ->
                Facts.attendedFrom(
                        random.nextBoolean() ? "10:00" : "11:15",
                        day,
                        random.nextBoolean() ? MEETING : CONFERENCE,
                        some[0],
                        Facts.attendee(one(List.of(AttendeeRole.values())), one(List.of(Authority.values()))));
            default ->
                random.nextBoolean()
                        ? Facts.exhausted(day, some)
                        : Facts.done(
                                circumstances(day),
                                "brief",
                                random.nextBoolean() ? Map.of() : Map.of("signed", random.nextBoolean()),
                                some);
        };
    }

    private Circumstances circumstances(LocalDate day) {
        Channel channel = one(List.of(Channel.values()));
        CourtTime at = random.nextBoolean()
                ? CourtTime.on(day)
                : CourtTime.at(day, LocalTime.of(random.nextInt(24), random.nextInt(60)));
        Circumstances circumstances = random.nextInt(5) == 0
                ? Circumstances.at(at)
                : Circumstances.at(at, random.nextBoolean() ? Channel.EMAILED : channel);
        return random.nextInt(4) == 0 ? circumstances.curing(random.nextInt((int) history.last() + 1)) : circumstances;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private PartyId[] some() {
        return switch (random.nextInt(3)) {
            case 0 -> PARTIES.toArray(PartyId[]::new);
            case 1 -> new PartyId[] {one(PARTIES)};
            default -> new PartyId[] {P1, D1};
        };
    }

    private @Nullable Boolean yesNoOrNotRecorded() {
        return random.nextInt(4) == 0 ? null : Boolean.valueOf(random.nextInt(3) != 0);
    }

    private OfferId nextOffer() {
        return OfferId.of("offer-" + ++offers);
    }

    private String offer() {
        return "offer-" + random.nextInt(1, offers + 2);
    }

    private String term() {
        var terms = ((OrderEntered) history.record().entries().get(5).fact()).terms();
        return one(terms).id().value();
    }

    /** A moment within the period of these cases. */
    public static Instant moment(Random random) {
        return BEGIN.plusDays(random.nextInt(-2, DAYS + 60))
                .atStartOfDay(ZONE)
                .toInstant()
                .plusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(86_400));
    }
}

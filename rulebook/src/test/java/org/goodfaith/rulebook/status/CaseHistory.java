package org.goodfaith.rulebook.status;

import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2025_05_19;
import static org.goodfaith.rulebook.status.Days.THU_2025_05_22;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_20;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_31;
import static org.goodfaith.rulebook.status.Days.WED_2025_05_21;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * An immutable builder for the record of one case. Each step returns a longer record.
 *
 * <p>Unless a test says otherwise, a fact is recorded at noon of the day it occurred, or with the entry before it if
 * that is later. A viewpoint given as a day is the day's last moment, and the whole record is known.
 */
public final class CaseHistory {

    public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    public static final PartyId P1 = PartyId.of("plaintiff-1");
    static final PartyId P2 = PartyId.of("plaintiff-2");
    static final PartyId P3 = PartyId.of("plaintiff-3");
    public static final PartyId D1 = PartyId.of("defendant-1");
    static final PartyId D2 = PartyId.of("defendant-2");
    public static final OrderId ORDER = OrderId.of("ecf-21");
    static final Obligor ONLY_P1 = new Obligor(Obligor.Who.NAMED, Obligor.How.EACH, Obligor.Actor.PARTY, List.of(P1));

    private final List<Entry> entries;
    private final List<CalendarEntry> calendar;

    private CaseHistory(List<Entry> entries, List<CalendarEntry> calendar) {
        this.entries = List.copyOf(entries);
        this.calendar = List.copyOf(calendar);
    }

    static CaseHistory opened(String court, LocalDate on) {
        CourtId id = CourtId.of(court);
        return new CaseHistory(List.of(), List.of())
                .with(new CaseOpened(
                        Facts.at(on),
                        CaseId.of(id, "2:25-cv-00001"),
                        id,
                        "2:25-cv-00001",
                        "Sample Plaintiffs v. Sample Defendants",
                        List.of(),
                        false));
    }

    /** An organization against a government entity, N.D. Cal., under the settlement conference order. */
    public static CaseHistory settlementConference() {
        return settlementConferenceOf(opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.GOVERNMENT_ENTITY));
    }

    /** Adds the settlement conference order to a case. */
    static CaseHistory settlementConferenceOf(CaseHistory parties) {
        return parties.ordered(ORDER, WED_2024_06_05, SettlementConferenceOrder.terms())
                .with(scheduled(
                        WED_2024_06_05,
                        SettlementConferenceOrder.MEETING,
                        EventKind.PRE_SETTLEMENT_MEETING,
                        CourtTime.at(WED_2024_07_31, LocalTime.of(10, 30))))
                .with(scheduled(
                        WED_2024_06_05,
                        SettlementConferenceOrder.CONFERENCE,
                        EventKind.SETTLEMENT_CONFERENCE,
                        CourtTime.at(TUE_2024_08_20, LocalTime.of(10, 0))));
    }

    /** One plaintiff against one defendant, E.D. Cal., under the order to meet and confer. */
    public static CaseHistory meetAndConfer() {
        return meetAndConferOf(opened("caed", MON_2025_05_19)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.ORGANIZATION));
    }

    /** Adds the order to meet and confer to a case. */
    static CaseHistory meetAndConferOf(CaseHistory parties) {
        return parties.with(new OrderEntered(
                Facts.at(THU_2025_05_22),
                ORDER,
                "Order",
                WED_2025_05_21,
                THU_2025_05_22,
                "QZC",
                null,
                MeetAndConferOrder.terms(),
                List.of(),
                List.of(),
                "page 1 of 2 is not on file"));
    }

    /** Two plaintiffs against two defendants, N.D. Cal., under an order of these terms, dated and entered that day. */
    static CaseHistory underOrder(LocalDate datedOn, TermDraft... terms) {
        return opened("cand", datedOn.minusDays(2))
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(P2, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .joined(D2, PartyKind.ORGANIZATION)
                .ordered(ORDER, datedOn, terms(terms));
    }

    static List<Term> terms(TermDraft... terms) {
        return Arrays.stream(terms).map(TermDraft::term).toList();
    }

    static EventScheduled scheduled(LocalDate on, EventKey event, EventKind kind, CourtTime at) {
        return new EventScheduled(Facts.at(on), event, kind, at, null, null);
    }

    /** Adds a party on the day of the last entry; its id begins with its side. */
    CaseHistory joined(PartyId party, PartyKind kind) {
        return with(Facts.joined(
                entries.getLast().fact().circumstances().occurredAt().on(), party, kind, null));
    }

    CaseHistory joined(LocalDate on, PartyId party) {
        return with(Facts.joined(on, party, PartyKind.ORGANIZATION, null));
    }

    CaseHistory ordered(OrderId order, LocalDate datedOn, List<Term> terms) {
        return ordered(order, datedOn, terms, List.of(), List.of());
    }

    CaseHistory ordered(
            OrderId order,
            LocalDate datedOn,
            List<Term> terms,
            List<OrderId> supersedesOrders,
            List<TermRef> supersedesTerms) {
        return with(new OrderEntered(
                Facts.at(datedOn),
                order,
                "Order",
                datedOn,
                null,
                "JZB",
                null,
                terms,
                supersedesOrders,
                supersedesTerms,
                null));
    }

    public CaseHistory with(Fact fact) {
        return with(fact, fact.circumstances().occurredAt().on());
    }

    public CaseHistory with(Fact fact, LocalDate recordedOn) {
        Instant noon = recordedOn.atTime(12, 0).atZone(ZONE).toInstant();
        var longer = new ArrayList<>(entries);
        Instant last = entries.isEmpty() ? noon : entries.getLast().recordedAt();
        longer.add(new Entry(entries.size(), last.isAfter(noon) ? last : noon, fact));
        return new CaseHistory(longer, calendar);
    }

    public CaseHistory with(Fact... facts) {
        CaseHistory longer = this;
        for (Fact fact : facts) {
            longer = longer.with(fact);
        }
        return longer;
    }

    public CaseHistory struck(LocalDate on, long entry) {
        return with(new EntryStricken(Facts.at(on), entry, "recorded in error", "the clerk", null));
    }

    public CaseHistory onCalendar(LocalDate recordedOn, CalendarFact fact) {
        var longer = new ArrayList<>(calendar);
        Instant noon = recordedOn.atTime(12, 0).atZone(ZONE).toInstant();
        Instant last = calendar.isEmpty() ? noon : calendar.getLast().recordedAt();
        longer.add(new CalendarEntry(last.isAfter(noon) ? last : noon, fact));
        return new CaseHistory(entries, longer);
    }

    /** The number of the last entry. */
    public long last() {
        return entries.size() - 1L;
    }

    public CaseRecord record() {
        return new CaseRecord(entries, calendar);
    }

    Evaluation evaluation() {
        return new Evaluation(record(), Instant.MAX);
    }

    Evaluation knownOn(LocalDate day) {
        return new Evaluation(record(), endOf(day));
    }

    List<Obligation> obligations(LocalDate asOf) {
        return evaluation().obligations(endOf(asOf));
    }

    Obligation obligation(String term, LocalDate asOf) {
        return only(obligations(asOf), term, null);
    }

    Obligation obligation(String term, PartyId party, LocalDate asOf) {
        return only(obligations(asOf), term, party);
    }

    Obligation obligation(String term, LocalDate asOf, LocalDate knownOn) {
        return only(knownOn(knownOn).obligations(endOf(asOf)), term, null);
    }

    Obligation obligation(String term, PartyId party, CourtTime asOf) {
        return only(evaluation().obligations(asOf.startsAt(ZONE)), term, party);
    }

    ObligationStatus statusOf(String term, LocalDate asOf) {
        return obligation(term, asOf).status();
    }

    ObligationStatus statusOf(String term, PartyId party, LocalDate asOf) {
        return obligation(term, party, asOf).status();
    }

    ObligationStatus statusOf(String term, LocalDate asOf, LocalDate knownOn) {
        return obligation(term, asOf, knownOn).status();
    }

    /** The obligation of a recurring term that this entry triggered. */
    Obligation answerTo(long trigger, LocalDate asOf) {
        return obligations(asOf).stream()
                .filter(obligation -> obligation.id().value().endsWith("/" + trigger))
                .reduce((a, b) -> {
                    throw new AssertionError("more than one obligation to answer entry " + trigger);
                })
                .orElseThrow(() -> new AssertionError("no obligation to answer entry " + trigger));
    }

    /** The day a dated obligation is due. */
    static LocalDate dueOn(Obligation obligation) {
        return Objects.requireNonNull(obligation.due(), () -> obligation.id() + " has no date")
                .on();
    }

    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);
    }

    static Obligation only(List<Obligation> obligations, String term, @Nullable PartyId party) {
        List<Obligation> found = obligations.stream()
                .filter(obligation -> obligation.term().id().value().equals(term))
                .filter(obligation -> party == null || obligation.id().value().contains("/" + party))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one obligation of term " + term + ", found "
                    + found.stream().map(Obligation::id).toList());
        }
        return found.getFirst();
    }

    static Side side(PartyId party) {
        return party.value().startsWith("plaintiff")
                ? Side.PLAINTIFF
                : party.value().startsWith("defendant") ? Side.DEFENDANT : Side.OTHER;
    }
}

package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Viewpoint;

/** The record of one fictional case in {@code caed} under an order with two terms. Entries are recorded at noon. */
final class VdrpCase {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final PartyId PLAINTIFF = PartyId.of("plaintiff-1");
    static final PartyId DEFENDANT = PartyId.of("defendant-1");
    static final CounselId PLAINTIFFS_COUNSEL = CounselId.of("counsel-p");
    static final OrderId ORDER = OrderId.of("ecf-21");
    static final TermRef REPORT = new TermRef(ORDER, TermId.of("completion-report"));

    private final List<Entry> entries = new ArrayList<>();

    VdrpCase() {
        this("caed", statement(), report());
    }

    /** A case of the same parties in another court or under other terms. */
    VdrpCase(String court, Term... terms) {
        LocalDate opened = LocalDate.of(2025, 1, 28);
        record(
                opened,
                new CaseOpened(
                        on(opened),
                        CaseId.of(CourtId.of(court), "2:25-cv-90001"),
                        CourtId.of(court),
                        "2:25-cv-90001",
                        "Alder v. Birch (fictional)",
                        List.of(new Judge("ABC", "Hon. A. B. C.")),
                        true));
        record(
                opened,
                new PartyJoined(on(opened), PLAINTIFF, "Ada Alder", Side.PLAINTIFF, PartyKind.NATURAL_PERSON, false));
        record(
                opened,
                new PartyJoined(on(opened), DEFENDANT, "Birch Ltd", Side.DEFENDANT, PartyKind.ORGANIZATION, false));
        record(opened, new CounselAppeared(on(opened), PLAINTIFFS_COUNSEL, "Counsel P", List.of(PLAINTIFF), true));
        LocalDate dated = LocalDate.of(2025, 5, 21);
        record(
                dated.plusDays(1),
                new OrderEntered(
                        on(dated),
                        ORDER,
                        "Order",
                        dated,
                        dated.plusDays(1),
                        "ABC",
                        null,
                        List.of(terms),
                        List.of(),
                        List.of(),
                        null));
    }

    /** Records the fact at noon of that day. */
    VdrpCase record(LocalDate recordedOn, Fact fact) {
        entries.add(new Entry(entries.size(), at(recordedOn, LocalTime.NOON), fact));
        return this;
    }

    long last() {
        return entries.size() - 1L;
    }

    CaseRecord record() {
        return new CaseRecord(entries, List.of());
    }

    static Circumstances on(LocalDate day) {
        return Circumstances.at(CourtTime.on(day));
    }

    static Circumstances on(LocalDate day, Channel channel) {
        return Circumstances.at(CourtTime.on(day), channel);
    }

    static Actors both() {
        return Actors.of(PLAINTIFF, DEFENDANT);
    }

    /** The last second of a day on both time axes. */
    static Viewpoint endOf(LocalDate day) {
        return Viewpoint.at(at(day, LocalTime.of(23, 59, 59)));
    }

    static Viewpoint endOf(LocalDate asOf, LocalDate knownAt) {
        return new Viewpoint(endOf(asOf).asOf(), endOf(knownAt).knownAt());
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static Term report() {
        return term(
                "completion-report",
                Obligor.How.JOINTLY,
                Obligor.Actor.PARTY,
                new Trigger.FactRecorded(List.of("VDRPSessionCompleted"), false, false, null),
                new Due.Counted(14, Period.Unit.DAYS, Period.Direction.AFTER, new Anchor.TriggeringFact(), null),
                Performance.by("VDRPCompletionReportFiled"),
                List.of(),
                Visibility.PUBLIC);
    }

    private static Term statement() {
        return term(
                "statement",
                Obligor.How.EACH,
                Obligor.Actor.COUNSEL,
                new Trigger.OrderInForce(),
                new Due.Fixed(LocalDate.of(2025, 6, 20), null),
                Performance.by("StatementSubmitted"),
                List.of(
                        new Requirement.OneOf("channel", List.of("EMAILED"), "emailed"),
                        new Requirement.AtMost("textPages", 10, "not exceed ten (10) pages of text")),
                Visibility.CHAMBERS);
    }

    private static Term term(
            String id,
            Obligor.How how,
            Obligor.Actor actor,
            Trigger trigger,
            Due due,
            Performance performance,
            List<Requirement> requirements,
            Visibility visibility) {
        return new Term(
                TermId.of(id),
                id,
                Modality.MUST,
                new Obligor(Obligor.Who.ALL, how, actor, List.of()),
                trigger,
                List.of(Reading.only(due)),
                Channel.FILED,
                List.of(performance),
                requirements,
                List.of(),
                visibility,
                false,
                false,
                new Citation("p. 2", "words of the order about " + id));
    }
}

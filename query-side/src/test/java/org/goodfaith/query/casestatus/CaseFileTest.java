package org.goodfaith.query.casestatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CONFERENCE;
import static org.goodfaith.query.ConferenceCase.DEFENDANT;
import static org.goodfaith.query.ConferenceCase.PLAINTIFF;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeAmended;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.Service;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.Side;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.orders.TermRef;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.rulebook.proceedings.OrderStatus;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the summary of a case. Each fact is recorded one hour after the previous one. */
class CaseFileTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant OPENED = Instant.parse("2024-06-20T16:00:00Z");
    private static final OfferId DEMAND = OfferId.of("demand-1");

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void showsPartiesAndOrders() {
        CaseFile file = after();

        assertThat(file.parties())
                .extracting(CaseFile.PartyOnFile::name)
                .containsExactly("Sample Widgets, Inc.", "Example Fasteners LLC");
        assertThat(file.orders()).extracting(CaseFile.OrderOnFile::status).containsExactly(OrderStatus.IN_FORCE);
        assertThat(file.orders().getFirst().terms()).hasSize(4);
        assertThat(file.events()).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo(CONFERENCE);
            assertThat(event.at()).hasToString("2024-08-20T10:00");
        });
        assertThat(file.lastActOn()).isNull();
    }

    @Test
    void showsTheSuccessorInThePlaceOfAParty() {
        CaseFile file = after(
                new PartyAmended(at("2024-07-01"), DEFENDANT, "Example Fasteners, LLC", List.of(), null, null),
                new PartySubstituted(
                        at("2024-07-02"),
                        DEFENDANT,
                        "Cora Cedar, Receiver",
                        SubstitutionGround.TRANSFER_OF_INTEREST,
                        PartyKind.NATURAL_PERSON,
                        null));

        assertThat(file.party(DEFENDANT).orElseThrow()).satisfies(party -> {
            assertThat(party.name()).isEqualTo("Cora Cedar, Receiver");
            assertThat(party.kind()).isEqualTo(PartyKind.NATURAL_PERSON);
            assertThat(party.formerNames())
                    .containsExactly(
                            new CaseFile.FormerName("Example Fasteners LLC", LocalDate.of(2024, 7, 1), false),
                            new CaseFile.FormerName("Example Fasteners, LLC", LocalDate.of(2024, 7, 2), true));
        });
    }

    @Test
    void showsAPartyAsServedOnceItIsServedOrNamed() {
        PartyId doe = PartyId.of("defendant-2");
        var joined =
                new PartyJoined(at("2024-07-01"), doe, "John Doe 1", Side.DEFENDANT, PartyKind.NATURAL_PERSON, null);

        assertThat(service(doe, joined)).isEqualTo(Service.NOT_NAMED);
        assertThat(service(doe, joined, new PartyServed(at("2024-07-02"), doe))).isEqualTo(Service.SERVED);
        assertThat(service(doe, joined, new PartyAmended(at("2024-07-02"), doe, "Bert Birch", List.of(), null, null)))
                .isNull();
    }

    private @Nullable Service service(PartyId party, Fact... facts) {
        return after(facts).party(party).orElseThrow().service();
    }

    @Test
    void showsTheCaptionTheNumberAndTheJudgesAsAmended() {
        CaseFile file = after(
                new CaseAmended(at("2024-07-01"), null, "Sample Widgets v. Example Fasteners"),
                new CaseAmended(at("2024-07-02"), "23-cv-90417-QZA (JZBx)", null),
                new JudgeAmended(at("2024-07-02"), "JZB", new Judge("JZBx", "Judge Example-Sample")));

        assertThat(file.caption()).isEqualTo("Sample Widgets v. Example Fasteners");
        assertThat(file.docketNumber()).isEqualTo("23-cv-90417-QZA (JZBx)");
        assertThat(file.judges()).containsExactly(new Judge("JZBx", "Judge Example-Sample"));
        assertThat(after(
                                new JudgeAmended(at("2024-07-02"), "JZB", new Judge("JZBx", "Judge Example")),
                                new JudgeReassigned(at("2024-07-03"), "JZB", new Judge("QZA", "Judge Other")))
                        .judges())
                .as("reassigned under the initials before the amendment")
                .containsExactly(new Judge("QZA", "Judge Other"));
    }

    @Test
    void anOfferAwaitsAnswersOfEachRecipient() {
        assertThat(after(ConferenceCase.demandServed("2024-07-01")).offers())
                .extracting(CaseFile.OpenOffer::awaits)
                .containsExactly(DEFENDANT);
        assertThat(after(ConferenceCase.demandServed("2024-07-01"), counteroffer("2024-07-02"))
                        .offers())
                .as("the offer awaits the plaintiff's answer")
                .extracting(CaseFile.OpenOffer::awaits)
                .containsExactly(PLAINTIFF);
    }

    @Test
    void aRejectionWithoutCounterofferKeepsTheTurn() {
        assertThat(after(
                                ConferenceCase.demandServed("2024-07-01"),
                                new OfferRejected(
                                        at("2024-07-03"), Actors.of(DEFENDANT).to(PLAINTIFF), DEMAND, true))
                        .offers())
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.awaits()).isEqualTo(DEFENDANT);
                    assertThat(offer.rejectedOn()).isEqualTo(LocalDate.of(2024, 7, 3));
                });
    }

    @Test
    void nothingAwaitsAnAnswerAfterTheEnd() {
        Fact demand = ConferenceCase.demandServed("2024-07-01");
        assertThat(after(demand, new OfferWithdrawn(at("2024-07-02"), Actors.of(PLAINTIFF), DEMAND))
                        .offers())
                .isEmpty();
        assertThat(after(demand, new SettlementReached(at("2024-07-02"), List.of(PLAINTIFF, DEFENDANT)))
                        .offers())
                .isEmpty();
        assertThat(after(demand, new PartyDismissed(at("2024-07-02"), DEFENDANT))
                        .offers())
                .isEmpty();
        assertThat(after(demand, new CaseClosed(at("2024-07-02"), "dismissed")).offers())
                .isEmpty();
    }

    @Test
    void aFailedSettlementReopensTheCase() {
        CaseFile file = after(
                new SettlementReached(at("2024-07-02"), List.of(PLAINTIFF, DEFENDANT)),
                new SettlementFailed(at("2024-07-05"), List.of(PLAINTIFF, DEFENDANT)),
                new CaseClosed(at("2024-07-06"), "by mistake"),
                new CaseReopened(at("2024-07-07"), "closed by mistake"));

        assertThat(file.closedOn()).isNull();
        assertThat(file.parties()).extracting(CaseFile.PartyOnFile::settledOn).containsOnlyNulls();
    }

    @Test
    void aCaseClosedAgainShowsTheDayOnWhichItsObligationsEnded() {
        after(
                new CaseClosed(at("2024-07-01"), "settled"),
                new CaseReopened(at("2024-07-05"), "the settlement failed"),
                new CaseClosed(at("2024-07-12"), "judgment"));
        assertThat(closedOn("2024-07-04")).isEqualTo("2024-07-01");
        assertThat(closedOn("2024-07-05")).isNull();
        assertThat(closedOn("2024-07-11")).isNull();
        assertThat(closedOn("2024-07-12")).isEqualTo("2024-07-12");

        record(new CaseClosed(at("2024-07-10"), "judgment, dated as the court dated it"));
        assertThat(closedOn("2024-07-11")).isEqualTo("2024-07-10");
        assertThat(closedOn("2024-07-12")).as("recorded last, but closed first").isEqualTo("2024-07-10");
    }

    private @Nullable String closedOn(String asOf) {
        Instant endOfDay = LocalDate.parse(asOf).atTime(23, 59).atZone(ZONE).toInstant();
        LocalDate closedOn = file(endOfDay, entries.getLast().recordedAt()).closedOn();
        return closedOn == null ? null : closedOn.toString();
    }

    @Test
    void anOrderIsSupersededWhenItsLastTermIs() {
        var replaced = Arrays.stream(ConferenceCase.orderEntered())
                .filter(OrderEntered.class::isInstance)
                .map(OrderEntered.class::cast)
                .flatMap(order -> order.terms().stream())
                .map(term -> new TermRef(ConferenceCase.ORDER, term.id()))
                .toList();

        assertThat(after(replacing(replaced.subList(1, replaced.size()))).orders())
                .extracting(CaseFile.OrderOnFile::status)
                .containsExactly(OrderStatus.IN_FORCE, OrderStatus.IN_FORCE);
        assertThat(after(replacing(replaced), stayed("2024-07-02", OrderId.of("ecf-40"))))
                .satisfies(file -> {
                    assertThat(file.orders())
                            .extracting(CaseFile.OrderOnFile::status)
                            .containsExactly(OrderStatus.SUPERSEDED, OrderStatus.IN_FORCE);
                    assertThat(file.stayedOn())
                            .as("the only order in force is stayed")
                            .isNotNull();
                });
    }

    private static OrderEntered replacing(List<TermRef> terms) {
        return new OrderEntered(
                at("2024-07-01"),
                OrderId.of("ecf-40"),
                "Amended Order",
                LocalDate.of(2024, 7, 1),
                null,
                "JZB",
                null,
                List.of(),
                List.of(),
                terms,
                null);
    }

    @Test
    void showsChangesOfCounselAndJudges() {
        CounselId attorney = CounselId.of("attorney-1");
        CaseFile file = after(
                new CounselAppeared(at("2024-06-20"), attorney, "A. Example", List.of(PLAINTIFF), true),
                new CounselAppeared(at("2024-06-21"), attorney, "A. Example", List.of(DEFENDANT), null),
                new CounselWithdrew(at("2024-06-22"), attorney, List.of(PLAINTIFF)),
                new JudgeReassigned(at("2024-06-23"), "JZB", new Judge("ABC", "Judge Other")),
                new OrderVacated(at("2024-06-24"), ConferenceCase.ORDER, "superseded"));

        assertThat(file.counsel()).singleElement().satisfies(counsel -> {
            assertThat(counsel.parties()).containsExactly(DEFENDANT);
            assertThat(counsel.leadTrialCounsel()).isTrue();
        });
        assertThat(file.judges()).extracting(Judge::initials).containsExactly("ABC");
        assertThat(file.orders()).extracting(CaseFile.OrderOnFile::status).containsExactly(OrderStatus.VACATED);
    }

    @Test
    void ordersFactsByValidTime() {
        CaseFile file = after(
                ConferenceCase.conferenceMoved("2024-07-10", "2024-09-10T10:00"),
                ConferenceCase.conferenceMoved("2024-07-01", "2024-08-27T10:00"));

        assertThat(file.events().getFirst().at()).hasToString("2024-09-10T10:00");
        assertThat(file.events().getFirst().timesMoved()).isEqualTo(2);
    }

    @Test
    void aStayOfAnotherOrderDoesNotStayTheCase() {
        CaseFile partly = after(stayed("2024-07-01", OrderId.of("ecf-40")));
        assertThat(partly.stayedOn()).isNull();
        assertThat(partly.stays()).hasSize(1);

        CaseFile whole = after(stayed("2024-07-01", ConferenceCase.ORDER));
        assertThat(whole.stayedOn()).isEqualTo(LocalDate.of(2024, 7, 1));

        CaseFile lifted = after(
                stayed("2024-07-01", ConferenceCase.ORDER), new StayLifted(at("2024-07-03"), "bankruptcy closed"));
        assertThat(lifted.stayedOn()).isNull();
        assertThat(lifted.stays()).isEmpty();
    }

    @Test
    void anEntryCountsUntilItIsStruck() {
        record(ConferenceCase.demandServed("2024-07-01"));
        long demand = entries.getLast().sequence();
        Instant before = entries.getLast().recordedAt();
        record(new EntryStricken(at("2024-07-02"), demand, "wrong case", "clerk-1", null));

        assertThat(file(before).offers()).hasSize(1);
        assertThat(file(entries.getLast().recordedAt()).offers()).isEmpty();
    }

    @Test
    void isEmptyBeforeTheOpening() {
        after();
        assertThat(CaseFile.of(
                        new CaseRecord(entries, List.of()),
                        new Viewpoint(Instant.parse("2024-06-01T00:00:00Z"), OPENED.plusSeconds(99_999))))
                .isEmpty();
    }

    private static Fact stayed(String on, OrderId order) {
        return new ProceedingsStayed(at(on), List.of(order), "bankruptcy");
    }

    private static Fact counteroffer(String at) {
        return new CounterofferMade(
                at(at), Actors.of(DEFENDANT).to(PLAINTIFF), OfferId.of("counter-1"), DEMAND, true, true);
    }

    private static Circumstances at(String at) {
        return Circumstances.at(CourtTime.of(at), Channel.EMAILED);
    }

    private CaseFile after(Fact... facts) {
        entries.clear();
        record(facts);
        return file(entries.getLast().recordedAt());
    }

    private void record(Fact... facts) {
        if (entries.isEmpty()) {
            for (Fact fact : ConferenceCase.orderEntered()) {
                append(fact);
            }
        }
        for (Fact fact : facts) {
            append(fact);
        }
    }

    private void append(Fact fact) {
        entries.add(new Entry(entries.size(), OPENED.plusSeconds(3_600L * entries.size()), fact));
    }

    private CaseFile file(Instant knownAt) {
        return file(Instant.parse("2025-01-01T00:00:00Z"), knownAt);
    }

    private CaseFile file(Instant asOf, Instant knownAt) {
        return CaseFile.of(new CaseRecord(entries, List.of()), new Viewpoint(asOf, knownAt))
                .orElseThrow();
    }
}

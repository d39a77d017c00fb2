package org.goodfaith.command.template;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.DocumentFormat;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.Side;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.VDRPCompletionReportFiled;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.events.VDRPSessionCompleted;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enters each of the two shipped orders in a fictional case and checks the resulting obligations. */
class ShippedOrdersTest {

    private static final PartyId PLAINTIFF = PartyId.of("plaintiff-1");
    private static final PartyId DEFENDANT = PartyId.of("defendant-1");
    private static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    private static final OfferId DEMAND = OfferId.of("demand-1");

    @Test
    void theConferenceOrderHasItsDueDates() {
        assertThat(conference().dues(day("2024-06-10"))).isEqualToIgnoringWhitespace("""
                answer-latest-communication 2024-06-26
                attend-conference           2024-08-20
                attend-meeting              2024-07-31
                conference-statement        2024-08-06
                joint-agenda                2024-07-17
                preregister-conference      2024-08-13
                preregister-meeting         2024-07-24
                request-excusal             2024-08-06
                respond-to-demand           2024-08-12
                serve-demand                2024-08-06
                settlement-discovery        2024-08-20
                """);
    }

    @Test
    void reschedulingTheConferenceMovesOnlyDatesCountedFromIt() {
        var moved = conference()
                .record(
                        "2024-07-01",
                        new EventRescheduled(
                                on("2024-07-01"),
                                CONFERENCE,
                                CourtTime.at(day("2024-09-10"), LocalTime.of(10, 0)),
                                null,
                                "The court's calendar."));

        assertThat(moved.dues(day("2024-07-02"))).isEqualToIgnoringWhitespace("""
                answer-latest-communication 2024-06-26
                attend-conference           2024-09-10
                attend-meeting              2024-07-31
                conference-statement        2024-08-27
                joint-agenda                2024-07-17
                preregister-conference      2024-09-03
                preregister-meeting         2024-07-24
                request-excusal             2024-08-27
                respond-to-demand           2024-08-30
                serve-demand                2024-08-27
                settlement-discovery        2024-09-10
                """);
    }

    @Test
    void anUndatedObligationIsNeverOverdue() {
        assertThat(conference().statuses(day("2024-08-20")))
                .containsEntry("serve-demand", "OVERDUE")
                .containsEntry("joint-agenda", "OVERDUE")
                .containsEntry("confer-on-agenda", "OPEN")
                .containsEntry("provide-order-copy", "OPEN")
                .containsEntry("exchange-statements", "OPEN")
                .containsEntry("no-ecf-statement", "OPEN")
                .containsEntry("confidential-letter", "DORMANT")
                .containsEntry("respond-to-demand", "DORMANT")
                .containsEntry("notify-settlement", "DORMANT")
                .containsEntry("request-excusal", "LAPSED");
    }

    @Test
    void aStatementTooLongFiledAndIncompleteIsDeficientForEachAndBreachesTheProhibition() {
        var filed = conference()
                .record(
                        "2024-08-05",
                        new StatementSubmitted(
                                Circumstances.at(CourtTime.on(day("2024-08-05")), Channel.FILED),
                                Actors.of(PLAINTIFF),
                                CONFERENCE,
                                DocumentFormat.PDF,
                                12,
                                20,
                                List.of(
                                        "facts",
                                        "claims-and-defenses",
                                        "key-facts-in-dispute",
                                        "proceedings-to-date",
                                        "relief-sought")));

        var statement = filed.obligation(day("2024-08-07"), "conference-statement", PLAINTIFF);
        assertThat(statement.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(statement.deficiencies())
                .extracting(Deficiency::requirement)
                .containsExactly(
                        "emailed to [the settlement address]. Please do not submit paper copies.",
                        "shall not exceed ten (10) pages of text",
                        "5. An estimate of the cost and time to be expended for further discovery, pretrial and trial.",
                        "7. The party's position on settlement, including present demands and offers and a history of"
                                + " past settlement discussions.");
        assertThat(filed.obligation(day("2024-08-07"), "no-ecf-statement", PLAINTIFF)
                        .status())
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(filed.obligation(day("2024-08-07"), "no-ecf-statement", DEFENDANT)
                        .status())
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void aResponseIsOwedOnceADemandIsServed() {
        var served = conference().record("2024-08-06", demand("2024-08-06"));

        assertThat(served.statuses(day("2024-08-07")))
                .containsEntry("serve-demand", "MET")
                .containsEntry("respond-to-demand", "OPEN");
        assertThat(served.statuses(day("2024-08-13"))).containsEntry("respond-to-demand", "OVERDUE");
        assertThat(served.record(
                                "2024-08-14",
                                new OfferRejected(
                                        on("2024-08-14"), Actors.of(DEFENDANT).to(PLAINTIFF), DEMAND, true))
                        .statuses(day("2024-08-15")))
                .containsEntry("respond-to-demand", "LATE");
    }

    @ParameterizedTest(name = "contact-vdrp on {0}: {1}")
    @CsvSource(textBlock = """
        2025-05-23, DORMANT
        2025-07-07, DORMANT
        2025-07-08, OPEN
        2026-07-08, OPEN
        """)
    void theVdrpIsDueAfterTheNegotiationWindow(String asOf, String status) {
        assertThat(vdrp().statuses(day(asOf)))
                .containsEntry("contact-vdrp", status)
                .containsEntry("vdrp-notice", status)
                .containsEntry("completion-report", "DORMANT")
                .containsEntry("comply-lr271", "OPEN")
                .containsEntry("lr271-session", "DORMANT");
    }

    @Test
    void bothReadingsOfTheWindowEndOnTheSameMonday() {
        assertThat(vdrp().obligation(day("2025-06-01"), "contact-vdrp", null).window())
                .hasSize(2)
                .allSatisfy(reading -> assertThat(reading.due()).isNotNull())
                .extracting(reading -> Objects.requireNonNull(reading.due()).on())
                .containsOnly(LocalDate.of(2025, 7, 7));
    }

    @Test
    void settlementMootsTheOpenVdrpTerms() {
        var settled =
                vdrp().record("2025-08-01", new SettlementReached(on("2025-08-01"), List.of(PLAINTIFF, DEFENDANT)));

        assertThat(settled.statuses(day("2025-08-02")))
                .containsEntry("meet-and-confer", "MOOT")
                .containsEntry("contact-vdrp", "MOOT")
                .containsEntry("vdrp-notice", "MOOT")
                .containsEntry("comply-lr271", "MOOT");
    }

    @ParameterizedTest(name = "completion-report on {0}: {1}")
    @CsvSource(textBlock = """
        2025-08-29, OPEN
        2025-09-11, OPEN
        2025-09-12, OVERDUE
        2025-09-15, LATE
        """)
    void theReportIsDueFourteenDaysAfterTheSession(String asOf, String status) {
        var actors = Actors.of(PLAINTIFF, DEFENDANT);
        var reported = vdrp().record("2025-07-10", new VDRPContacted(on("2025-07-10"), actors))
                .record("2025-08-28", new VDRPSessionCompleted(on("2025-08-28"), actors, null))
                .record(
                        "2025-09-15",
                        new VDRPCompletionReportFiled(
                                Circumstances.at(CourtTime.on(day("2025-09-15")), Channel.FILED), actors));

        assertThat(reported.statuses(day(asOf)))
                .containsEntry("completion-report", status)
                .containsEntry("contact-vdrp", "MET")
                .containsEntry("vdrp-notice", "OPEN");
    }

    @Test
    void aBareRejectionIsADeficientAnswerAndACounterofferPassesTheTurn() {
        var rejected = vdrp().record("2025-06-02", demand("2025-06-02"))
                .record(
                        "2025-06-09",
                        new OfferRejected(on("2025-06-09"), Actors.of(DEFENDANT).to(PLAINTIFF), DEMAND, true));

        var answer = rejected.obligation(day("2025-06-10"), "answer-offer", DEFENDANT);
        assertThat(answer.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(answer.deficiencies())
                .extracting(Deficiency::requirement)
                .containsExactly("Defendant should respond with an acceptance of the offer or with a meaningful"
                        + " counteroffer");

        var countered = rejected.record(
                "2025-06-16",
                new CounterofferMade(
                        on("2025-06-16").curing(rejected.last()),
                        Actors.of(DEFENDANT).to(PLAINTIFF),
                        OfferId.of("counteroffer-1"),
                        DEMAND,
                        true,
                        true));
        assertThat(countered
                        .obligation(day("2025-06-17"), "answer-offer", DEFENDANT)
                        .status())
                .isEqualTo(ObligationStatus.MET);
        assertThat(countered
                        .obligation(day("2025-06-17"), "answer-offer", PLAINTIFF)
                        .status())
                .isEqualTo(ObligationStatus.OPEN);
    }

    private static Filed conference() {
        return new Filed(
                "cand",
                "cand-23-cv-90001",
                Templates.CONFERENCE,
                Templates.CONFERENCE_DATES,
                "2024-06-05",
                "2024-06-05");
    }

    private static Filed vdrp() {
        return new Filed("caed", "caed-2-25-cv-90002", Templates.VDRP, Map.of(), "2025-05-21", "2025-05-22");
    }

    private static DemandServed demand(String servedOn) {
        return new DemandServed(on(servedOn), Actors.of(PLAINTIFF).to(DEFENDANT), DEMAND, true, true, true);
    }

    private static Circumstances on(String day) {
        return Circumstances.at(CourtTime.on(day(day)));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** A fictional case with one order. Every fact is recorded at noon of its day. */
    private static final class Filed {

        private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

        private final List<Entry> entries = new ArrayList<>();

        Filed(
                String court,
                String id,
                String template,
                Map<String, String> parameters,
                String datedOn,
                String filedOn) {
            var judges = List.of(new Judge("ABC", "Hon. A. B. C."));
            record(
                    datedOn,
                    new CaseOpened(
                            on(datedOn),
                            CaseId.of(id),
                            CourtId.of(court),
                            id.substring(5),
                            "A v. B (fictional)",
                            judges,
                            true));
            record(
                    datedOn,
                    new PartyJoined(on(datedOn), PLAINTIFF, "A", Side.PLAINTIFF, PartyKind.NATURAL_PERSON, false));
            record(
                    datedOn,
                    new PartyJoined(on(datedOn), DEFENDANT, "B", Side.DEFENDANT, PartyKind.GOVERNMENT_ENTITY, false));
            var heading = new OrderHeading(
                    on(datedOn),
                    OrderId.of("ecf-1"),
                    null,
                    day(datedOn),
                    day(filedOn),
                    "ABC",
                    List.of(),
                    List.of(),
                    null);
            var content = Templates.content(Templates.shipped(template).compile(parameters));
            record(filedOn, content.entered(heading));
            content.scheduled(heading).forEach(event -> record(filedOn, event));
        }

        Filed record(String recordedOn, Fact fact) {
            entries.add(new Entry(
                    entries.size(),
                    day(recordedOn).atTime(LocalTime.NOON).atZone(ZONE).toInstant(),
                    fact));
            return this;
        }

        long last() {
            return entries.size() - 1L;
        }

        Obligation obligation(LocalDate asOf, String term, @Nullable PartyId party) {
            return obligations(asOf).stream()
                    .filter(o -> o.term().id().value().equals(term)
                            && (party == null || o.obligors().contains(party)))
                    .findFirst()
                    .orElseThrow();
        }

        SequencedMap<String, String> statuses(LocalDate asOf) {
            var statuses = new TreeMap<String, String>();
            obligations(asOf)
                    .forEach(o -> statuses.put(o.term().id().value(), o.status().name()));
            return statuses;
        }

        String dues(LocalDate asOf) {
            return obligations(asOf).stream()
                    .filter(o -> o.due() != null)
                    .map(o -> o.term().id() + " "
                            + Objects.requireNonNull(o.due()).on() + "\n")
                    .distinct()
                    .sorted()
                    .collect(joining());
        }

        private List<Obligation> obligations(LocalDate asOf) {
            Instant endOfDay = asOf.atTime(23, 59, 59).atZone(ZONE).toInstant();
            Instant everything = entries.getLast().recordedAt();
            return new Evaluation(new CaseRecord(entries, List.of()), everything).obligations(endOfDay);
        }
    }
}

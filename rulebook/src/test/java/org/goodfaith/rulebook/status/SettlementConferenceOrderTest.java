package org.goodfaith.rulebook.status;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.D2;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConferenceOf;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_02;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_12;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_19;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_27;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_15;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.status.Days.TUE_2024_07_16;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_13;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_20;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_10;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_24;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_31;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_07;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_14;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_21;
import static org.goodfaith.rulebook.status.Facts.agenda;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.attended;
import static org.goodfaith.rulebook.status.Facts.attendedFrom;
import static org.goodfaith.rulebook.status.Facts.attendee;
import static org.goodfaith.rulebook.status.Facts.chambersNotified;
import static org.goodfaith.rulebook.status.Facts.communicationAnswered;
import static org.goodfaith.rulebook.status.Facts.conferenceHeld;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.counteroffer;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.excusalDecided;
import static org.goodfaith.rulebook.status.Facts.excusalRequested;
import static org.goodfaith.rulebook.status.Facts.joined;
import static org.goodfaith.rulebook.status.Facts.letter;
import static org.goodfaith.rulebook.status.Facts.meetingHeld;
import static org.goodfaith.rulebook.status.Facts.met;
import static org.goodfaith.rulebook.status.Facts.orderCopy;
import static org.goodfaith.rulebook.status.Facts.preregistered;
import static org.goodfaith.rulebook.status.Facts.rejected;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.statement;
import static org.goodfaith.rulebook.status.Facts.statementsExchanged;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.MEETING;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.SECTIONS;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.sectionWords;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of June 5, 2024 (N.D. Cal.), term by term. */
class SettlementConferenceOrderTest {

    private static final Attendee LEAD = attendee(AttendeeRole.LEAD_TRIAL_COUNSEL);

    @ParameterizedTest(name = "{0} is due {1}")
    @CsvSource(textBlock = """
        answer-latest-communication, 2024-06-26
        joint-agenda,                2024-07-17
        preregister-meeting,         2024-07-24
        attend-meeting,              2024-07-31
        serve-demand,                2024-08-06
        conference-statement,        2024-08-06
        request-excusal,             2024-08-06
        respond-to-demand,           2024-08-12
        preregister-conference,      2024-08-13
        settlement-discovery,        2024-08-20
        attend-conference,           2024-08-20
        """)
    void hasTheDatesOfTheOrder(String term, LocalDate due) {
        CaseHistory history = settlementConference().with(demand(THU_2024_06_20, "demand-1", P1, D1));

        assertThat(history.obligations(MON_2024_06_24))
                .filteredOn(obligation -> obligation.term().id().value().equals(term))
                .isNotEmpty()
                .allSatisfy(obligation -> {
                    assertThat(obligation.due()).extracting(DueMoment::on).isEqualTo(due);
                    assertThat(obligation
                                    .readingInForce()
                                    .orElseThrow()
                                    .explanation()
                                    .steps())
                            .isNotEmpty();
                });
    }

    @Test
    void everyDateQuotesTheOrderAndItsStartingPoint() {
        Obligation demand = settlementConference().obligation("serve-demand", MON_2024_06_24);

        assertThat(demand.readingInForce().orElseThrow().explanation().steps().getFirst())
                .isEqualTo(new ComputationStep(
                        "p. 3, lines 25-26",
                        "\"Plaintiff(s) must serve a demand in writing no later than fourteen (14) days before the"
                                + " conference\": counted from the settlement conference",
                        "Tue, Aug 20, 2024, 10:00 a.m. PT"));
    }

    @Test
    void undatedTermIsNeverOverdue() {
        CaseHistory history = settlementConference();

        for (LocalDate day = WED_2024_06_05; day.isBefore(TUE_2024_09_10); day = day.plusDays(1)) {
            assertThat(history.obligations(day))
                    .filteredOn(obligation -> obligation.due() == null)
                    .extracting(Obligation::status)
                    .doesNotContain(ObligationStatus.OVERDUE);
        }
    }

    @Test
    void datedTermsAreOverdueTheDayAfterAnUnheldConference() {
        assertThat(statuses(settlementConference(), WED_2024_08_21))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("answer-latest-communication", "OVERDUE"),
                        Map.entry("confer-on-agenda", "OPEN"),
                        Map.entry("joint-agenda", "OVERDUE"),
                        Map.entry("preregister-meeting", "OVERDUE"),
                        Map.entry("attend-meeting", "OVERDUE, OVERDUE"),
                        Map.entry("settlement-discovery", "OVERDUE, OVERDUE"),
                        Map.entry("serve-demand", "OVERDUE"),
                        Map.entry("respond-to-demand", "DORMANT"),
                        Map.entry("conference-statement", "OVERDUE, OVERDUE"),
                        Map.entry("no-ecf-statement", "OPEN, OPEN"),
                        Map.entry("preregister-conference", "OVERDUE"),
                        Map.entry("exchange-statements", "OPEN"),
                        Map.entry("confidential-letter", "DORMANT, DORMANT"),
                        Map.entry("request-excusal", "LAPSED, LAPSED"),
                        Map.entry("attend-conference", "OVERDUE, OVERDUE"),
                        Map.entry("notify-settlement", "DORMANT"),
                        Map.entry("provide-order-copy", "OPEN, OPEN")));
    }

    @Test
    void everyTermEndsTheDayAfterTheConferenceWasHeld() {
        assertThat(statuses(
                        settlementConference().with(meetingHeld(WED_2024_07_31), conferenceHeld(TUE_2024_08_20)),
                        WED_2024_08_21))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("answer-latest-communication", "UNPERFORMED"),
                        Map.entry("confer-on-agenda", "MOOT"),
                        Map.entry("joint-agenda", "UNPERFORMED"),
                        Map.entry("preregister-meeting", "UNPERFORMED"),
                        Map.entry("attend-meeting", "UNPERFORMED, UNPERFORMED"),
                        Map.entry("settlement-discovery", "UNPERFORMED, UNPERFORMED"),
                        Map.entry("serve-demand", "UNPERFORMED"),
                        Map.entry("respond-to-demand", "MOOT"),
                        Map.entry("conference-statement", "UNPERFORMED, UNPERFORMED"),
                        Map.entry("no-ecf-statement", "MET, MET"),
                        Map.entry("preregister-conference", "UNPERFORMED"),
                        Map.entry("exchange-statements", "LAPSED"),
                        Map.entry("confidential-letter", "MOOT, MOOT"),
                        Map.entry("request-excusal", "LAPSED, LAPSED"),
                        Map.entry("attend-conference", "UNPERFORMED, UNPERFORMED"),
                        Map.entry("notify-settlement", "MOOT"),
                        Map.entry("provide-order-copy", "MOOT, MOOT")));
    }

    @Test
    void fullyPerformedCaseIsMetThroughout() {
        CaseHistory history = settlementConference()
                .with(
                        communicationAnswered(TUE_2024_06_25, D1),
                        orderCopy(WED_2024_06_26, ORDER, P1),
                        orderCopy(WED_2024_06_26, ORDER, D1),
                        met(THU_2024_06_27, P1, D1),
                        agenda(TUE_2024_07_16, P1, D1),
                        preregistered(WED_2024_07_24, MEETING, P1, D1),
                        attended(WED_2024_07_31, MEETING, P1, LEAD),
                        attended(WED_2024_07_31, MEETING, D1, LEAD),
                        meetingHeld(WED_2024_07_31),
                        demand(MON_2024_08_05, "demand-1", P1, D1),
                        statement(TUE_2024_08_06, P1),
                        statement(TUE_2024_08_06, D1),
                        statementsExchanged(WED_2024_08_07, P1, D1),
                        letter(THU_2024_08_08, 3, P1),
                        counteroffer(MON_2024_08_12, "counter-1", "demand-1", D1, P1),
                        preregistered(TUE_2024_08_13, CONFERENCE, P1, D1),
                        discoveryCompleted(P1),
                        discoveryCompleted(D1),
                        attended(
                                TUE_2024_08_20,
                                CONFERENCE,
                                P1,
                                LEAD,
                                attendee(AttendeeRole.REPRESENTATIVE, Authority.UNLIMITED)),
                        attended(
                                TUE_2024_08_20,
                                CONFERENCE,
                                D1,
                                LEAD,
                                attendee(AttendeeRole.GOVERNMENT_DESIGNEE, Authority.PARTICIPATE_AND_RECOMMEND)),
                        conferenceHeld(TUE_2024_08_20));

        assertThat(statuses(history, WED_2024_08_21))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("answer-latest-communication", "MET"),
                        Map.entry("confer-on-agenda", "MET"),
                        Map.entry("joint-agenda", "MET"),
                        Map.entry("preregister-meeting", "MET"),
                        Map.entry("attend-meeting", "MET, MET"),
                        Map.entry("settlement-discovery", "MET, MET"),
                        Map.entry("serve-demand", "MET"),
                        Map.entry("respond-to-demand", "MET"),
                        Map.entry("conference-statement", "MET, MET"),
                        Map.entry("no-ecf-statement", "MET, MET"),
                        Map.entry("preregister-conference", "MET"),
                        Map.entry("exchange-statements", "MET"),
                        Map.entry("confidential-letter", "MET, LAPSED"),
                        Map.entry("request-excusal", "LAPSED, LAPSED"),
                        Map.entry("attend-conference", "MET, MET"),
                        Map.entry("notify-settlement", "MOOT"),
                        Map.entry("provide-order-copy", "MET, MET")));
    }

    @Test
    void movingTheConferenceMovesOnlyTheTermsCountedFromIt() {
        CaseHistory before = settlementConference().with(demand(THU_2024_06_20, "demand-1", P1, D1));
        CaseHistory moved = before.with(conferenceMoved(THU_2024_08_01, TUE_2024_09_10));

        assertThat(dues(moved, THU_2024_08_01))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("answer-latest-communication", "2024-06-26"),
                        Map.entry("joint-agenda", "2024-07-17"),
                        Map.entry("preregister-meeting", "2024-07-24"),
                        Map.entry("attend-meeting", "2024-07-31"),
                        Map.entry("serve-demand", "2024-08-27"),
                        Map.entry("conference-statement", "2024-08-27"),
                        Map.entry("request-excusal", "2024-08-27"),
                        // The eighth day before is Labor Day, Monday 2024-09-02; a backward count continues backward.
                        Map.entry("respond-to-demand", "2024-08-30"),
                        Map.entry("preregister-conference", "2024-09-03"),
                        Map.entry("settlement-discovery", "2024-09-10"),
                        Map.entry("attend-conference", "2024-09-10")));
        var changed = new TreeMap<>(dues(before, THU_2024_08_01));
        changed.entrySet().removeAll(dues(moved, THU_2024_08_01).entrySet());
        assertThat(changed)
                .containsOnlyKeys(
                        "serve-demand",
                        "respond-to-demand",
                        "conference-statement",
                        "preregister-conference",
                        "request-excusal",
                        "settlement-discovery",
                        "attend-conference");
    }

    @Test
    void movedDateExplainsTheMove() {
        CaseHistory moved = settlementConference().with(conferenceMoved(THU_2024_08_01, TUE_2024_09_10));

        for (String term : List.of("serve-demand", "preregister-conference")) {
            Obligation obligation = moved.obligation(term, THU_2024_08_01);

            assertThat(obligation.readingInForce().orElseThrow().explanation().steps())
                    .contains(new ComputationStep(
                            "entry " + moved.last(),
                            "the settlement conference was moved on Thu, Aug 1, 2024 from Tue, Aug 20, 2024, 10:00 a.m. PT: counsel is in"
                                    + " trial",
                            "Tue, Sep 10, 2024, 10:00 a.m. PT"));
            assertThat(obligation.evidence())
                    .contains(new Evidence(
                            moved.last(),
                            "EventRescheduled",
                            at(THU_2024_08_01).occurredAt(),
                            Evidence.Part.SCHEDULES));
        }
        assertThat(moved.obligation("attend-conference", P1, THU_2024_08_01)
                        .readingInForce()
                        .orElseThrow()
                        .explanation()
                        .steps())
                .extracting(ComputationStep::cites)
                .contains("entry " + moved.last());
    }

    @Test
    void laborDayIsSkippedBackwardAndExplained() {
        CaseHistory moved = settlementConference()
                .with(demand(THU_2024_06_20, "demand-1", P1, D1), conferenceMoved(THU_2024_08_01, TUE_2024_09_10));

        assertThat(moved.obligation("respond-to-demand", THU_2024_08_01)
                        .readingInForce()
                        .orElseThrow()
                        .explanation()
                        .steps())
                .anySatisfy(step -> assertThat(step.says()).contains("Labor Day"));
    }

    @Test
    void oldDatesCountBeforeTheMove() {
        CaseHistory moved = settlementConference().with(conferenceMoved(THU_2024_08_01, TUE_2024_09_10));

        assertThat(moved.obligation("serve-demand", WED_2024_07_31).due())
                .extracting(DueMoment::on)
                .isEqualTo(TUE_2024_08_06);
        assertThat(moved.obligation("serve-demand", THU_2024_08_08, WED_2024_07_31)
                        .status())
                .isEqualTo(ObligationStatus.OVERDUE);
        assertThat(moved.statusOf("serve-demand", THU_2024_08_08)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void responseIsDormantWithoutADemand() {
        Obligation response = settlementConference().obligation("respond-to-demand", TUE_2024_08_13);

        assertThat(response.status()).isEqualTo(ObligationStatus.DORMANT);
        assertThat(response.cause()).isEqualTo(StatusCause.NOT_TRIGGERED);
        assertThat(response.reason()).isEqualTo("no entry \"Demand served\" addressed to this party is recorded");
    }

    @Test
    void demandServedAfterTheResponseWasDueLeavesItWithoutADate() {
        Obligation response = settlementConference()
                .with(demand(TUE_2024_08_13, "demand-1", P1, D1))
                .obligation("respond-to-demand", MON_2024_08_19);

        assertThat(response.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(response.due()).isNull();
        assertThat(response.wording()).isEqualTo("open - no date set");
        assertThat(response.reason()).isEqualTo("no due date: it became binding after Mon, Aug 12, 2024");
        assertThat(response.flags()).contains(response.reason());
        assertThat(response.openSinceOn()).isEqualTo(TUE_2024_08_13);
    }

    @Test
    void demandServedOnTheDueDayOfTheResponseKeepsThatDate() {
        CaseHistory history = settlementConference().with(demand(MON_2024_08_12, "demand-1", P1, D1));

        assertThat(history.statusOf("respond-to-demand", MON_2024_08_12)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("respond-to-demand", TUE_2024_08_13)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void rejectionAnswersADemand() {
        CaseHistory history = settlementConference()
                .with(demand(MON_2024_08_05, "demand-1", P1, D1), rejected(FRI_2024_08_09, "demand-1", D1, P1));

        assertThat(history.statusOf("respond-to-demand", MON_2024_08_12)).isEqualTo(ObligationStatus.MET);
    }

    @Test
    void publiclyFiledLongIncompleteStatementIsDeficientInEachRespect() {
        CaseHistory history = settlementConference()
                .with(statement(at(TUE_2024_08_06, Channel.FILED), 12, SECTIONS.subList(0, 5), P1));

        Obligation statement = history.obligation("conference-statement", P1, TUE_2024_08_06);

        assertThat(statement.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(statement.wording()).isEqualTo("deficient - 4 requirements not met");
        assertThat(statement.lateness()).isNull();
        assertThat(statement.deficiencies())
                .containsExactlyInAnyOrder(
                        new Deficiency(
                                "emailed to [the settlement address]. Please do not submit paper copies.",
                                "channel: filed",
                                history.last(),
                                null,
                                Deficiency.Aspect.CHANNEL),
                        new Deficiency(
                                "shall not exceed ten (10) pages of text", "text pages: 12", history.last(), null),
                        new Deficiency(
                                sectionWords("relief-sought"), "sections: without relief sought", history.last(), null),
                        new Deficiency(
                                sectionWords("settlement-position"),
                                "sections: without settlement position",
                                history.last(),
                                null));
        assertThat(statement.reason())
                .contains("\"shall not exceed ten (10) pages of text\": text pages: 12")
                .contains("\"6. The relief sought, including an itemization of damages.\"");

        Obligation prohibition = history.obligation("no-ecf-statement", P1, TUE_2024_08_06);
        assertThat(prohibition.reason())
                .isEqualTo("entry " + history.last() + ": Statement submitted, filed, Tue, Aug 6, 2024");
        assertThat(prohibition.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(prohibition.deficiencies())
                .containsExactly(new Deficiency(
                        "(DO NOT electronically file on ECF)",
                        "Statement submitted, filed, Tue, Aug 6, 2024",
                        history.last(),
                        null));
        assertThat(prohibition.evidence())
                .contains(new Evidence(
                        history.last(), "StatementSubmitted", at(TUE_2024_08_06).occurredAt(), Evidence.Part.BREACHES));
        assertThat(history.statusOf("no-ecf-statement", D1, TUE_2024_08_06)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void correctedStatementCuresDeficienciesButNotTheBreach() {
        CaseHistory filed = settlementConference()
                .with(statement(at(FRI_2024_08_02, Channel.FILED), 12, SECTIONS.subList(0, 5), P1));
        CaseHistory corrected =
                filed.with(statement(at(MON_2024_08_05, Channel.EMAILED).curing(filed.last()), 10, SECTIONS, P1));

        Obligation statement = corrected.obligation("conference-statement", P1, TUE_2024_08_06);

        assertThat(statement.status()).isEqualTo(ObligationStatus.MET);
        assertThat(statement.deficiencies()).hasSize(4).allSatisfy(deficiency -> assertThat(deficiency.curedBy())
                .isEqualTo(corrected.last()));
        assertThat(statement.evidence())
                .extracting(Evidence::entry, Evidence::part)
                .contains(tuple(filed.last(), Evidence.Part.ATTEMPTS), tuple(corrected.last(), Evidence.Part.PERFORMS));
        assertThat(corrected.statusOf("no-ecf-statement", P1, TUE_2024_08_06)).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(corrected.statusOf("conference-statement", P1, FRI_2024_08_02))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void breachOfAProhibitionRemainsAfterTheConference() {
        CaseHistory history = settlementConference()
                .with(statement(at(TUE_2024_08_06, Channel.FILED), P1), conferenceHeld(TUE_2024_08_20));

        assertThat(history.statusOf("no-ecf-statement", P1, WED_2024_08_21)).isEqualTo(ObligationStatus.DEFICIENT);
        Obligation unbroken = history.obligation("no-ecf-statement", D1, WED_2024_08_21);
        assertThat(unbroken.status()).isEqualTo(ObligationStatus.MET);
        assertThat(unbroken.wording()).isEqualTo("ended - no breach recorded");
    }

    @Test
    void statementWithoutARecordedChannelIsNoBreach() {
        CaseHistory history = settlementConference().with(statement(at(TUE_2024_08_06), P1));

        assertThat(history.statusOf("no-ecf-statement", P1, TUE_2024_08_06)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("conference-statement", P1, TUE_2024_08_06)
                        .wording())
                .isEqualTo("met - form not fully recorded");
    }

    @Test
    void conferringOnTheAgendaIsRequiredAfterTheAnswerOrItsDueDay() {
        assertThat(settlementConference().statusOf("confer-on-agenda", TUE_2024_06_25))
                .isEqualTo(ObligationStatus.DORMANT);
        Obligation atItsDay = settlementConference().obligation("confer-on-agenda", WED_2024_06_26);
        assertThat(atItsDay.openSinceOn()).isEqualTo(WED_2024_06_26);
        assertThat(atItsDay.trigger()).isNull();
        CaseHistory answered = settlementConference().with(communicationAnswered(THU_2024_06_20, D1));
        Obligation atTheAnswer = answered.obligation("confer-on-agenda", MON_2024_06_24);
        assertThat(atTheAnswer.openSinceOn()).isEqualTo(THU_2024_06_20);
        assertThat(atTheAnswer.trigger()).isEqualTo(answered.last());
        assertThat(settlementConference()
                        .with(communicationAnswered(THU_2024_06_27, D1))
                        .obligation("confer-on-agenda", THU_2024_06_27)
                        .trigger())
                .as("answered after its due day")
                .isNull();
    }

    @Test
    void conferringWaitsForEveryDefendantsAnswerOrDueDay() {
        CaseHistory history = settlementConferenceOf(opened("cand", MON_2024_06_03)
                        .joined(P1, PartyKind.ORGANIZATION)
                        .joined(D1, PartyKind.GOVERNMENT_ENTITY)
                        .joined(D2, PartyKind.GOVERNMENT_ENTITY))
                .with(communicationAnswered(THU_2024_06_20, D1));

        assertThat(history.statusOf("confer-on-agenda", TUE_2024_06_25)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(history.with(communicationAnswered(MON_2024_06_24, D2))
                        .obligation("confer-on-agenda", TUE_2024_06_25)
                        .openSinceOn())
                .isEqualTo(MON_2024_06_24);
        assertThat(history.with(Facts.dismissed(MON_2024_06_24, D2))
                        .obligation("confer-on-agenda", TUE_2024_06_25)
                        .openSinceOn())
                .isEqualTo(THU_2024_06_20);
    }

    @Test
    void answeringDoesNotNeedARecordedCommunication() {
        assertThat(settlementConference()
                        .with(communicationAnswered(TUE_2024_06_25, D1))
                        .statusOf("answer-latest-communication", WED_2024_06_26))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void attendanceOfTheWrongPersonsIsDeficient() {
        Obligation attendance = settlementConference()
                .with(attended(
                        TUE_2024_08_20,
                        CONFERENCE,
                        P1,
                        attendee(AttendeeRole.OTHER_COUNSEL),
                        attendee(AttendeeRole.REPRESENTATIVE, Authority.LIMITED)))
                .obligation("attend-conference", P1, TUE_2024_08_20);

        assertThat(attendance.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(attendance.deficiencies())
                .extracting(Deficiency::requirement, Deficiency::actual)
                .containsExactly(
                        tuple("Lead trial counsel shall appear", "nobody attended as lead trial counsel"),
                        tuple(
                                "Any party who is not a natural person shall be represented by the person(s) with"
                                        + " unlimited authority",
                                "authority: limited"));
    }

    @ParameterizedTest(name = "{0}, insured {1}, attends as {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
        NATURAL_PERSON,    -,     LEAD_TRIAL_COUNSEL PARTY_IN_PERSON,                                        MET
        NATURAL_PERSON,    -,     LEAD_TRIAL_COUNSEL,                                                        DEFICIENT
        NATURAL_PERSON,    true,  LEAD_TRIAL_COUNSEL PARTY_IN_PERSON,                                        DEFICIENT
        NATURAL_PERSON,    true,  LEAD_TRIAL_COUNSEL PARTY_IN_PERSON CARRIER_REPRESENTATIVE/FULL_TO_COVERAGE, MET
        NATURAL_PERSON,    false, LEAD_TRIAL_COUNSEL PARTY_IN_PERSON,                                        MET
        ORGANIZATION,      -,     LEAD_TRIAL_COUNSEL REPRESENTATIVE/UNLIMITED,                               MET
        ORGANIZATION,      -,     LEAD_TRIAL_COUNSEL REPRESENTATIVE/PARTICIPATE_AND_RECOMMEND,               DEFICIENT
        ORGANIZATION,      true,  LEAD_TRIAL_COUNSEL REPRESENTATIVE/UNLIMITED CARRIER_REPRESENTATIVE/LIMITED, DEFICIENT
        ORGANIZATION,      true,  LEAD_TRIAL_COUNSEL REPRESENTATIVE/UNLIMITED CARRIER_REPRESENTATIVE/UNLIMITED, MET
        ORGANIZATION,      -,     REPRESENTATIVE/UNLIMITED,                                                  DEFICIENT
        GOVERNMENT_ENTITY, -,     LEAD_TRIAL_COUNSEL GOVERNMENT_DESIGNEE/PARTICIPATE_AND_RECOMMEND,          MET
        GOVERNMENT_ENTITY, -,     LEAD_TRIAL_COUNSEL REPRESENTATIVE/UNLIMITED,                               DEFICIENT
        GOVERNMENT_ENTITY, -,     LEAD_TRIAL_COUNSEL GOVERNMENT_DESIGNEE/NONE,                               DEFICIENT
        GOVERNMENT_ENTITY, true,  LEAD_TRIAL_COUNSEL GOVERNMENT_DESIGNEE/UNLIMITED,                          DEFICIENT
        """)
    void attendanceRequirementsAddUp(
            PartyKind kind, @Nullable Boolean insured, String attendees, ObligationStatus expected) {
        CaseHistory history = settlementConferenceOf(
                        opened("cand", MON_2024_06_03).with(joined(MON_2024_06_03, P1, kind, insured)))
                .with(attended(TUE_2024_08_20, CONFERENCE, P1, attendees(attendees)));

        assertThat(history.statusOf("attend-conference", TUE_2024_08_20)).isEqualTo(expected);
    }

    @Test
    void authorityThatWasNotRecordedIsNoDeficiency() {
        assertThat(settlementConference()
                        .with(attended(TUE_2024_08_20, CONFERENCE, P1, LEAD, attendee(AttendeeRole.REPRESENTATIVE)))
                        .obligation("attend-conference", P1, TUE_2024_08_20)
                        .wording())
                .isEqualTo("met - form not fully recorded");
    }

    @Test
    void grantedExcusalLiftsOnlyThatRequirement() {
        CaseHistory leadOnly = settlementConference().with(attended(TUE_2024_08_20, CONFERENCE, P1, LEAD));

        assertThat(leadOnly.statusOf("attend-conference", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.DEFICIENT);
        CaseHistory excused = settlementConference()
                .with(
                        excusalRequested(FRI_2024_08_02, AttendeeRole.REPRESENTATIVE, P1),
                        excusalDecided(FRI_2024_08_09, AttendeeRole.REPRESENTATIVE, true, P1));
        assertThat(excused.with(attended(TUE_2024_08_20, CONFERENCE, P1, LEAD))
                        .statusOf("attend-conference", P1, TUE_2024_08_20))
                .isEqualTo(ObligationStatus.MET);
        assertThat(excused.with(attended(TUE_2024_08_20, CONFERENCE, P1, attendee(AttendeeRole.OTHER_COUNSEL)))
                        .statusOf("attend-conference", P1, TUE_2024_08_20))
                .as("lead trial counsel was not excused")
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(excused.statusOf("request-excusal", P1, FRI_2024_08_09)).isEqualTo(ObligationStatus.MET);
    }

    @Test
    void deniedExcusalLiftsNothing() {
        assertThat(settlementConference()
                        .with(
                                excusalDecided(FRI_2024_08_09, AttendeeRole.REPRESENTATIVE, false, P1),
                                attended(TUE_2024_08_20, CONFERENCE, P1, LEAD))
                        .statusOf("attend-conference", P1, TUE_2024_08_20))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void lastDecisionOnAnExcusalCounts() {
        assertThat(settlementConference()
                        .with(
                                excusalDecided(FRI_2024_08_09, AttendeeRole.REPRESENTATIVE, true, P1),
                                excusalDecided(WED_2024_08_14, AttendeeRole.REPRESENTATIVE, false, P1),
                                attended(TUE_2024_08_20, CONFERENCE, P1, LEAD))
                        .statusOf("attend-conference", P1, TUE_2024_08_20))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void excusalOfOnePartyLiftsNothingForAnother() {
        CaseHistory history = settlementConferenceOf(opened("cand", MON_2024_06_03)
                        .joined(P1, PartyKind.ORGANIZATION)
                        .joined(P2, PartyKind.ORGANIZATION)
                        .joined(D1, PartyKind.GOVERNMENT_ENTITY))
                .with(
                        excusalDecided(FRI_2024_08_09, AttendeeRole.REPRESENTATIVE, true, P1),
                        new AttendanceRecorded(at(TUE_2024_08_20), Actors.of(P1, P2), CONFERENCE, List.of(LEAD), null));

        assertThat(history.statusOf("attend-conference", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.MET);
        assertThat(history.statusOf("attend-conference", P2, TUE_2024_08_20)).isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void lateArrivalIsMeasuredFromTheScheduledTime() {
        Obligation attendance = settlementConference()
                .with(attendedFrom("11:10", WED_2024_07_31, MEETING, P1, LEAD))
                .obligation("attend-meeting", P1, WED_2024_07_31);

        assertThat(attendance.status()).isEqualTo(ObligationStatus.LATE);
        assertThat(attendance.lateness()).isEqualTo(new Lateness(0, 40));
        assertThat(attendance.wording()).isEqualTo("late by 40 min");
        assertThat(settlementConference()
                        .with(attendedFrom("10:30", WED_2024_07_31, MEETING, P1, LEAD))
                        .statusOf("attend-meeting", P1, WED_2024_07_31))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void meetingOfCounselIsDeficientIfOthersAttend() {
        assertThat(settlementConference()
                        .with(attended(WED_2024_07_31, MEETING, P1, LEAD, attendee(AttendeeRole.REPRESENTATIVE)))
                        .obligation("attend-meeting", P1, WED_2024_07_31)
                        .deficiencies())
                .extracting(Deficiency::requirement, Deficiency::actual)
                .containsExactly(tuple("counsel only", "attended by representative"));
    }

    @Test
    void missingAttendeeIsNamedByRole() {
        assertThat(settlementConference()
                        .with(attended(WED_2024_07_31, MEETING, P1, attendee(AttendeeRole.REPRESENTATIVE)))
                        .obligation("attend-meeting", P1, WED_2024_07_31)
                        .deficiencies())
                .extracting(Deficiency::actual)
                .containsExactly(
                        "nobody attended as lead trial counsel or other counsel", "attended by representative");
    }

    @Test
    void attendanceIsMissingWhenTheDayIsOverOrTheConferenceIsHeld() {
        CaseHistory history = settlementConference();

        assertThat(history.statusOf("attend-conference", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("attend-conference", P1, WED_2024_08_21)).isEqualTo(ObligationStatus.OVERDUE);
        CaseHistory held = history.with(conferenceHeld(TUE_2024_08_20));
        assertThat(held.statusOf("attend-conference", P1, TUE_2024_08_20)).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(held.statusOf("attend-conference", P1, WED_2024_08_21)).isEqualTo(ObligationStatus.UNPERFORMED);
    }

    @Test
    void letterIsPermittedOnlyAfterStatementsWereExchanged() {
        CaseHistory exchanged = settlementConference().with(statementsExchanged(WED_2024_08_07, P1, D1));

        assertThat(exchanged.statusOf("confidential-letter", P1, WED_2024_08_07))
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(exchanged.with(letter(THU_2024_08_08, 3, P1)).statusOf("confidential-letter", P1, THU_2024_08_08))
                .isEqualTo(ObligationStatus.MET);
        assertThat(exchanged.with(letter(THU_2024_08_08, 4, P1)).statusOf("confidential-letter", P1, THU_2024_08_08))
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(settlementConference()
                        .with(letter(THU_2024_08_08, 3, P1))
                        .obligation("confidential-letter", P1, THU_2024_08_08)
                        .deficiencies())
                .extracting(Deficiency::requirement)
                .containsExactly("If Settlement Conference Statements are exchanged");
    }

    @Test
    void noticeOfSettlementIsRequiredAfterASettlementWithoutADate() {
        CaseHistory history = settlementConference().with(settled(WED_2024_08_14, P1, D1));

        Obligation notice = history.obligation("notify-settlement", MON_2024_08_19);
        assertThat(notice.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(notice.openSinceOn()).isEqualTo(WED_2024_08_14);
        assertThat(notice.reason()).isEqualTo("the order says \"immediately\"");
        assertThat(history.with(chambersNotified(THU_2024_08_15, P1, D1)).statusOf("notify-settlement", MON_2024_08_19))
                .isEqualTo(ObligationStatus.MET);
        assertThat(settlementConference()
                        .with(conferenceHeld(TUE_2024_08_20), settled(TUE_2024_08_20, P1, D1))
                        .statusOf("notify-settlement", TUE_2024_08_20))
                .as("settled at the conference")
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void copyOfAnotherOrderDoesNotCount() {
        assertThat(settlementConference()
                        .with(orderCopy(WED_2024_06_26, OrderId.of("ecf-9"), P1))
                        .statusOf("provide-order-copy", P1, WED_2024_06_26))
                .isEqualTo(ObligationStatus.OPEN);
    }

    private static Fact discoveryCompleted(PartyId by) {
        return Facts.discoveryCompleted(MON_2024_08_19, by);
    }

    private static Attendee[] attendees(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(one -> one.split("/", -1))
                .map(parts -> parts.length == 1
                        ? attendee(AttendeeRole.valueOf(parts[0]))
                        : attendee(AttendeeRole.valueOf(parts[0]), Authority.valueOf(parts[1])))
                .toArray(Attendee[]::new);
    }

    private static Map<String, String> statuses(CaseHistory history, LocalDate asOf) {
        return history.obligations(asOf).stream()
                .collect(toMap(
                        obligation -> obligation.term().id().value(),
                        obligation -> obligation.status().name(),
                        (a, b) -> a + ", " + b));
    }

    private static Map<String, String> dues(CaseHistory history, LocalDate asOf) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.due() != null)
                .collect(toMap(
                        obligation -> obligation.term().id().value(),
                        obligation -> dueOn(obligation).toString(),
                        (a, b) -> {
                            assertThat(a).isEqualTo(b);
                            return a;
                        }));
    }
}

package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConferOf;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_02;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_03;
import static org.goodfaith.rulebook.status.Days.MON_2024_06_24;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.MON_2025_05_19;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_02;
import static org.goodfaith.rulebook.status.Days.THU_2024_06_20;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.THU_2025_05_22;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_04;
import static org.goodfaith.rulebook.status.Days.TUE_2024_06_25;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_20;
import static org.goodfaith.rulebook.status.Days.TUE_2024_09_10;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_26;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_24;
import static org.goodfaith.rulebook.status.Days.WED_2024_07_31;
import static org.goodfaith.rulebook.status.Days.WED_2025_05_21;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.attended;
import static org.goodfaith.rulebook.status.Facts.attendee;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.exhausted;
import static org.goodfaith.rulebook.status.Facts.met;
import static org.goodfaith.rulebook.status.Facts.preregistered;
import static org.goodfaith.rulebook.status.Facts.readingSettled;
import static org.goodfaith.rulebook.status.Facts.ref;
import static org.goodfaith.rulebook.status.Facts.statementsExchanged;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.MEETING;
import static org.goodfaith.rulebook.status.TermDraft.addressed;
import static org.goodfaith.rulebook.status.TermDraft.atMost;
import static org.goodfaith.rulebook.status.TermDraft.done;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Channel;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for which acts perform which terms, and in which form. */
class PerformanceTest {

    private static final OrderId SECOND = OrderId.of("ecf-30");
    private static final OrderId THIRD = OrderId.of("ecf-40");

    @Test
    void idNamesOrderTermObligorAndTriggerAndNoDate() {
        CaseHistory history = settlementConference();
        CaseHistory moved = history.with(conferenceMoved(THU_2024_08_01, TUE_2024_09_10));

        assertThat(moved.obligations(THU_2024_08_01))
                .extracting(Obligation::id)
                .isEqualTo(history.obligations(THU_2024_08_01).stream()
                        .map(Obligation::id)
                        .toList());
        assertThat(history.obligations(THU_2024_08_01))
                .allSatisfy(obligation -> assertThat(obligation.id().value())
                        .startsWith("ecf-21/" + obligation.term().id() + "/"));
    }

    @Test
    void attendanceAndStatementsCountForTheEventTheyName() {
        CaseHistory history = settlementConference()
                .with(
                        attended(WED_2024_07_31, MEETING, P1, attendee(AttendeeRole.LEAD_TRIAL_COUNSEL)),
                        preregistered(WED_2024_07_24, MEETING, P1, D1));

        assertThat(history.statusOf("attend-meeting", P1, WED_2024_07_31)).isEqualTo(ObligationStatus.MET);
        assertThat(history.statusOf("attend-conference", P1, WED_2024_07_31)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("preregister-meeting", WED_2024_07_31)).isEqualTo(ObligationStatus.MET);
        assertThat(history.statusOf("preregister-conference", WED_2024_07_31)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void factPerformsEveryTermItFits() {
        CaseHistory history = underOrder(WED_2024_06_05, demandTerm("serve-demand"), demandTerm("open-talks"))
                .ordered(SECOND, THU_2024_06_20, terms(demandTerm("serve-demand")))
                .with(demand(MON_2024_06_24, "demand-1", P1, D1));

        assertThat(history.obligations(MON_2024_06_24))
                .filteredOn(obligation -> obligation.obligors().contains(P1))
                .extracting(Obligation::status)
                .containsExactly(ObligationStatus.MET, ObligationStatus.MET, ObligationStatus.MET);
    }

    @Test
    void firstConformingActByValidTimeDecides() {
        CaseHistory history = report(
                        done(at(THU_2024_08_08), "report", Map.of("signed", true), P1),
                        done(at(MON_2024_08_05), "report", Map.of("signed", true), P1),
                        done(at(THU_2024_08_01), "report", Map.of("signed", false), P1))
                .with(statementsExchanged(FRI_2024_08_09, P1));

        Obligation met = history.obligation("report", FRI_2024_08_09);
        assertThat(met.status()).isEqualTo(ObligationStatus.MET);
        assertThat(met.reason()).isEqualTo("performed by entry 7 on Mon, Aug 5, 2024, due Tue, Aug 6, 2024");
        assertThat(met.evidence())
                .extracting(Evidence::entry, Evidence::part)
                .containsExactly(
                        tuple(5L, Evidence.Part.IMPOSES),
                        tuple(6L, Evidence.Part.ATTEMPTS),
                        tuple(7L, Evidence.Part.PERFORMS),
                        tuple(8L, Evidence.Part.ATTEMPTS));
    }

    @Test
    void firstRecordedOfTwoActsOnOneDayDecides() {
        CaseHistory history = report(
                done(at(MON_2024_08_05), "report", Map.of("signed", true), P1),
                done(at(MON_2024_08_05), "report", Map.of("signed", true), P1));

        assertThat(history.obligation("report", TUE_2024_08_06).reason()).startsWith("performed by entry 6 ");
    }

    @Test
    void actsCountFromTheOrdersDateUnlessTheTermCountsEarlierActs() {
        CaseHistory earlier = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(demand(TUE_2024_06_04, "demand-1", P1, D1))
                .ordered(
                        ORDER,
                        WED_2024_06_05,
                        terms(
                                demandTerm("serve-demand"),
                                demandTerm("open-talks").countingEarlierActs()));

        assertThat(earlier.statusOf("serve-demand", P1, WED_2024_06_05)).isEqualTo(ObligationStatus.OPEN);
        assertThat(earlier.obligation("open-talks", P1, WED_2024_06_05).wording())
                .isEqualTo("met early");
        assertThat(earlier.with(demand(WED_2024_06_05, "demand-2", P1, D1))
                        .statusOf("serve-demand", P1, WED_2024_06_05))
                .as("on the day of the order")
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void triggersCountFromTheOrdersDate() {
        CaseHistory earlier = opened("cand", MON_2024_06_03)
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(demand(TUE_2024_06_04, "demand-1", P1, D1))
                .ordered(
                        ORDER,
                        WED_2024_06_05,
                        terms(answerTerm("answer"), answerTerm("answer-any").countingEarlierActs()));

        assertThat(earlier.statusOf("answer", D1, WED_2024_06_05)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(earlier.statusOf("answer-any", D1, WED_2024_06_05)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void actBetweenTheOrdersDateAndItsEntryCounts() {
        CaseHistory history = meetAndConferOf(opened("caed", MON_2025_05_19)
                        .joined(P1, PartyKind.NATURAL_PERSON)
                        .joined(D1, PartyKind.ORGANIZATION)
                        .with(met(WED_2025_05_21, P1, D1)))
                .with(exhausted(MON_2025_06_02, P1, D1));

        assertThat(history.obligation("meet-and-confer", THU_2025_05_22).wording())
                .isEqualTo("met");
        assertThat(history.obligation("meet-and-confer", THU_2025_05_22).openSinceOn())
                .isEqualTo(WED_2025_05_21);
    }

    @Test
    void actsUnderAReplacedOrderCountForItsSuccessor() {
        CaseHistory first = underOrder(WED_2024_06_05, demandTerm("serve-demand"), named("report"))
                .with(demand(THU_2024_06_20, "demand-1", P1, D1), done(THU_2024_06_20, "report", P1));
        CaseHistory second = superseding(first, SECOND, TUE_2024_06_25, ORDER);
        CaseHistory third = superseding(second, THIRD, WED_2024_06_26, SECOND);

        for (CaseHistory replaced : List.of(second, third)) {
            assertThat(of(replaced, WED_2024_06_26, "serve-demand").status()).isEqualTo(ObligationStatus.MET);
            assertThat(of(replaced, WED_2024_06_26, "report").status()).isEqualTo(ObligationStatus.MET);
        }
        assertThat(of(
                                superseding(first.with(vacated(MON_2024_06_24, ORDER)), SECOND, TUE_2024_06_25, ORDER),
                                TUE_2024_06_25,
                                "report")
                        .status())
                .as("vacated, then replaced")
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void actsBeforeANewOrderDoNotCountForIt() {
        CaseHistory history = underOrder(WED_2024_06_05, demandTerm("serve-demand"), named("report"))
                .with(demand(THU_2024_06_20, "demand-1", P1, D1), done(THU_2024_06_20, "report", P1))
                .ordered(SECOND, TUE_2024_06_25, terms(demandTerm("serve-demand"), named("report")));

        assertThat(of(history, TUE_2024_06_25, "serve-demand").status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(of(history, TUE_2024_06_25, "report").status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(of(history.with(done(WED_2024_06_26, "report", P1)), WED_2024_06_26, "report")
                        .status())
                .as("the act names the replaced order")
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void actsCountFromTheFirstOrderThatHadTheTerm() {
        CaseHistory history =
                underOrder(WED_2024_06_05, named("report")).with(demand(THU_2024_06_20, "demand-1", P1, D1));

        assertThat(of(superseding(history, SECOND, TUE_2024_06_25, ORDER), TUE_2024_06_25, "serve-demand")
                        .status())
                .as("the replaced order required no demand")
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void replacedTermEndsAndItsActsCountForItsSuccessor() {
        CaseHistory history = underOrder(WED_2024_06_05, named("report"), named("brief"))
                .with(done(THU_2024_06_20, "report", P1), done(THU_2024_06_20, "brief", P1))
                .ordered(
                        SECOND,
                        TUE_2024_06_25,
                        terms(named("report"), named("brief")),
                        List.of(),
                        List.of(ref("report")));

        assertThat(of(history, TUE_2024_06_25, "report").status()).isEqualTo(ObligationStatus.MET);
        assertThat(of(history, TUE_2024_06_25, "brief").status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligations(TUE_2024_06_25))
                .filteredOn(obligation -> obligation.order().equals(ORDER)
                        && obligation.obligors().contains(P2))
                .extracting(obligation -> obligation.term().id().value(), Obligation::status)
                .containsExactly(tuple("report", ObligationStatus.MOOT), tuple("brief", ObligationStatus.OPEN));
    }

    @Test
    void excusalAndRulingUnderAReplacedOrderCountForItsSuccessor() {
        TermDraft report = named("report")
                .due(
                        new Reading("first", "the earlier day", on(MON_2024_08_05), true),
                        new Reading("second", "the later day", on(TUE_2024_08_06), false));
        CaseHistory ruled = underOrder(WED_2024_06_05, report)
                .with(excused(THU_2024_06_20, "report", P2), readingSettled(THU_2024_06_20, "report", "second"));
        CaseHistory replaced = ruled.ordered(SECOND, TUE_2024_06_25, terms(report), List.of(ORDER), List.of());
        CaseHistory beside = ruled.ordered(SECOND, TUE_2024_06_25, terms(report), List.of(), List.of());

        assertThat(dueOn(of(replaced, TUE_2024_06_25, "report"))).isEqualTo(TUE_2024_08_06);
        assertThat(dueOn(of(beside, TUE_2024_06_25, "report"))).isEqualTo(MON_2024_08_05);
        assertThat(of(replaced, TUE_2024_06_25, "report", P2).status()).isEqualTo(ObligationStatus.EXCUSED);
        assertThat(of(beside, TUE_2024_06_25, "report", P2).status()).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void replacedOrderMakesItsTermsMoot() {
        CaseHistory history = superseding(underOrder(WED_2024_06_05, named("report")), SECOND, TUE_2024_06_25, ORDER);

        assertThat(history.obligations(TUE_2024_06_25))
                .filteredOn(obligation -> obligation.order().equals(ORDER))
                .isNotEmpty()
                .allSatisfy(moot -> {
                    assertThat(moot.status()).isEqualTo(ObligationStatus.MOOT);
                    assertThat(moot.cause()).isEqualTo(StatusCause.ORDER_SUPERSEDED);
                    assertThat(moot.wording()).isEqualTo("moot - replaced by a later order");
                });
    }

    @ParameterizedTest(name = "signed {0}, pages {1}: {2}, {3}")
    @CsvSource(nullValues = "-", textBlock = """
        true,  10, MET,       met
        true,  11, DEFICIENT, 'deficient - 1 requirement not met'
        true,  -,  MET,       met - form not fully recorded
        -,     10, MET,       met - form not fully recorded
        false, 10, DEFICIENT, 'deficient - 1 requirement not met'
        false, 11, DEFICIENT, 'deficient - 2 requirements not met'
        -,     11, DEFICIENT, 'deficient - 1 requirement not met'
        """)
    void formIsYesNoOrNotRecordedAndOnlyNoIsADeficiency(
            @Nullable Boolean signed, @Nullable Integer pages, ObligationStatus status, String wording) {
        CaseHistory history = underOrder(WED_2024_06_05, signedReport().asks(atMost(10, "pages", "at most ten pages")))
                .with(new PerformanceRecorded(
                        at(MON_2024_08_05),
                        Actors.of(P1),
                        ref("report"),
                        signed == null ? Map.of() : Map.of("signed", signed),
                        pages == null ? Map.of() : Map.of("pages", pages)));

        assertThat(history.statusOf("report", MON_2024_08_05)).isEqualTo(status);
        assertThat(history.obligation("report", MON_2024_08_05).wording()).isEqualTo(wording);
    }

    @Test
    void lateActWithUnrecordedFormReportsBoth() {
        assertThat(report(done(at(THU_2024_08_08), "report", Map.of(), P1))
                        .obligation("report", THU_2024_08_08)
                        .wording())
                .isEqualTo("late by 2 days - form not fully recorded");
    }

    @Test
    void attributeOfAnotherTypeIsNoDeficiency() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        named("attend")
                                .owedBy(ONLY_P1)
                                .asks(new Requirement.AttendedBy(
                                        List.of(AttendeeRole.LEAD_TRIAL_COUNSEL), List.of(), null, "with counsel"))
                                .asks(new Requirement.AttendedOnlyBy(
                                        List.of(AttendeeRole.LEAD_TRIAL_COUNSEL), "counsel only")))
                .with(done(at(THU_2024_06_20), "attend", Map.of("attendees", true), P1));

        assertThat(history.obligation("attend", THU_2024_06_20).wording()).isEqualTo("met - form not fully recorded");
    }

    @Test
    void attendanceRequirementDoesNotApplyToActsWithoutAttendees() {
        assertThat(underOrder(
                                WED_2024_06_05,
                                must("exchange")
                                        .owedBy(ONLY_P1)
                                        .by("StatementsExchanged")
                                        .asks(new Requirement.AttendedBy(
                                                List.of(AttendeeRole.LEAD_TRIAL_COUNSEL),
                                                List.of(),
                                                null,
                                                "with counsel"))
                                        .asks(new Requirement.AttendedOnlyBy(
                                                List.of(AttendeeRole.LEAD_TRIAL_COUNSEL), "counsel only")))
                        .with(statementsExchanged(THU_2024_06_20, P1))
                        .obligation("exchange", THU_2024_06_20)
                        .wording())
                .isEqualTo("met");
    }

    @Test
    void cureByTheDueMomentIsMet() {
        CaseHistory first = report(done(at(THU_2024_08_01), "report", Map.of("signed", false), P1));
        CaseHistory cured =
                first.with(done(at(TUE_2024_08_06).curing(first.last()), "report", Map.of("signed", true), P1));

        Obligation met = cured.obligation("report", TUE_2024_08_06);
        assertThat(met.status()).isEqualTo(ObligationStatus.MET);
        assertThat(met.lateness()).isNull();
        assertThat(met.deficiencies())
                .containsExactly(new Deficiency("signed by counsel", "signed: no", first.last(), cured.last()));
        assertThat(cured.statusOf("report", MON_2024_08_05)).isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void cureAfterTheDueMomentIsLateByTheTimeOfTheCure() {
        CaseHistory first = report(done(at(THU_2024_08_01), "report", Map.of("signed", false), P1));
        CaseHistory cured =
                first.with(done(at(FRI_2024_08_09).curing(first.last()), "report", Map.of("signed", true), P1));

        Obligation late = cured.obligation("report", FRI_2024_08_09);
        assertThat(late.status()).isEqualTo(ObligationStatus.LATE);
        assertThat(late.lateness()).isEqualTo(new Lateness(3, 0));
        assertThat(late.evidence())
                .extracting(Evidence::entry, Evidence::part)
                .contains(tuple(first.last(), Evidence.Part.ATTEMPTS), tuple(cured.last(), Evidence.Part.PERFORMS));
    }

    @Test
    void statusIsDecidedWhenTheLastRequirementIsMet() {
        CaseHistory first = underOrder(WED_2024_06_05, signedReport().asks(TermDraft.by(Channel.EMAILED, "by email")))
                .with(done(at(THU_2024_08_01, Channel.FILED), "report", Map.of("signed", false), P1));
        CaseHistory half = first.with(
                done(at(FRI_2024_08_02, Channel.FILED).curing(first.last()), "report", Map.of("signed", true), P1));
        CaseHistory whole = half.with(done(at(MON_2024_08_05, Channel.EMAILED).curing(half.last()), "report", P1));

        assertThat(half.obligation("report", FRI_2024_08_02).deficiencies())
                .extracting(Deficiency::requirement, Deficiency::curedBy)
                .containsExactly(tuple("signed by counsel", half.last()), tuple("by email", null));
        assertThat(half.obligation("report", FRI_2024_08_02).wording()).isEqualTo("deficient - 1 requirement not met");
        assertThat(half.obligation("report", FRI_2024_08_02).evidence())
                .extracting(Evidence::entry, Evidence::part)
                .contains(tuple(half.last(), Evidence.Part.CURES));
        assertThat(whole.obligation("report", MON_2024_08_05)).satisfies(met -> {
            assertThat(met.status()).isEqualTo(ObligationStatus.MET);
            assertThat(met.wording()).isEqualTo("met");
            assertThat(met.reason()).startsWith("performed by entry " + whole.last());
        });
    }

    @Test
    void laterActInFormDecidesWithoutNamingTheDeficientOne() {
        CaseHistory first = report(done(at(THU_2024_08_01), "report", Map.of("signed", false), P1));
        CaseHistory second = first.with(done(at(MON_2024_08_05), "report", Map.of("signed", true), P1));

        assertThat(second.obligation("report", TUE_2024_08_06)).satisfies(met -> {
            assertThat(met.status()).isEqualTo(ObligationStatus.MET);
            assertThat(met.deficiencies())
                    .containsExactly(new Deficiency("signed by counsel", "signed: no", first.last(), second.last()));
        });
    }

    @Test
    void deficientActTriggersDependentTerms() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        signedReport(),
                        must("reply")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.done("report"))
                                .by("StatementsExchanged"))
                .with(done(at(THU_2024_08_01), "report", Map.of("signed", false), P1));

        assertThat(history.statusOf("reply", FRI_2024_08_02)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("reply", FRI_2024_08_02).openSinceOn()).isEqualTo(THU_2024_08_01);
    }

    @Test
    void performanceThatNamesATermPerformsOnlyThatTerm() {
        CaseHistory history =
                underOrder(WED_2024_06_05, named("report"), named("brief")).with(done(THU_2024_06_20, "report", P1));

        assertThat(history.statusOf("report", P1, THU_2024_06_20)).isEqualTo(ObligationStatus.MET);
        assertThat(history.statusOf("brief", P1, THU_2024_06_20)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void actOfTheCourtPerformsNothing() {
        assertThat(underOrder(WED_2024_06_05, must("move").owedBy(ONLY_P1).by("EventRescheduled"))
                        .with(conferenceMoved(THU_2024_06_20, TUE_2024_08_20))
                        .statusOf("move", THU_2024_06_20))
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void precedingFactMayBeOnTheSameDay() {
        TermDraft notice = must("notice")
                .owedBy(ONLY_P1)
                .by("PerformanceRecorded")
                .asks(new Requirement.PrecededBy("StatementsExchanged", "after the exchange"));

        assertThat(underOrder(WED_2024_06_05, notice)
                        .with(done(THU_2024_06_20, "notice", P1), statementsExchanged(THU_2024_06_20, P1))
                        .statusOf("notice", THU_2024_06_20))
                .isEqualTo(ObligationStatus.MET);
    }

    private static CaseHistory report(PerformanceRecorded... done) {
        return underOrder(WED_2024_06_05, signedReport()).with(done);
    }

    private static TermDraft signedReport() {
        return named("report")
                .owedBy(ONLY_P1)
                .due(TermDraft.on(TUE_2024_08_06))
                .asks(yes("signed", "signed by counsel"));
    }

    private static TermDraft named(String id) {
        return must(id).by("PerformanceRecorded");
    }

    private static TermDraft demandTerm(String id) {
        return must(id).owedBy(Obligor.Who.PLAINTIFFS, Obligor.How.EACH).by("DemandServed");
    }

    private static TermDraft answerTerm(String id) {
        return must(id).owedBy(Obligor.Who.DEFENDANTS, Obligor.How.EACH)
                .once(addressed("DemandServed"))
                .byAnswering("CounterofferMade");
    }

    private static CaseHistory superseding(CaseHistory history, OrderId order, LocalDate on, OrderId replaced) {
        return history.ordered(
                order, on, terms(demandTerm("serve-demand"), named("report")), List.of(replaced), List.of());
    }

    /** The obligation of the first plaintiff under the latest order. */
    private static Obligation of(CaseHistory history, LocalDate asOf, String term) {
        return of(history, asOf, term, P1);
    }

    private static Obligation of(CaseHistory history, LocalDate asOf, String term, PartyId party) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.term().id().equals(TermId.of(term)))
                .filter(obligation -> obligation.obligors().contains(party))
                .reduce((_, latest) -> latest)
                .orElseThrow();
    }
}

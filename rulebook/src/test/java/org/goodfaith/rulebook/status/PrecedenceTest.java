package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.FRI_2024_08_09;
import static org.goodfaith.rulebook.status.Days.MON_2024_08_05;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_01;
import static org.goodfaith.rulebook.status.Days.THU_2024_08_08;
import static org.goodfaith.rulebook.status.Days.TUE_2024_08_06;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.Days.WED_2024_08_07;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.closed;
import static org.goodfaith.rulebook.status.Facts.dismissed;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.statementsExchanged;
import static org.goodfaith.rulebook.status.Facts.stayed;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.may;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.mustNot;
import static org.goodfaith.rulebook.status.TermDraft.settled;
import static org.goodfaith.rulebook.status.TermDraft.should;
import static org.goodfaith.rulebook.status.TermDraft.undated;
import static org.goodfaith.rulebook.status.TermDraft.yes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Fact;
import org.goodfaith.orders.Performance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The meaning of each status, and the order in which statuses take precedence. */
class PrecedenceTest {

    private static final Fact IN_TIME = done(at(MON_2024_08_05), "report", Map.of("signed", true), P1);
    private static final Fact LATE = done(at(THU_2024_08_08), "report", Map.of("signed", true), P1);
    private static final Fact UNSIGNED = done(at(MON_2024_08_05), "report", Map.of("signed", false), P1);
    private static final Fact LATE_UNSIGNED = done(at(THU_2024_08_08), "report", Map.of("signed", false), P1);

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("histories")
    void earlierRuleTakesPrecedence(String what, List<Fact> facts, LocalDate asOf, ObligationStatus status) {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.on(TUE_2024_08_06))
                                .by("PerformanceRecorded")
                                .asks(yes("signed", "signed by counsel"))
                                .until(settled()))
                .with(facts.toArray(Fact[]::new));

        assertThat(history.statusOf("report", asOf)).as(what).isEqualTo(status);
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                row("OPEN: binding, nothing recorded, not past due", List.of(), TUE_2024_08_06, ObligationStatus.OPEN),
                row("OVERDUE: a dated MUST, past due", List.of(), WED_2024_08_07, ObligationStatus.OVERDUE),
                row("MET: in time, in form", List.of(IN_TIME), WED_2024_08_07, ObligationStatus.MET),
                row("LATE: after it was due", List.of(LATE), THU_2024_08_08, ObligationStatus.LATE),
                row("DEFICIENT: not in form", List.of(UNSIGNED), TUE_2024_08_06, ObligationStatus.DEFICIENT),
                row("EXCUSED: relieved", List.of(excusal()), TUE_2024_08_06, ObligationStatus.EXCUSED),
                row(
                        "MOOT: ended before it fell due",
                        List.of(settled(MON_2024_08_05, P1)),
                        WED_2024_08_07,
                        ObligationStatus.MOOT),
                row(
                        "UNPERFORMED: ended after it fell due",
                        List.of(settled(WED_2024_08_07, P1)),
                        WED_2024_08_07,
                        ObligationStatus.UNPERFORMED),
                row(
                        "DORMANT: stayed",
                        List.of(stayed(MON_2024_08_05, ORDER)),
                        TUE_2024_08_06,
                        ObligationStatus.DORMANT),
                row(
                        "MET before EXCUSED",
                        List.of(IN_TIME, excused(TUE_2024_08_06, "report")),
                        TUE_2024_08_06,
                        ObligationStatus.MET),
                row(
                        "MET before ended",
                        List.of(IN_TIME, settled(TUE_2024_08_06, P1)),
                        TUE_2024_08_06,
                        ObligationStatus.MET),
                row(
                        "MET before closed",
                        List.of(IN_TIME, closed(TUE_2024_08_06)),
                        TUE_2024_08_06,
                        ObligationStatus.MET),
                row(
                        "MET before dismissed",
                        List.of(IN_TIME, dismissed(TUE_2024_08_06, P1)),
                        TUE_2024_08_06,
                        ObligationStatus.MET),
                row(
                        "MET before vacated",
                        List.of(IN_TIME, vacated(TUE_2024_08_06, ORDER)),
                        TUE_2024_08_06,
                        ObligationStatus.MET),
                row(
                        "MET before stayed",
                        List.of(IN_TIME, stayed(TUE_2024_08_06, ORDER)),
                        TUE_2024_08_06,
                        ObligationStatus.MET),
                row(
                        "EXCUSED before DEFICIENT",
                        List.of(UNSIGNED, excused(TUE_2024_08_06, "report")),
                        TUE_2024_08_06,
                        ObligationStatus.EXCUSED),
                row(
                        "EXCUSED before LATE",
                        List.of(LATE, excused(FRI_2024_08_09, "report")),
                        FRI_2024_08_09,
                        ObligationStatus.EXCUSED),
                row(
                        "EXCUSED before ended",
                        List.of(excusal(), settled(TUE_2024_08_06, P1)),
                        TUE_2024_08_06,
                        ObligationStatus.EXCUSED),
                row(
                        "EXCUSED before stayed",
                        List.of(excusal(), stayed(TUE_2024_08_06, ORDER)),
                        TUE_2024_08_06,
                        ObligationStatus.EXCUSED),
                row(
                        "EXCUSED before OVERDUE",
                        List.of(excused(THU_2024_08_08, "report")),
                        THU_2024_08_08,
                        ObligationStatus.EXCUSED),
                row("DEFICIENT before LATE", List.of(LATE_UNSIGNED), THU_2024_08_08, ObligationStatus.DEFICIENT),
                row(
                        "DEFICIENT before ended",
                        List.of(UNSIGNED, settled(TUE_2024_08_06, P1)),
                        TUE_2024_08_06,
                        ObligationStatus.DEFICIENT),
                row(
                        "DEFICIENT before stayed",
                        List.of(UNSIGNED, stayed(TUE_2024_08_06, ORDER)),
                        TUE_2024_08_06,
                        ObligationStatus.DEFICIENT),
                row("DEFICIENT before OVERDUE", List.of(UNSIGNED), WED_2024_08_07, ObligationStatus.DEFICIENT),
                row(
                        "LATE before ended",
                        List.of(LATE, settled(FRI_2024_08_09, P1)),
                        FRI_2024_08_09,
                        ObligationStatus.LATE),
                row(
                        "ended before stayed",
                        List.of(stayed(THU_2024_08_01, ORDER), settled(MON_2024_08_05, P1)),
                        TUE_2024_08_06,
                        ObligationStatus.MOOT),
                row(
                        "ended past due before stayed",
                        List.of(stayed(WED_2024_08_07, ORDER), settled(THU_2024_08_08, P1)),
                        THU_2024_08_08,
                        ObligationStatus.UNPERFORMED),
                row(
                        "stayed before OVERDUE",
                        List.of(stayed(WED_2024_08_07, ORDER)),
                        THU_2024_08_08,
                        ObligationStatus.DORMANT));
    }

    @Test
    void deficientActReportsItsLateness() {
        Obligation late = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.on(TUE_2024_08_06))
                                .by("PerformanceRecorded")
                                .asks(yes("signed", "signed by counsel")))
                .with(LATE_UNSIGNED)
                .obligation("report", THU_2024_08_08);

        assertThat(late.wording()).isEqualTo("deficient - 1 requirement not met, late by 2 days");
        assertThat(late.reason()).isEqualTo("\"signed by counsel\": signed: no");
        assertThat(late.lateness()).isEqualTo(new Lateness(2, 0));
    }

    @Test
    void everyStatusHasAReason() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("report")
                        .owedBy(ONLY_P1)
                        .due(TermDraft.on(TUE_2024_08_06))
                        .by("PerformanceRecorded")
                        .until(settled()));

        assertThat(texts(history, TUE_2024_08_06)).containsExactly("open", "due Tue, Aug 6, 2024", null);
        assertThat(texts(history, WED_2024_08_07))
                .containsExactly(
                        "overdue - no performance recorded",
                        "due Tue, Aug 6, 2024; the record shows no performance",
                        null);
        assertThat(texts(history.with(IN_TIME), TUE_2024_08_06))
                .containsExactly("met", "performed by entry 6 on Mon, Aug 5, 2024, due Tue, Aug 6, 2024", null);
        assertThat(texts(history.with(excusal()), TUE_2024_08_06))
                .containsExactly("excused by the court", "the court excused the obligor", null);
        assertThat(texts(history.with(settled(MON_2024_08_05, P1)), TUE_2024_08_06))
                .containsExactly("moot - settled", "ended before it fell due: settled", StatusCause.SETTLED);
        assertThat(texts(history.with(settled(THU_2024_08_08, P1)), THU_2024_08_08))
                .containsExactly(
                        "ended - no performance recorded", "ended after it fell due: settled", StatusCause.SETTLED);
        assertThat(texts(history.with(stayed(MON_2024_08_05, ORDER)), TUE_2024_08_06))
                .containsExactly("dormant - stayed", "stayed on Mon, Aug 5, 2024", StatusCause.STAYED);
        assertThat(texts(history.with(closed(MON_2024_08_05)), TUE_2024_08_06))
                .containsExactly(
                        "moot - the case was closed",
                        "ended before it fell due: the case was closed",
                        StatusCause.CASE_CLOSED);
        assertThat(texts(history.with(vacated(MON_2024_08_05, ORDER)), TUE_2024_08_06))
                .containsExactly(
                        "moot - the order was vacated",
                        "ended before it fell due: the order was vacated",
                        StatusCause.ORDER_VACATED);
        assertThat(texts(history.with(dismissed(MON_2024_08_05, P1)), TUE_2024_08_06))
                .containsExactly(
                        "moot - dismissed from the case",
                        "ended before it fell due: dismissed from the case",
                        StatusCause.PARTY_DISMISSED);
    }

    @Test
    void everyStatusListsItsEvidence() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.on(TUE_2024_08_06))
                                .by("PerformanceRecorded")
                                .until(settled()))
                .with(stayed(THU_2024_08_01, ORDER), settled(MON_2024_08_05, P1));

        assertThat(history.obligation("report", THU_2024_08_01).evidence())
                .extracting(Evidence::entry, Evidence::part)
                .containsExactly(tuple(5L, Evidence.Part.IMPOSES), tuple(6L, Evidence.Part.SUSPENDS));
        assertThat(history.obligation("report", MON_2024_08_05).evidence())
                .extracting(Evidence::entry, Evidence::part)
                .containsExactly(tuple(5L, Evidence.Part.IMPOSES), tuple(7L, Evidence.Part.ENDS));
    }

    @Test
    void earliestEndCounts() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .due(TermDraft.on(TUE_2024_08_06))
                                .by("PerformanceRecorded")
                                .until(settled()))
                .with(settled(MON_2024_08_05, P1), dismissed(WED_2024_08_07, P1), closed(THU_2024_08_08));

        assertThat(history.obligation("report", THU_2024_08_08).cause()).isEqualTo(StatusCause.SETTLED);
        assertThat(history.obligation("report", THU_2024_08_08).endedOn()).isEqualTo(MON_2024_08_05);
    }

    @Test
    void onlyADatedMustIsEverOverdue() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                should("should").due(TermDraft.on(TUE_2024_08_06)).by("PerformanceRecorded"),
                may("may").due(TermDraft.on(TUE_2024_08_06)).by("PerformanceRecorded"),
                mustNot("must-not").due(TermDraft.on(TUE_2024_08_06)).by("PerformanceRecorded"),
                must("undated").due(undated("promptly")).by("PerformanceRecorded"));

        assertThat(history.statusOf("should", P1, TUE_2024_08_06)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("should", P1, WED_2024_08_07)).satisfies(lapsed -> {
            assertThat(lapsed.status()).isEqualTo(ObligationStatus.LAPSED);
            assertThat(lapsed.wording()).isEqualTo("lapsed - not used");
            assertThat(lapsed.reason()).isEqualTo("due Tue, Aug 6, 2024; the record shows no use of it");
        });
        assertThat(history.statusOf("may", P1, WED_2024_08_07)).isEqualTo(ObligationStatus.LAPSED);
        assertThat(history.statusOf("must-not", P1, WED_2024_08_07)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("undated", P1, WED_2024_08_07).wording()).isEqualTo("open - no date set");
        assertThat(history.obligation("undated", P1, WED_2024_08_07).openSinceOn())
                .isEqualTo(WED_2024_06_05);
    }

    @Test
    void actAfterALapseIsLate() {
        assertThat(underOrder(
                                WED_2024_06_05,
                                may("may")
                                        .owedBy(ONLY_P1)
                                        .due(TermDraft.on(TUE_2024_08_06))
                                        .by("PerformanceRecorded"))
                        .with(done(THU_2024_08_08, "may", P1))
                        .statusOf("may", THU_2024_08_08))
                .isEqualTo(ObligationStatus.LATE);
    }

    @Test
    void optionalTermIsLapsedIfItEndsAfterItsTimeAndMootIfBefore() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                may("may").owedBy(ONLY_P1).due(TermDraft.on(TUE_2024_08_06)).by("PerformanceRecorded"));

        assertThat(history.with(closed(THU_2024_08_08)).obligation("may", THU_2024_08_08))
                .satisfies(lapsed -> {
                    assertThat(lapsed.status()).isEqualTo(ObligationStatus.LAPSED);
                    assertThat(lapsed.reason()).isEqualTo("its time passed: the case was closed");
                    assertThat(lapsed.cause()).isEqualTo(StatusCause.CASE_CLOSED);
                });
        assertThat(history.with(closed(MON_2024_08_05)).statusOf("may", THU_2024_08_08))
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void breachedProhibitionTakesPrecedenceAndIsNeverCured() {
        CaseHistory breached = prohibition().with(filing(MON_2024_08_05));

        assertThat(breached.statusOf("no-filing", MON_2024_08_05)).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(breached.obligation("no-filing", MON_2024_08_05).wording())
                .isEqualTo("deficient - a prohibited act is recorded");
        assertThat(breached.with(excused(TUE_2024_08_06, "no-filing")).statusOf("no-filing", TUE_2024_08_06))
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(breached.with(settled(TUE_2024_08_06, P1)).statusOf("no-filing", TUE_2024_08_06))
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(breached.with(stayed(TUE_2024_08_06, ORDER)).statusOf("no-filing", TUE_2024_08_06))
                .isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(breached.with(done(at(TUE_2024_08_06, Channel.EMAILED).curing(breached.last()), "no-filing", P1))
                        .statusOf("no-filing", TUE_2024_08_06))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void prohibitionWithoutBreachIsMetAtItsEnd() {
        Obligation ended = prohibition().with(settled(TUE_2024_08_06, P1)).obligation("no-filing", TUE_2024_08_06);

        assertThat(ended.status()).isEqualTo(ObligationStatus.MET);
        assertThat(ended.wording()).isEqualTo("ended - no breach recorded");
        assertThat(ended.reason()).isEqualTo("ended: settled");
        assertThat(prohibition()
                        .with(settled(TUE_2024_08_06, P1), filing(WED_2024_08_07))
                        .statusOf("no-filing", WED_2024_08_07))
                .as("an act after the end of the prohibition is permitted")
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void excusedProhibitionCannotBeBreached() {
        CaseHistory excused = prohibition().with(excused(TUE_2024_08_06, "no-filing", P1));

        assertThat(excused.statusOf("no-filing", TUE_2024_08_06)).isEqualTo(ObligationStatus.EXCUSED);
        assertThat(excused.with(filing(WED_2024_08_07)).statusOf("no-filing", WED_2024_08_07))
                .isEqualTo(ObligationStatus.EXCUSED);
    }

    @Test
    void prohibitionThatIsNotBindingYetCannotBeBreached() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        mustNot("no-filing")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("StatementsExchanged"))
                                .by(new Performance("PerformanceRecorded", null, List.of(Channel.FILED), false)))
                .with(filing(THU_2024_08_01));

        assertThat(history.statusOf("no-filing", THU_2024_08_01)).isEqualTo(ObligationStatus.DORMANT);
        CaseHistory binding = history.with(statementsExchanged(MON_2024_08_05, P1, D1));
        assertThat(binding.statusOf("no-filing", MON_2024_08_05)).isEqualTo(ObligationStatus.OPEN);
        assertThat(binding.with(filing(MON_2024_08_05)).statusOf("no-filing", MON_2024_08_05))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @Test
    void prohibitionIsDormantWhileStayed() {
        assertThat(prohibition().with(stayed(MON_2024_08_05, ORDER)).statusOf("no-filing", TUE_2024_08_06))
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void actBeforeTheTriggerIsMetEarly() {
        CaseHistory history = underOrder(
                        WED_2024_06_05,
                        must("report")
                                .owedBy(ONLY_P1)
                                .once(TermDraft.fact("StatementsExchanged"))
                                .due(daysAfter(7, TermDraft.trigger()))
                                .by("PerformanceRecorded"))
                .with(done(THU_2024_08_01, "report", P1));

        assertThat(history.obligation("report", THU_2024_08_01).wording()).isEqualTo("met early");
        CaseHistory triggered = history.with(statementsExchanged(MON_2024_08_05, P1, D1));
        assertThat(triggered.obligation("report", MON_2024_08_05).wording()).isEqualTo("met early");
        assertThat(history.obligation("report", THU_2024_08_01).reason())
                .isEqualTo("performed by entry 6 on Thu, Aug 1, 2024");
    }

    private static CaseHistory prohibition() {
        return underOrder(
                WED_2024_06_05,
                mustNot("no-filing")
                        .owedBy(ONLY_P1)
                        .by(new Performance("PerformanceRecorded", null, List.of(Channel.FILED), false))
                        .until(settled()));
    }

    private static Fact filing(LocalDate on) {
        return done(at(on, Channel.FILED), "no-filing", P1);
    }

    private static Fact excusal() {
        return excused(MON_2024_08_05, "report");
    }

    private static List<Object> texts(CaseHistory history, LocalDate asOf) {
        Obligation obligation = history.obligation("report", asOf);
        return Arrays.asList(obligation.wording(), obligation.reason(), obligation.cause());
    }

    private static Arguments row(String what, List<Fact> facts, LocalDate asOf, ObligationStatus status) {
        return Arguments.of(what, facts, asOf, status);
    }
}

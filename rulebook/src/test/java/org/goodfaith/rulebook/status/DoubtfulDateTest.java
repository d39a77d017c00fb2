package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.ONLY_P1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.readingSettled;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.must;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.orders.Anchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Obligations whose date depends on state law, settled or in doubt. */
class DoubtfulDateTest {

    @ParameterizedTest(name = "{0}, {1} days from {2}: due {3}, overdue on {4}")
    @CsvSource(textBlock = """
            nvd,  14, 2024-10-11, 2024-10-28, 2024-10-29
            caed, 3,  2023-04-21, 2023-04-24, 2023-04-25
            """)
    void aSettledDateHasOneReading(String court, int days, LocalDate ordered, LocalDate due, LocalDate overdueOn) {
        CaseHistory history = report(court, days, ordered);

        assertThat(dueOn(history.obligation("report", ordered))).isEqualTo(due);
        assertThat(history.statusOf("report", overdueOn.minusDays(1))).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("report", overdueOn)).satisfies(report -> {
            assertThat(report.status()).isEqualTo(ObligationStatus.OVERDUE);
            assertThat(report.readings()).hasSize(1);
            assertThat(report.flags()).isEmpty();
        });
    }

    /** The day after Thanksgiving Day is in doubt in Oregon, and no holiday of Washington is on file for 2014. */
    @ParameterizedTest(name = "{0}, {1} days from {2}: due {3}; {4} under one reading, overdue on {5}")
    @CsvSource(textBlock = """
            ord,  7, 2026-11-20, 2026-11-27, 2026-11-28, 2026-12-01, '(Or. Rev. Stat. 187.020; leave of state employees)'
            waed, 7, 2014-05-01, 2014-05-08, 2014-05-09, 2014-05-10, 'the holidays of Washington are on file since 2015 only'
            """)
    void overdueIsNotAssertedBeforeTheLaterDate(
            String court,
            int days,
            LocalDate ordered,
            LocalDate due,
            LocalDate doubtfulOn,
            LocalDate overdueOn,
            String reason) {
        CaseHistory history = report(court, days, ordered);

        assertThat(dueOn(history.obligation("report", ordered))).isEqualTo(due);
        assertThat(history.obligation("report", doubtfulOn)).satisfies(report -> {
            assertThat(report.status()).isEqualTo(ObligationStatus.OPEN);
            assertThat(report.wording()).isEqualTo("open - overdue under one reading");
            assertThat(report.readings()).hasSize(2);
            assertThat(report.flags()).anyMatch(flag -> flag.startsWith("In doubt: ") && flag.contains(reason));
        });
        assertThat(history.statusOf("report", overdueOn.minusDays(1))).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("report", overdueOn)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void anActOnTheLaterDateIsNotLate() {
        LocalDate monday = LocalDate.of(2026, 11, 30);
        CaseHistory history = report("ord", 7, LocalDate.of(2026, 11, 20));

        assertThat(history.with(done(monday, "report", P1)).statusOf("report", monday.plusDays(1)))
                .isEqualTo(ObligationStatus.MET);
        assertThat(history.with(done(monday.plusDays(1), "report", P1)).statusOf("report", monday.plusDays(1)))
                .isEqualTo(ObligationStatus.LATE);
    }

    @Test
    void aRulingSettlesADoubtfulDay() {
        LocalDate friday = LocalDate.of(2026, 11, 27);
        CaseHistory history = report("ord", 7, LocalDate.of(2026, 11, 20))
                .with(readingSettled(LocalDate.of(2026, 11, 23), "report", "only.1"));

        assertThat(history.statusOf("report", friday)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.statusOf("report", friday.plusDays(1))).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void aFilingInTheEveningOfTheLastDayIsFlaggedOnlyWhereTheLocalRulesAreNotOnFile() {
        assertThat(filed("cand", LocalTime.of(20, 15)).flags())
                .anyMatch(flag -> flag.contains("was filed after 5:00 p.m. on the last day"));
        assertThat(filed("cand", LocalTime.of(16, 30)).flags()).isEmpty();
        assertThat(filed("mad", LocalTime.of(17, 30)).flags()).isEmpty();
    }

    private static Obligation filed(String court, LocalTime at) {
        LocalDate ordered = LocalDate.of(2026, 6, 1);
        LocalDate due = LocalDate.of(2026, 6, 8);
        return report(court, 7, ordered)
                .with(new PerformanceRecorded(
                        Circumstances.at(CourtTime.at(due, at), Channel.FILED),
                        Actors.of(P1),
                        Facts.ref("report"),
                        Map.of(),
                        Map.of()))
                .obligation("report", due.plusDays(1));
    }

    private static CaseHistory report(String court, int days, LocalDate ordered) {
        return opened(court, ordered)
                .joined(P1, PartyKind.ORGANIZATION)
                .ordered(
                        ORDER,
                        ordered,
                        terms(must("report")
                                .owedBy(ONLY_P1)
                                .due(daysAfter(days, new Anchor.OrderDated()))
                                .delivered(Channel.FILED)
                                .by("PerformanceRecorded")));
    }
}

package org.goodfaith.rulebook.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.conduct.VdrpCase.PLAINTIFF;
import static org.goodfaith.rulebook.conduct.VdrpCase.both;
import static org.goodfaith.rulebook.conduct.VdrpCase.endOf;
import static org.goodfaith.rulebook.conduct.VdrpCase.on;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ConfidentialLetterSubmitted;
import org.goodfaith.events.EntryDisputed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.VDRPCompletionReportFiled;
import org.goodfaith.events.VDRPSessionCompleted;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.TermId;
import org.goodfaith.rulebook.conduct.TrailLine.FactLine;
import org.goodfaith.rulebook.conduct.TrailLine.StatusLine;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.Viewpoint;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final LocalDate THU_2025_08_28 = LocalDate.of(2025, 8, 28);
    private static final LocalDate THU_2025_09_11 = LocalDate.of(2025, 9, 11);
    private static final LocalDate MON_2025_09_15 = LocalDate.of(2025, 9, 15);
    private static final LocalDate TUE_2025_09_30 = LocalDate.of(2025, 9, 30);

    private final VdrpCase file = new VdrpCase();

    @Test
    void listsEachStatusChangeWithItsCauses() {
        sessionCompleted();
        long session = file.last();
        file.record(MON_2025_09_15, reportFiledOn(MON_2025_09_15));

        assertThat(reportLines(endOf(TUE_2025_09_30)))
                .extracting(line -> line.from() + " > " + line.to() + " by " + line.causedBy())
                .containsExactly(
                        "null > DORMANT by [4]",
                        "DORMANT > OPEN by [" + session + "]",
                        "OPEN > OVERDUE by []",
                        "OVERDUE > LATE by [" + file.last() + "]");
    }

    @Test
    void timelyReportRecordedLateWasNeverOverdueAlthoughTheRecordShowedIt() {
        sessionCompleted();
        file.record(MON_2025_09_15, reportFiledOn(THU_2025_09_11));
        Viewpoint now = endOf(TUE_2025_09_30);

        assertThat(reportLines(now))
                .extracting(StatusLine::to)
                .containsExactly(ObligationStatus.DORMANT, ObligationStatus.OPEN, ObligationStatus.MET);
        assertThat(Trail.asShownAtTheTime(file.record(), now))
                .filteredOn(line -> line.obligation().value().contains("completion-report"))
                .extracting(StatusLine::to)
                .containsExactly(
                        ObligationStatus.DORMANT,
                        ObligationStatus.OPEN,
                        ObligationStatus.OVERDUE,
                        ObligationStatus.MET);
    }

    @Test
    void omitsObligationsThatTheRecordAlwaysShowedCorrectly() {
        sessionCompleted();
        file.record(THU_2025_09_11, reportFiledOn(THU_2025_09_11));

        assertThat(Trail.asShownAtTheTime(file.record(), endOf(TUE_2025_09_30)))
                .noneMatch(line -> line.obligation().value().contains("completion-report")
                        && line.to() == ObligationStatus.OVERDUE);
    }

    @Test
    void endsAtTheViewpoint() {
        sessionCompleted();
        file.record(MON_2025_09_15, reportFiledOn(MON_2025_09_15));

        assertThat(reportLines(endOf(THU_2025_09_11)))
                .extracting(StatusLine::to)
                .containsExactly(ObligationStatus.DORMANT, ObligationStatus.OPEN);
        assertThat(reportLines(endOf(TUE_2025_09_30, THU_2025_09_11)))
                .as("as known before the report was recorded")
                .extracting(StatusLine::to)
                .endsWith(ObligationStatus.OVERDUE);
    }

    @Test
    void strickenEntryIsListedWithItsStrike() {
        sessionCompleted();
        long session = file.last();
        file.record(
                MON_2025_09_15,
                new EntryStricken(on(MON_2025_09_15), session, "recorded in the wrong case", "the clerk", null));

        assertThat(factLine(session).strickenBy()).isEqualTo(file.last());
        assertThat(reportLines(endOf(TUE_2025_09_30)))
                .extracting(StatusLine::reason)
                .last()
                .isEqualTo("the triggering entry " + session + " was struck");
    }

    @Test
    void entriesAboutAConfidentialEntryAreConfidential() {
        file.record(
                THU_2025_08_28,
                new ConfidentialLetterSubmitted(on(THU_2025_08_28, Channel.EMAILED), Actors.of(PLAINTIFF), 3));
        long letter = file.last();
        file.record(MON_2025_09_15, new EntryStricken(on(MON_2025_09_15), letter, "sent twice", "the clerk", null));
        long strike = file.last();
        file.record(
                TUE_2025_09_30,
                new OverdueNoticeIssued(
                        on(TUE_2025_09_30),
                        ObligationId.of(VdrpCase.ORDER, TermId.of("statement"), PLAINTIFF, null),
                        VdrpCase.at(TUE_2025_09_30, LocalTime.MIDNIGHT),
                        "1",
                        strike));

        assertThat(List.of(letter, strike, file.last()))
                .allSatisfy(entry -> assertThat(factLine(entry).visibility()).isEqualTo(Visibility.CHAMBERS));
    }

    @Test
    void longChainOfDisputesIsEvaluatedInLinearTime() {
        file.record(
                THU_2025_08_28,
                new ConfidentialLetterSubmitted(on(THU_2025_08_28, Channel.EMAILED), Actors.of(PLAINTIFF), 3));
        for (int i = 0; i < 2_000; i++) {
            file.record(
                    THU_2025_08_28,
                    new EntryDisputed(
                            on(THU_2025_08_28).curing(file.last()), Actors.of(PLAINTIFF), file.last(), "as above"));
        }

        assertThat(EntryVisibility.of(file.record())).last().isEqualTo(Visibility.CHAMBERS);
    }

    private FactLine factLine(long sequence) {
        return Trail.of(file.record(), endOf(TUE_2025_09_30)).stream()
                .filter(FactLine.class::isInstance)
                .map(FactLine.class::cast)
                .filter(line -> line.entry().sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    private List<StatusLine> reportLines(Viewpoint viewpoint) {
        return Trail.of(file.record(), viewpoint).stream()
                .filter(StatusLine.class::isInstance)
                .map(StatusLine.class::cast)
                .filter(line -> line.obligation().value().contains("completion-report"))
                .toList();
    }

    private void sessionCompleted() {
        file.record(THU_2025_08_28, new VDRPSessionCompleted(on(THU_2025_08_28), both(), null));
    }

    private static VDRPCompletionReportFiled reportFiledOn(LocalDate day) {
        return new VDRPCompletionReportFiled(on(day, Channel.FILED), both());
    }
}

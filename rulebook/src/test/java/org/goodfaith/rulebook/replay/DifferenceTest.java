package org.goodfaith.rulebook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.endOf;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.Facts.communicationAnswered;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.letter;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.OfferId;
import org.goodfaith.rulebook.replay.ViewpointDifference.ChangedObligation;
import org.goodfaith.rulebook.status.CaseHistory;
import org.goodfaith.rulebook.status.Facts;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.Viewpoint;
import org.junit.jupiter.api.Test;

/** The demand is due on August 6, fourteen days before the conference of August 20. */
class DifferenceTest {

    private static final LocalDate MON_2024_08_05 = LocalDate.of(2024, 8, 5);
    private static final LocalDate TUE_2024_08_06 = LocalDate.of(2024, 8, 6);
    private static final LocalDate WED_2024_08_07 = LocalDate.of(2024, 8, 7);
    private static final LocalDate THU_2024_08_08 = LocalDate.of(2024, 8, 8);
    private static final LocalDate FRI_2024_08_09 = LocalDate.of(2024, 8, 9);
    private static final LocalDate TUE_2024_09_10 = LocalDate.of(2024, 9, 10);

    @Test
    void viewpointDoesNotDifferFromItself() {
        CaseHistory history = settlementConference().with(demand(MON_2024_08_05, "demand-1", P1, D1));
        Viewpoint viewpoint = at(TUE_2024_08_06, FRI_2024_08_09);

        assertThat(ViewpointDifference.of(history.record(), viewpoint, viewpoint)
                        .obligations())
                .isEmpty();
    }

    @Test
    void entryRecordedLateIsTheOnlyCause() {
        CaseHistory late = settlementConference()
                .with(letter(THU_2024_08_08, 2, P1))
                .with(demand(MON_2024_08_05, "demand-1", P1, D1), FRI_2024_08_09)
                .with(letter(FRI_2024_08_09, 2, D1));
        ChangedObligation demand =
                differing(late, at(WED_2024_08_07, WED_2024_08_07), at(WED_2024_08_07, FRI_2024_08_09));

        assertThat(statuses(demand)).containsExactly(ObligationStatus.OVERDUE, ObligationStatus.MET);
        assertThat(causes(demand)).containsExactly("recorded " + (late.last() - 1));
        assertThat(demand.aspects())
                .contains(ChangedAspect.STATUS, ChangedAspect.EVIDENCE)
                .doesNotContain(ChangedAspect.DUE);
        assertThat(demand.descriptions().getFirst()).isEqualTo("met; before: overdue - no performance recorded");
    }

    @Test
    void passingDueDateIsTheCauseIfNothingWasRecorded() {
        CaseHistory silent = settlementConference().with(letter(TUE_2024_08_06, 2, P1));
        ChangedObligation demand =
                differing(silent, at(MON_2024_08_05, MON_2024_08_05), at(WED_2024_08_07, WED_2024_08_07));

        assertThat(statuses(demand)).containsExactly(ObligationStatus.OPEN, ObligationStatus.OVERDUE);
        assertThat(causes(demand)).containsExactly("DUE_MOMENT 2024-08-07T07:00:00Z");
    }

    @Test
    void factTakingEffectAtMidnightIsACauseBesideTheDatePassed() {
        CaseHistory served = settlementConference().with(demand(WED_2024_08_07, "demand-1", P1, D1));
        ChangedObligation demand =
                differing(served, at(TUE_2024_08_06, FRI_2024_08_09), at(WED_2024_08_07, FRI_2024_08_09));

        assertThat(statuses(demand)).containsExactly(ObligationStatus.OPEN, ObligationStatus.LATE);
        assertThat(causes(demand))
                .as("midnight passes first, then the demand of that day takes effect")
                .containsExactly("DUE_MOMENT 2024-08-07T07:00:00Z", "took effect " + served.last());
    }

    @Test
    void rescheduledConferenceIsTheCauseOfALaterDate() {
        CaseHistory moved = settlementConference().with(conferenceMoved(THU_2024_08_08, TUE_2024_09_10));
        ChangedObligation demand =
                differing(moved, at(THU_2024_08_08, WED_2024_08_07), at(THU_2024_08_08, THU_2024_08_08));

        assertThat(statuses(demand)).containsExactly(ObligationStatus.OVERDUE, ObligationStatus.OPEN);
        assertThat(causes(demand)).containsExactly("recorded " + moved.last());
        assertThat(demand.descriptions()).contains("due Tue, Aug 27, 2024; before: due Tue, Aug 6, 2024");
    }

    @Test
    void extensionOfOneTermChangesOnlyThatTerm() {
        CaseHistory extended = settlementConference().with(extended(THU_2024_08_08, "serve-demand", FRI_2024_08_09));
        ViewpointDifference difference = ViewpointDifference.of(
                extended.record(), at(THU_2024_08_08, WED_2024_08_07), at(THU_2024_08_08, THU_2024_08_08));

        assertThat(difference.obligations()).singleElement().satisfies(demand -> {
            assertThat(demand.id().value()).isEqualTo("ecf-21/serve-demand/plaintiff-1");
            assertThat(causes(demand)).containsExactly("recorded " + extended.last());
        });
    }

    @Test
    void closureProclaimedLaterIsACause() {
        CaseHistory closed = settlementConference()
                .onCalendar(
                        THU_2024_08_08,
                        new ClosureProclaimed(
                                CourtId.of("cand"),
                                "mourning",
                                TUE_2024_08_06,
                                TUE_2024_08_06,
                                ClosureKind.PRESIDENT_OR_CONGRESS,
                                false,
                                "a proclamation"));
        ChangedObligation demand =
                differing(closed, at(MON_2024_08_05, WED_2024_08_07), at(MON_2024_08_05, FRI_2024_08_09));

        assertThat(causes(demand)).containsExactly("calendar 2024-08-08T19:00:00Z");
        assertThat(demand.descriptions()).contains("due Mon, Aug 5, 2024; before: due Tue, Aug 6, 2024");
    }

    @Test
    void entryRecordedAndThenStrickenIsNoCause() {
        CaseHistory demanded = settlementConference().with(demand(MON_2024_08_05, "demand-1", P1, D1));
        CaseHistory struck = demanded.struck(TUE_2024_08_06, demanded.last());

        assertThat(ViewpointDifference.of(
                                struck.record(),
                                at(WED_2024_08_07, LocalDate.of(2024, 8, 1)),
                                at(WED_2024_08_07, WED_2024_08_07))
                        .obligations())
                .filteredOn(differing -> differing.id().value().contains("serve-demand"))
                .isEmpty();
    }

    @Test
    void strikeAndReplacementAreOneCause() {
        CaseHistory wrong = settlementConference().with(demand(THU_2024_08_08, "demand-1", P1, D1));
        CaseHistory replaced = replaced(wrong);
        ChangedObligation demand =
                differing(replaced, at(THU_2024_08_08, THU_2024_08_08), at(THU_2024_08_08, FRI_2024_08_09));

        assertThat(statuses(demand)).containsExactly(ObligationStatus.LATE, ObligationStatus.MET);
        assertThat(causes(demand)).containsExactly("recorded " + (wrong.last() + 1) + " " + (wrong.last() + 2));
    }

    @Test
    void changesReadBackwardAreUndone() {
        CaseHistory late = settlementConference().with(demand(MON_2024_08_05, "demand-1", P1, D1), FRI_2024_08_09);
        Viewpoint then = at(WED_2024_08_07, WED_2024_08_07);
        Viewpoint now = at(WED_2024_08_07, FRI_2024_08_09);
        ChangedObligation demand = differing(late, now, then);

        assertThat(statuses(demand)).containsExactly(ObligationStatus.MET, ObligationStatus.OVERDUE);
        assertThat(demand.changes()).singleElement().satisfies(change -> {
            assertThat(change.undone()).isTrue();
            assertThat(change.cause()).isInstanceOf(ChangeCause.EntriesRecorded.class);
        });
    }

    @Test
    void everyObligationIsNewSinceBeforeTheCaseWasRecorded() {
        CaseHistory history = settlementConference().with(communicationAnswered(LocalDate.of(2024, 6, 20), D1));
        LocalDate before = LocalDate.of(2024, 6, 2);
        ChangedObligation demand = differing(history, at(before, before), at(TUE_2024_08_06, FRI_2024_08_09));

        assertThat(demand.before()).isNull();
        assertThat(demand.aspects()).containsExactly(ChangedAspect.APPEARED);
        assertThat(demand.descriptions()).containsExactly("new: open, due Tue, Aug 6, 2024");
    }

    static CaseHistory replaced(CaseHistory wrong) {
        return wrong.with(new EntryStricken(
                        Facts.at(FRI_2024_08_09), wrong.last(), "the day was misread", "the clerk", wrong.last() + 2))
                .with(
                        new DemandServed(
                                Facts.at(MON_2024_08_05, Channel.SERVED).replacing(wrong.last()),
                                Actors.of(P1).to(D1),
                                OfferId.of("demand-1"),
                                true,
                                true,
                                true),
                        FRI_2024_08_09);
    }

    static Viewpoint at(LocalDate asOf, LocalDate knownAt) {
        return new Viewpoint(endOf(asOf), endOf(knownAt));
    }

    static List<String> causes(ChangedObligation differing) {
        return differing.changes().stream()
                .map(change -> causes(change.cause()))
                .toList();
    }

    static String causes(ChangeCause cause) {
        return switch (cause) {
            case ChangeCause.EntriesRecorded o ->
                "recorded"
                        + String.join(
                                "",
                                o.entries().stream()
                                        .map(entry -> " " + entry.sequence())
                                        .toList());
            case ChangeCause.CalendarChanged o -> "calendar " + o.at();
            case ChangeCause.FactTookEffect o -> "took effect " + o.entry().sequence();
            case ChangeCause.DatePassed o -> o.date() + " " + o.at();
        };
    }

    private static List<ObligationStatus> statuses(ChangedObligation differing) {
        return java.util.stream.Stream.of(differing.before(), differing.after())
                .map(java.util.Objects::requireNonNull)
                .map(org.goodfaith.rulebook.status.Obligation::status)
                .toList();
    }

    private static ChangedObligation differing(CaseHistory history, Viewpoint from, Viewpoint to) {
        return ViewpointDifference.of(history.record(), from, to).obligations().stream()
                .filter(differing -> differing.id().value().contains("serve-demand"))
                .findFirst()
                .orElseThrow();
    }
}

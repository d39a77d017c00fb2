package org.goodfaith.rulebook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.endOf;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.demand;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.rulebook.replay.Replay.Step;
import org.goodfaith.rulebook.status.CaseHistory;
import org.goodfaith.rulebook.status.Obligation;
import org.junit.jupiter.api.Test;

/** The demand is due on August 6, fourteen days before the conference of August 20. */
class ReplayTest {

    private static final LocalDate FRI_2024_08_02 = LocalDate.of(2024, 8, 2);
    private static final LocalDate TUE_2024_08_06 = LocalDate.of(2024, 8, 6);
    private static final LocalDate THU_2024_08_08 = LocalDate.of(2024, 8, 8);
    private static final LocalDate FRI_2024_08_09 = LocalDate.of(2024, 8, 9);

    @Test
    void changesByTimePrecedeTheChangesOfAStep() {
        CaseHistory history = settlementConference().with(demand(FRI_2024_08_02, "demand-1", P1, D1), FRI_2024_08_09);
        Step last = last(new Replay(history.record()));

        assertThat(causes(last.changesByTime()))
                .containsExactly("open > overdue - no performance recorded: DUE_MOMENT 2024-08-07T07:00:00Z");
        assertThat(causes(last.changes()))
                .containsExactly("overdue - no performance recorded > met: recorded " + history.last());
    }

    @Test
    void orderAddsAnObligationAndTheConferenceSetsItsDate() {
        Replay replay = new Replay(settlementConference().record());
        List<Change> changes = replay.points().stream()
                .flatMap(point -> replay.step(replay.points().indexOf(point)).changes().stream())
                .filter(change -> change.id().value().contains("serve-demand"))
                .toList();

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().aspects()).containsExactly(ChangedAspect.APPEARED);
        assertThat(changes.getLast().descriptions()).contains("due Tue, Aug 6, 2024; before: no due date");
    }

    @Test
    void closureIsAPointOrderedByTransactionTime() {
        CaseHistory history = settlementConference()
                .onCalendar(
                        FRI_2024_08_02,
                        new ClosureProclaimed(
                                CourtId.of("cand"),
                                "mourning",
                                TUE_2024_08_06,
                                TUE_2024_08_06,
                                ClosureKind.PRESIDENT_OR_CONGRESS,
                                false,
                                "a proclamation"))
                .with(conferenceMoved(THU_2024_08_08, LocalDate.of(2024, 9, 10)));
        Replay replay = new Replay(history.record());

        assertThat(replay.points().reversed())
                .extracting(RecordingPoint::name)
                .startsWith(Long.toString(history.last()), "calendar-0", Long.toString(history.last() - 1));
        assertThat(causes(replay.step(replay.points().size() - 2).changes()))
                .containsExactly("open > open: calendar 2024-08-02T19:00:00Z");
    }

    @Test
    void calendarEntryBeforeTheCaseIsNoPoint() {
        CaseHistory history = settlementConference()
                .onCalendar(
                        LocalDate.of(2024, 1, 2),
                        new ClosureProclaimed(
                                CourtId.of("cand"),
                                "mourning",
                                TUE_2024_08_06,
                                TUE_2024_08_06,
                                ClosureKind.PRESIDENT_OR_CONGRESS,
                                false,
                                "a proclamation"));
        Replay replay = new Replay(history.record());

        assertThat(replay.points()).extracting(RecordingPoint::name).doesNotContain("calendar-0");
        assertThat(last(replay).changes())
                .filteredOn(change -> change.id().value().contains("serve-demand"))
                .extracting(Change::descriptions)
                .asString()
                .contains("due Mon, Aug 5, 2024");
    }

    @Test
    void strikeWithItsReplacementIsOneStep() {
        CaseHistory wrong = settlementConference().with(demand(THU_2024_08_08, "demand-1", P1, D1));
        CaseHistory history = DifferenceTest.replaced(wrong);
        Step last = last(new Replay(history.record()));

        assertThat(last.point().name()).isEqualTo(Long.toString(wrong.last() + 1));
        assertThat(last.point().entries()).hasSize(2);
        assertThat(causes(last.changes()))
                .containsExactly("late by 2 days > met: recorded " + (wrong.last() + 1) + " " + (wrong.last() + 2));
    }

    @Test
    void changesAfterTheLastEntryAreReported() {
        Replay replay = new Replay(settlementConference().record());

        assertThat(causes(replay.changesAfter(replay.points().size() - 1, endOf(THU_2024_08_08))))
                .containsExactly("open > overdue - no performance recorded: DUE_MOMENT 2024-08-07T07:00:00Z");
    }

    private static Step last(Replay replay) {
        return replay.step(replay.points().size() - 1);
    }

    private static List<String> causes(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.id().value().contains("serve-demand"))
                .map(change -> wording(change.before()) + " > " + wording(change.after()) + ": "
                        + DifferenceTest.causes(change.cause()))
                .toList();
    }

    private static String wording(@org.jspecify.annotations.Nullable Obligation obligation) {
        return obligation == null ? "-" : obligation.wording();
    }
}

package org.goodfaith.command.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodfaith.command.cases.CaseFacts.*;

import java.util.List;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CaseStateTest {

    private static final int ENTRIES = 200_000;

    /** Copying the entries at each step would take minutes. */
    @Test
    @Timeout(20)
    void replaysALongCaseInLinearTime() {
        Fact fact = answered(PLAINTIFF, FRI_AUG_9);
        CaseState state = CaseState.EMPTY.with(List.of(caseOpened(), plaintiffJoined()));
        for (int i = 0; i < ENTRIES; i++) {
            state = state.evolve(state.lastEntry() + 1, fact);
        }

        assertThat(state.lastEntry()).isEqualTo(ENTRIES + 1);
        assertThat(state.effective().facts(CommunicationAnswered.class)).hasSize(ENTRIES);
    }

    @Test
    void keepsEarlierStatesUnchanged() {
        CaseState opened = CaseState.EMPTY.with(List.of(caseOpened()));
        CaseState one = opened.with(List.of(plaintiffJoined()));
        CaseState other = opened.with(List.of(defendantJoined(), stricken(1)));

        assertThat(opened.lastEntry()).isZero();
        assertThat(one.effective().joinedAt(PLAINTIFF)).isPresent();
        assertThat(other.effective().joinedAt(PLAINTIFF)).isEmpty();
        assertThat(other.effective().joinedAt(DEFENDANT)).isEmpty();
        assertThat(other.stricken()).containsExactly(1L);
    }

    @Test
    void rejectsMissingAndRepeatedEntries() {
        CaseState opened = CaseState.EMPTY.with(List.of(caseOpened()));

        assertThatThrownBy(() -> opened.evolve(0, plaintiffJoined())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> opened.evolve(2, plaintiffJoined())).isInstanceOf(IllegalStateException.class);
    }
}

package org.goodfaith.rulebook.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.GroupKind;
import org.junit.jupiter.api.Test;

class CaseGroupTest {

    private static final LocalDate JUNE_10 = LocalDate.of(2025, 6, 10);
    private static final LocalDate JUNE_20 = LocalDate.of(2025, 6, 20);
    private static final CaseId A = CaseId.of("caed-2-25-cv-00001");
    private static final CaseId B = CaseId.of("caed-2-25-cv-00002");
    private static final CaseId C = CaseId.of("caed-2-25-cv-00003");

    @Test
    void consolidatedCasesFormAGroupWithALeadCase() {
        assertThat(CaseGroup.of(B, List.of(consolidated(A, B, C))))
                .containsExactly(new CaseGroup(GroupKind.CONSOLIDATED, A, List.of(A, B, C), JUNE_10));
    }

    @Test
    void casesCanBeConsolidatedWithSomeAndRelatedToOthers() {
        var related = new CaseGroupFormed(at(JUNE_20), GroupKind.RELATED, C, List.of(A, C));

        assertThat(CaseGroup.of(A, List.of(consolidated(A, B), related)))
                .extracting(CaseGroup::kind)
                .containsExactly(GroupKind.CONSOLIDATED, GroupKind.RELATED);
    }

    @Test
    void laterOrderChangesTheGroup() {
        var larger = new CaseGroupFormed(at(JUNE_20), GroupKind.CONSOLIDATED, B, List.of(A, B, C));

        assertThat(CaseGroup.of(A, List.of(consolidated(A, B), larger)))
                .containsExactly(new CaseGroup(GroupKind.CONSOLIDATED, B, List.of(A, B, C), JUNE_20));
    }

    @Test
    void severedCaseLeavesTheGroupAndTheOthersStay() {
        var severed = new CaseSevered(at(JUNE_20), A);

        assertThat(CaseGroup.of(A, List.of(consolidated(A, B, C), severed))).isEmpty();
        assertThat(CaseGroup.of(B, List.of(consolidated(A, B, C), severed)))
                .as("the first of the others leads")
                .containsExactly(new CaseGroup(GroupKind.CONSOLIDATED, B, List.of(B, C), JUNE_20));
    }

    @Test
    void oneCaseIsNoGroup() {
        assertThat(CaseGroup.of(A, List.of(consolidated(A, B), new CaseSevered(at(JUNE_20), B))))
                .isEmpty();
        assertThat(CaseGroup.of(A, List.of(consolidated(B, C)))).isEmpty();
    }

    private static CaseGroupFormed consolidated(CaseId... cases) {
        return new CaseGroupFormed(at(JUNE_10), GroupKind.CONSOLIDATED, cases[0], List.of(cases));
    }

    private static Circumstances at(LocalDate day) {
        return Circumstances.at(CourtTime.on(day));
    }
}

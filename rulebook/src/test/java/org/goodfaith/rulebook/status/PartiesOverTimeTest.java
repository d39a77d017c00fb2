package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.D2;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.P2;
import static org.goodfaith.rulebook.status.CaseHistory.dueOn;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.CaseHistory.terms;
import static org.goodfaith.rulebook.status.Facts.agenda;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.attendee;
import static org.goodfaith.rulebook.status.Facts.dismissed;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.joined;
import static org.goodfaith.rulebook.status.Facts.renamed;
import static org.goodfaith.rulebook.status.Facts.served;
import static org.goodfaith.rulebook.status.Facts.succeeded;
import static org.goodfaith.rulebook.status.TermDraft.must;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyRole;
import org.goodfaith.events.Service;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Obligor.How;
import org.goodfaith.orders.Obligor.Who;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Requirement;
import org.junit.jupiter.api.Test;

/** Parties that are substituted, amended, or not yet served or named. */
class PartiesOverTimeTest {

    private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
    private static final LocalDate JULY_2 = LocalDate.of(2026, 7, 2);
    private static final LocalDate AUGUST_3 = LocalDate.of(2026, 8, 3);
    private static final LocalDate SEPTEMBER_2 = LocalDate.of(2026, 9, 2);
    private static final LocalDate SEPTEMBER_3 = LocalDate.of(2026, 9, 3);
    private static final LocalDate SEPTEMBER_30 = LocalDate.of(2026, 9, 30);
    private static final LocalDate OCTOBER_1 = LocalDate.of(2026, 10, 1);
    private static final LocalDate OCTOBER_15 = LocalDate.of(2026, 10, 15);
    private static final PartyId DOES = PartyId.of("defendant-9");
    private static final EventKey CONFERENCE = EventKey.of("settlement-conference");

    // Substitution

    @Test
    void successorOfAnOfficerOwesTheSameDutyOverdueSinceTheSameDay() {
        CaseHistory before = officerMustAnswer();
        CaseHistory history = before.with(succeeded(OCTOBER_1, D1, "Cora Cedar, Director"));

        Obligation then = before.obligation("answer", D1, SEPTEMBER_30);
        Obligation now = history.obligation("answer", D1, OCTOBER_1);

        assertThat(then.status()).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(now.id()).isEqualTo(then.id());
        assertThat(now.status()).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(now.due()).isEqualTo(then.due());
        assertThat(dueOn(now)).isEqualTo(SEPTEMBER_2);
        assertThat(now.openSinceOn()).isEqualTo(then.openSinceOn());
        assertThat(now.flags())
                .containsExactly("Cora Cedar, Director took the place of Sample defendant-1 on Thu, Oct 1, 2026 with"
                        + " the obligation as it was");
    }

    @Test
    void beforeTheSubstitutionTheOfficerOwes() {
        CaseHistory history = officerMustAnswer().with(succeeded(OCTOBER_1, D1, "Cora Cedar, Director"));

        assertThat(history.obligation("answer", D1, SEPTEMBER_30).flags()).isEmpty();
        assertThat(history.knownOn(SEPTEMBER_30).obligations(CaseHistory.endOf(OCTOBER_1)))
                .extracting(Obligation::flags)
                .containsOnly(List.of());
    }

    @Test
    void successorPerformsTheDutyLateAsTheOfficerWouldHave() {
        CaseHistory history = officerMustAnswer()
                .with(succeeded(OCTOBER_1, D1, "Cora Cedar, Director"), done(OCTOBER_15, "answer", D1));

        assertThat(history.obligation("answer", D1, OCTOBER_15).wording()).isEqualTo("late by 43 days");
    }

    @Test
    void actOfTheOfficerCountsForTheSuccessor() {
        CaseHistory history = officerMustAnswer()
                .with(done(AUGUST_3, "answer", D1), succeeded(OCTOBER_1, D1, "Cora Cedar, Director"));

        assertThat(history.obligation("answer", D1, OCTOBER_1)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(ObligationStatus.MET);
            assertThat(answer.flags()).as("nothing was left to take over").isEmpty();
        });
    }

    @Test
    void successorTakesOverNothingThatEndedBeforeTheSubstitution() {
        CaseHistory history = officerMustAnswer()
                .with(new CaseClosed(Facts.at(AUGUST_3), "judgment"), succeeded(OCTOBER_1, D1, "Cora Cedar, Director"));

        assertThat(history.obligation("answer", D1, OCTOBER_15)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(ObligationStatus.MOOT);
            assertThat(answer.flags()).isEmpty();
        });
    }

    @Test
    void successorOfTheFirstSuccessorOwesIt() {
        CaseHistory history = officerMustAnswer()
                .with(
                        succeeded(OCTOBER_1, D1, "Cora Cedar, Director"),
                        succeeded(OCTOBER_15, D1, "Dan Dogwood, Director"));

        assertThat(history.obligation("answer", D1, OCTOBER_15)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(ObligationStatus.OVERDUE);
            assertThat(answer.flags())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Dan Dogwood, Director took the place of Cora Cedar");
        });
    }

    @Test
    void dismissalOfTheSuccessorEndsTheDuty() {
        CaseHistory history =
                officerMustAnswer().with(succeeded(OCTOBER_1, D1, "Cora Cedar, Director"), dismissed(OCTOBER_15, D1));

        assertThat(history.statusOf("answer", D1, OCTOBER_15)).isEqualTo(ObligationStatus.UNPERFORMED);
    }

    @Test
    void strickenSubstitutionLeavesTheDutyWithTheOfficer() {
        CaseHistory substituted = officerMustAnswer().with(succeeded(OCTOBER_1, D1, "Cora Cedar, Director"));

        assertThat(substituted
                        .struck(OCTOBER_15, substituted.last())
                        .obligation("answer", D1, OCTOBER_15)
                        .flags())
                .isEmpty();
    }

    private static CaseHistory officerMustAnswer() {
        return opened("cand", JULY_1)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.GOVERNMENT_ENTITY)
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(must("answer")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .due(TermDraft.on(SEPTEMBER_2))
                                .by("PerformanceRecorded")));
    }

    // Not served, not named

    @Test
    void jointAgendaByAllServedPartiesIsMetWithoutDoes() {
        CaseHistory history = opened("cand", JULY_1);
        var all = new ArrayList<PartyId>();
        for (int i = 1; i <= 63; i++) {
            PartyId party = PartyId.of((i <= 3 ? "plaintiff-" : "defendant-1") + i);
            history = history.joined(party, PartyKind.NATURAL_PERSON);
            all.add(party);
        }
        history = history.with(joined(JULY_1, DOES, "DOES 1-50, inclusive", null))
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(must("agenda")
                                .owedBy(Who.ALL, How.JOINTLY)
                                .due(TermDraft.on(SEPTEMBER_2))
                                .by("JointAgendaSubmitted")))
                .with(agenda(AUGUST_3, all.toArray(PartyId[]::new)));

        Obligation agenda = history.obligation("agenda", SEPTEMBER_3);
        assertThat(agenda.status()).isEqualTo(ObligationStatus.MET);
        assertThat(agenda.obligors()).isEqualTo(all);
    }

    @Test
    void whereSeveralSidesActedTheAgendaIsNotByAll() {
        CaseHistory history = twoAgainstTwo()
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(must("agenda").owedBy(Who.ALL, How.JOINTLY).by("JointAgendaSubmitted")))
                .with(agenda(AUGUST_3, P1, D1));

        assertThat(history.obligation("agenda", AUGUST_3).deficiencies())
                .extracting(Deficiency::actual)
                .containsExactly("not by all: on behalf of Sample plaintiff-1; Sample defendant-1, not on behalf of"
                        + " Sample plaintiff-2; Sample defendant-2");
    }

    @Test
    void unservedPartyOwesNothingUntilItIsServed() {
        CaseHistory history = opened("cand", JULY_1)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .with(joined(JULY_1, D1, "Anna Alder", Service.NOT_SERVED))
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(
                                must("report").due(TermDraft.on(AUGUST_3)).by("PerformanceRecorded"),
                                must("brief").due(TermDraft.on(OCTOBER_1)).by("PerformanceRecorded")))
                .with(served(SEPTEMBER_2, D1));

        assertThat(history.obligations(AUGUST_3))
                .flatExtracting(Obligation::obligors)
                .containsOnly(P1);
        assertThat(history.obligation("report", D1, SEPTEMBER_2))
                .as("what was past due when it was served has no date")
                .satisfies(report -> {
                    assertThat(report.status()).isEqualTo(ObligationStatus.OPEN);
                    assertThat(report.due()).isNull();
                    assertThat(report.openSinceOn()).isEqualTo(SEPTEMBER_2);
                });
        assertThat(dueOn(history.obligation("brief", D1, SEPTEMBER_2))).isEqualTo(OCTOBER_1);
        assertThat(history.statusOf("brief", D1, OCTOBER_15)).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void unnamedPartyOwesNothingUntilItIsNamed() {
        CaseHistory history = opened("cand", JULY_1)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .with(joined(JULY_1, D1, "John Doe 1", null))
                .ordered(ORDER, JULY_2, terms(must("report").by("PerformanceRecorded")))
                .with(renamed(AUGUST_3, D1, "John Doe 2"), renamed(SEPTEMBER_2, D1, "Bert Birch"));

        assertThat(history.obligations(AUGUST_3))
                .flatExtracting(Obligation::obligors)
                .containsExactly(P1);
        assertThat(history.obligations(SEPTEMBER_2))
                .flatExtracting(Obligation::obligors)
                .containsExactly(P1, D1);
    }

    @Test
    void unservedPartyIsNotServedByACorrectionOfItsName() {
        CaseHistory history = opened("cand", JULY_1)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .with(joined(JULY_1, D1, "Ana Alder", Service.NOT_SERVED))
                .ordered(ORDER, JULY_2, terms(must("report").by("PerformanceRecorded")))
                .with(renamed(AUGUST_3, D1, "Anna Alder"));

        assertThat(history.obligations(AUGUST_3))
                .flatExtracting(Obligation::obligors)
                .containsExactly(P1);
    }

    private static CaseHistory jointAgendaOrderedBeforeServiceOnD2() {
        return opened("cand", JULY_1)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.NATURAL_PERSON)
                .with(joined(JULY_1, D2, "Dora Doerr", Service.NOT_SERVED))
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(must("agenda").owedBy(Who.ALL, How.JOINTLY).by("JointAgendaSubmitted")));
    }

    @Test
    void jointActBeforeServiceNeedsNoActOfThePartyServedLater() {
        CaseHistory history =
                jointAgendaOrderedBeforeServiceOnD2().with(agenda(AUGUST_3, P1, D1), served(SEPTEMBER_2, D2));

        assertThat(history.statusOf("agenda", SEPTEMBER_3)).isEqualTo(ObligationStatus.MET);
    }

    @Test
    void jointActAfterServiceNeedsThePartyServed() {
        CaseHistory history =
                jointAgendaOrderedBeforeServiceOnD2().with(served(AUGUST_3, D2), agenda(SEPTEMBER_2, P1, D1));

        assertThat(history.statusOf("agenda", SEPTEMBER_3)).isEqualTo(ObligationStatus.DEFICIENT);
    }

    // Roles

    @Test
    void everyPartyOwesADutyOnceWhateverItsRoles() {
        CaseHistory history = opened("cand", JULY_1)
                .with(
                        inRoles(P1, Side.PLAINTIFF, PartyRole.PLAINTIFF, PartyRole.COUNTER_DEFENDANT),
                        inRoles(
                                D1,
                                Side.DEFENDANT,
                                PartyRole.DEFENDANT,
                                PartyRole.COUNTER_CLAIMANT,
                                PartyRole.CROSS_DEFENDANT,
                                PartyRole.THIRD_PARTY_PLAINTIFF),
                        inRoles(D2, Side.DEFENDANT, PartyRole.DEFENDANT, PartyRole.CROSS_CLAIMANT),
                        inRoles(PartyId.of("insurer"), Side.OTHER, PartyRole.THIRD_PARTY_DEFENDANT),
                        inRoles(PartyId.of("union"), Side.OTHER, PartyRole.INTERVENOR))
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(
                                must("attend").owedBy(Who.ALL, How.EACH).by("PerformanceRecorded"),
                                must("report").owedBy(Who.ALL, How.JOINTLY).by("PerformanceRecorded")));

        assertThat(history.obligations(JULY_2))
                .extracting(obligation -> obligation.id().value())
                .containsExactly(
                        "ecf-21/attend/plaintiff-1",
                        "ecf-21/attend/defendant-1",
                        "ecf-21/attend/defendant-2",
                        "ecf-21/attend/insurer",
                        "ecf-21/attend/union",
                        "ecf-21/report/jointly");
        assertThat(history.obligation("report", JULY_2).obligors()).hasSize(5);
    }

    private static PartyJoined inRoles(PartyId party, Side side, PartyRole... roles) {
        return new PartyJoined(
                at(JULY_1), party, "Sample " + party, side, PartyKind.ORGANIZATION, null, List.of(roles), null);
    }

    // Amendments

    @Test
    void amendedKindDoesNotChangeWhatWasAskedOfAnEarlierAttendance() {
        CaseHistory history = opened("cand", JULY_1)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.ORGANIZATION)
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(must("attend")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .due(TermDraft.dayOf(CONFERENCE))
                                .by("AttendanceRecorded", CONFERENCE)
                                .asks(new Requirement.AttendedBy(
                                        List.of(AttendeeRole.GOVERNMENT_DESIGNEE),
                                        List.of(),
                                        new PartyFilter(List.of(PartyKind.GOVERNMENT_ENTITY), null),
                                        "a government entity shall send a member"))))
                .with(CaseHistory.scheduled(
                        JULY_2, CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, CourtTime.of("2026-08-03T10:00")))
                .with(Facts.attendedFrom(
                        "10:00", AUGUST_3, CONFERENCE, D1, attendee(AttendeeRole.REPRESENTATIVE, Authority.UNLIMITED)));

        assertThat(history.with(kind(SEPTEMBER_2, PartyKind.GOVERNMENT_ENTITY)).statusOf("attend", D1, OCTOBER_1))
                .isEqualTo(ObligationStatus.MET);
        assertThat(history.with(kind(JULY_1, PartyKind.GOVERNMENT_ENTITY)).statusOf("attend", D1, OCTOBER_1))
                .as("a correction that counts from the beginning")
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    private static PartyAmended kind(LocalDate on, PartyKind kind) {
        return new PartyAmended(at(on), D1, null, List.of(), kind, null);
    }

    @Test
    void deficiencyNamesThePartiesAsTheyAreCalledThen() {
        CaseHistory history = twoAgainstTwo()
                .ordered(
                        ORDER,
                        JULY_2,
                        terms(must("agenda").owedBy(Who.ALL, How.JOINTLY).by("JointAgendaSubmitted")))
                .with(agenda(AUGUST_3, P1, P2, D1), renamed(SEPTEMBER_2, D2, "Birch Company, Inc."));

        assertThat(history.obligation("agenda", AUGUST_3).reason()).endsWith("not on behalf of Sample defendant-2");
        assertThat(history.obligation("agenda", SEPTEMBER_2).reason()).endsWith("not on behalf of Birch Company, Inc.");
    }

    private static CaseHistory twoAgainstTwo() {
        CaseHistory history = opened("cand", JULY_1);
        for (PartyId party : List.of(P1, P2, D1, D2)) {
            history = history.joined(party, PartyKind.ORGANIZATION);
        }
        return history;
    }
}

package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.ZONE;
import static org.goodfaith.rulebook.status.CaseHistory.endOf;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.Facts.attended;
import static org.goodfaith.rulebook.status.Facts.attendedFrom;
import static org.goodfaith.rulebook.status.Facts.attendee;
import static org.goodfaith.rulebook.status.Facts.conferenceCanceled;
import static org.goodfaith.rulebook.status.Facts.conferenceHeld;
import static org.goodfaith.rulebook.status.Facts.conferenceMoved;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.excused;
import static org.goodfaith.rulebook.status.Facts.extended;
import static org.goodfaith.rulebook.status.Facts.notAppeared;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.SettlementConferenceOrder.CONFERENCE;
import static org.goodfaith.rulebook.status.TermDraft.dayOf;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.daysBefore;
import static org.goodfaith.rulebook.status.TermDraft.each;
import static org.goodfaith.rulebook.status.TermDraft.every;
import static org.goodfaith.rulebook.status.TermDraft.held;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.mustNot;
import static org.goodfaith.rulebook.status.TermDraft.on;
import static org.goodfaith.rulebook.status.TermDraft.sameAs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Obligor.How;
import org.goodfaith.orders.Obligor.Who;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.schedule.Occasion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Conferences that are held more than once, told as case histories. The first order sets a conference for March 10,
 * 2026 at 9:00 a.m. A demand is due 14 days before, on February 24.
 */
class OccasionsTest {

    private static final OrderId FURTHER = OrderId.of("ecf-40");
    private static final LocalDate JAN_20 = LocalDate.of(2026, 1, 20);
    private static final LocalDate FEB_24 = LocalDate.of(2026, 2, 24);
    private static final LocalDate MAR_9 = LocalDate.of(2026, 3, 9);
    private static final LocalDate MAR_10 = LocalDate.of(2026, 3, 10);
    private static final LocalDate JUN_1 = LocalDate.of(2026, 6, 1);
    private static final LocalDate NOV_16 = LocalDate.of(2026, 11, 16);
    private static final LocalDate NOV_30 = LocalDate.of(2026, 11, 30);
    private static final LocalDate DEC_29 = LocalDate.of(2026, 12, 29);
    private static final LocalDate JAN_12 = LocalDate.of(2027, 1, 12);
    private static final Anchor CONFERENCE_HELD = new Anchor.ScheduledEvent(CONFERENCE);
    private static final CourtTime NINE_ON_MAR_10 = CourtTime.at(MAR_10, LocalTime.of(9, 0));
    private static final CourtTime ELEVEN_ON_JAN_12 = CourtTime.at(JAN_12, LocalTime.of(11, 0));

    // The further conference

    @Test
    void firstRoundStaysAsItWasWhenALaterOrderSetsAFurtherConference() {
        CaseHistory history =
                firstRound().ordered(FURTHER, NOV_16, form()).with(set(NOV_16, ELEVEN_ON_JAN_12, FURTHER));

        assertFirstRoundStays(history);
        assertThat(of(history, FURTHER, NOV_30))
                .containsExactlyInAnyOrder(
                        tuple("ecf-40/demand/plaintiff-1", ObligationStatus.OPEN, DEC_29),
                        tuple("ecf-40/attend/plaintiff-1", ObligationStatus.OPEN, JAN_12),
                        tuple("ecf-40/attend/defendant-1", ObligationStatus.OPEN, JAN_12));
        assertThat(of(history, FURTHER, JUN_1)).as("not entered yet").isEmpty();
    }

    @Test
    void firstRoundStaysAsItWasWhenAMinuteEntrySetsAFurtherConference() {
        CaseHistory history = firstRound().with(set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertFirstRoundStays(history);
        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> obligation.id().value().endsWith("/occasion-2"))
                .extracting(obligation -> obligation.id().value(), Obligation::status, CaseHistory::dueOn)
                .containsExactlyInAnyOrder(
                        tuple("ecf-21/demand/plaintiff-1/occasion-2", ObligationStatus.OPEN, DEC_29),
                        tuple("ecf-21/attend/plaintiff-1/occasion-2", ObligationStatus.OPEN, JAN_12),
                        tuple("ecf-21/attend/defendant-1/occasion-2", ObligationStatus.OPEN, JAN_12));
        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> obligation.id().value().endsWith("/occasion-2"))
                .extracting(Obligation::openSinceOn)
                .as("the day on which the further conference was set")
                .containsOnly(NOV_16);
    }

    @Test
    void firstRoundStaysAsItWasWhenTheHeldConferenceIsRescheduledAllTheSame() {
        CaseHistory history = firstRound().with(conferenceMoved(NOV_16, JAN_12));

        assertFirstRoundStays(history);
        assertThat(history.obligations(NOV_30)).hasSize(6);
    }

    @Test
    void furtherConferenceIsPerformedByWhatIsDoneForIt() {
        CaseHistory history = firstRound()
                .ordered(FURTHER, NOV_16, form())
                .with(
                        set(NOV_16, ELEVEN_ON_JAN_12, FURTHER),
                        demand(DEC_29, "demand-2", P1, D1),
                        conferenceHeld(JAN_12),
                        attended(JAN_12, CONFERENCE, D1),
                        notAppeared(JAN_12, CONFERENCE, P1));

        assertFirstRoundStays(history);
        assertThat(of(history, FURTHER, JAN_12))
                .containsExactlyInAnyOrder(
                        tuple("ecf-40/demand/plaintiff-1", ObligationStatus.MET, DEC_29),
                        tuple("ecf-40/attend/plaintiff-1", ObligationStatus.UNPERFORMED, JAN_12),
                        tuple("ecf-40/attend/defendant-1", ObligationStatus.MET, JAN_12));
    }

    @Test
    void thirdConferenceBindsTheTermsOfTheOrderThatSetTheSecond() {
        CaseHistory history = firstRound()
                .ordered(FURTHER, NOV_16, form())
                .with(
                        set(NOV_16, ELEVEN_ON_JAN_12, FURTHER),
                        conferenceHeld(JAN_12),
                        set(JAN_12.plusDays(1), CourtTime.on(JAN_12.plusDays(60)), null));

        assertThat(history.obligations(JAN_12.plusDays(1)))
                .filteredOn(obligation -> obligation.term().id().value().equals("demand"))
                .extracting(obligation -> obligation.id().value())
                .containsExactly(
                        "ecf-21/demand/plaintiff-1",
                        "ecf-40/demand/plaintiff-1",
                        "ecf-40/demand/plaintiff-1/occasion-3");
    }

    @Test
    void orderThatWasVacatedBeforeTheFurtherConferenceWasSetDoesNotBindAgain() {
        CaseHistory history = firstRound().with(vacated(JUN_1, ORDER), set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(history.obligations(NOV_30)).hasSize(3);
    }

    @Test
    void orderEnteredBetweenTwoConferencesIsAboutTheNextOne() {
        CaseHistory waiting = firstRound().ordered(FURTHER, JUN_1, form());
        CaseHistory set =
                waiting.with(demand(JUN_1.plusDays(9), "demand-2", P1, D1), set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(waiting.obligations(NOV_30))
                .filteredOn(obligation -> obligation.order().equals(FURTHER))
                .extracting(Obligation::status, Obligation::cause)
                .containsOnly(tuple(ObligationStatus.DORMANT, StatusCause.EVENT_NOT_SCHEDULED));
        assertThat(of(set, FURTHER, NOV_30)).contains(tuple("ecf-40/demand/plaintiff-1", ObligationStatus.MET, DEC_29));
        assertThat(waiting.with(attended(JUN_1.plusDays(1), CONFERENCE, P1)).obligations(NOV_30))
                .filteredOn(obligation -> obligation.order().equals(FURTHER))
                .extracting(Obligation::status)
                .as("an attendance before the conference is set")
                .contains(ObligationStatus.DORMANT);
    }

    @Test
    void termThatCountsFromTheConferenceForwardIsAboutTheOneThatWasHeld() {
        CaseHistory history = firstRound()
                .ordered(
                        FURTHER,
                        MAR_10.plusDays(2),
                        List.of(must("report")
                                .owedBy(Who.PLAINTIFFS, How.EACH)
                                .due(daysAfter(14, new Anchor.ScheduledEvent(CONFERENCE)))
                                .by("PerformanceRecorded")
                                .term()))
                .with(set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(of(history, FURTHER, NOV_30))
                .containsExactly(
                        tuple("ecf-40/report/plaintiff-1", ObligationStatus.OVERDUE, LocalDate.of(2026, 3, 24)),
                        tuple(
                                "ecf-40/report/plaintiff-1/occasion-2",
                                ObligationStatus.OPEN,
                                LocalDate.of(2027, 1, 26)));
    }

    @Test
    void actOfATermThatCountsForwardIsForTheConferenceThatTookPlaceLast() {
        LocalDate jun15 = LocalDate.of(2026, 6, 15);
        CaseHistory reported = firstRound()
                .ordered(FURTHER, MAR_10.plusDays(1), List.of(report(daysAfter(14, CONFERENCE_HELD))))
                .with(set(MAR_10.plusDays(2), CourtTime.on(jun15), null), done(LocalDate.of(2026, 3, 20)));
        CaseHistory everyTenDays = firstRound()
                .ordered(FURTHER, MAR_10.plusDays(1), List.of(report(every(10, Period.Unit.DAYS, CONFERENCE_HELD))))
                .with(set(MAR_10.plusDays(2), CourtTime.on(jun15), null), done(LocalDate.of(2026, 3, 20)));

        assertThat(of(reported, FURTHER, LocalDate.of(2026, 3, 25)))
                .containsExactly(
                        tuple("ecf-40/report/plaintiff-1", ObligationStatus.MET, LocalDate.of(2026, 3, 24)),
                        tuple(
                                "ecf-40/report/plaintiff-1/occasion-2",
                                ObligationStatus.OPEN,
                                LocalDate.of(2026, 6, 29)));
        assertThat(of(reported.with(conferenceHeld(jun15), done(jun15.plusDays(3))), FURTHER, jun15.plusDays(4)))
                .extracting(report -> report.toList().get(1))
                .containsExactly(ObligationStatus.MET, ObligationStatus.MET);
        assertThat(of(everyTenDays, FURTHER, LocalDate.of(2026, 3, 21)))
                .contains(tuple("ecf-40/report/plaintiff-1/period-1", ObligationStatus.MET, LocalDate.of(2026, 3, 20)))
                .filteredOn(report -> report.toList().getFirst().toString().contains("occasion-2"))
                .extracting(report -> report.toList().get(1))
                .doesNotContain(ObligationStatus.MET);
    }

    @Test
    void dateFixedByTheOrderBindsOnce() {
        CaseHistory history = underForm(List.of(
                        must("disclose")
                                .owedBy(Who.PLAINTIFFS, How.EACH)
                                .due(on(FEB_24))
                                .by("StatementsExchanged")
                                .until(held(CONFERENCE))
                                .term(),
                        must("supplement")
                                .owedBy(Who.PLAINTIFFS, How.EACH)
                                .due(sameAs("disclose"))
                                .by("StatementsExchanged")
                                .until(held(CONFERENCE))
                                .term()))
                .with(conferenceHeld(MAR_10), set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(history.obligations(NOV_30))
                .extracting(obligation -> obligation.id().value(), Obligation::status)
                .containsExactly(
                        tuple("ecf-21/disclose/plaintiff-1", ObligationStatus.UNPERFORMED),
                        tuple("ecf-21/supplement/plaintiff-1", ObligationStatus.UNPERFORMED));
    }

    @Test
    void termThatDependsOnAnotherFollowsItsOccasion() {
        CaseHistory history = underForm(List.of(
                        demandTerm(),
                        must("statement")
                                .owedBy(Who.DEFENDANTS, How.EACH)
                                .once(TermDraft.done("demand"))
                                .due(sameAs("demand"))
                                .by("StatementsExchanged")
                                .until(held(CONFERENCE))
                                .term()))
                .with(demand(FEB_24, "demand-1", P1, D1), conferenceHeld(MAR_10), set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> obligation.term().id().value().equals("statement"))
                .extracting(Obligation::status, CaseHistory::dueOn)
                .containsExactly(tuple(ObligationStatus.UNPERFORMED, FEB_24), tuple(ObligationStatus.DORMANT, DEC_29));
    }

    @Test
    void recurringTermAnswersEachOfferInTheRoundInWhichItWasMade() {
        CaseHistory history = underForm(List.of(must("answer")
                        .owedBy(Who.DEFENDANTS, How.EACH)
                        .once(each("DemandServed"))
                        .due(daysAfter(7, TermDraft.trigger()))
                        .byAnswering("OfferRejected")
                        .until(held(CONFERENCE))
                        .term()))
                .with(demand(FEB_24, "demand-1", P1, D1), conferenceHeld(MAR_10), set(NOV_16, ELEVEN_ON_JAN_12, null));
        long first = history.last() - 2;

        assertThat(history.obligations(NOV_30))
                .extracting(obligation -> obligation.id().value(), Obligation::status)
                .containsExactly(
                        tuple("ecf-21/answer/defendant-1/" + first, ObligationStatus.UNPERFORMED),
                        tuple("ecf-21/answer/defendant-1/occasion-2", ObligationStatus.DORMANT));
    }

    @Test
    void prohibitionBindsAgainForTheFurtherConference() {
        CaseHistory history = underForm(List.of(mustNot("no-demand")
                        .owedBy(Who.PLAINTIFFS, How.EACH)
                        .by("DemandServed")
                        .until(held(CONFERENCE))
                        .term()))
                .with(conferenceHeld(MAR_10), demand(JUN_1, "demand-1", P1, D1), set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(history.obligations(NOV_30))
                .extracting(Obligation::status)
                .containsExactly(ObligationStatus.MET, ObligationStatus.OPEN);
        assertThat(history.with(demand(NOV_30, "demand-2", P1, D1)).obligations(NOV_30))
                .extracting(Obligation::status)
                .containsExactly(ObligationStatus.MET, ObligationStatus.DEFICIENT);
    }

    @Test
    void conferenceHeldOnAnotherDayWithoutANewDateIsAnotherOccasion() {
        CaseHistory history = firstRound().with(conferenceHeld(JAN_12), attended(JAN_12, CONFERENCE, D1));

        assertFirstRoundStays(history);
        assertThat(history.obligation("attend", D1, MAR_10.plusDays(1)).status())
                .isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(history.obligations(JAN_12))
                .filteredOn(obligation -> obligation.id().value().equals("ecf-21/attend/defendant-1/occasion-2"))
                .extracting(Obligation::status)
                .containsExactly(ObligationStatus.MET);
    }

    // Acts

    @Test
    void actPerformsTheOccasionItNames() {
        CaseHistory history = firstRound().with(set(NOV_16, ELEVEN_ON_JAN_12, null));
        Circumstances late = Facts.at(NOV_30);

        assertThat(history.with(demand(NOV_30, "demand-2", P1, D1)).obligations(NOV_30))
                .filteredOn(obligation -> obligation.term().id().value().equals("demand"))
                .extracting(Obligation::status)
                .as("names none: the one ahead")
                .containsExactly(ObligationStatus.UNPERFORMED, ObligationStatus.MET);
        assertThat(history.with(demand(late.forOccasion(OccasionId.of(CONFERENCE, 1)), "demand-2", P1, D1))
                        .obligations(NOV_30))
                .filteredOn(obligation -> obligation.term().id().value().equals("demand"))
                .extracting(Obligation::status)
                .as("names the first")
                .containsExactly(ObligationStatus.LATE, ObligationStatus.OPEN);
    }

    @Test
    void attendanceOfAnEarlierDayNeverPerformsALaterOccasion() {
        CaseHistory moved =
                underForm(form()).with(attended(MAR_10, CONFERENCE, P1), conferenceMoved(MAR_10.plusDays(1), JAN_12));

        assertThat(moved.obligation("attend", P1, MAR_10).status()).isEqualTo(ObligationStatus.MET);
        assertThat(moved.obligations(NOV_30))
                .filteredOn(obligation -> obligation.obligors().equals(List.of(P1))
                        && obligation.term().id().value().equals("attend"))
                .extracting(obligation -> obligation.id().value(), Obligation::status)
                .containsExactly(
                        tuple("ecf-21/attend/plaintiff-1", ObligationStatus.MET),
                        tuple("ecf-21/attend/plaintiff-1/occasion-2", ObligationStatus.OPEN));
    }

    @Test
    void attendanceShowsThatAConferenceTookPlaceThatNobodyRecordedAsHeld() {
        CaseHistory attended = underForm(form()).with(attended(MAR_10, CONFERENCE, P1));

        assertFirstRoundStays(attended.with(conferenceMoved(NOV_16, JAN_12)));
        assertFirstRoundStays(attended.with(set(NOV_16, ELEVEN_ON_JAN_12, null)));
        assertFirstRoundStays(attended.ordered(FURTHER, NOV_16, form()).with(set(NOV_16, ELEVEN_ON_JAN_12, FURTHER)));
        assertThat(attended.obligation("demand", JUN_1).reason())
                .isEqualTo("ended after it fell due: the settlement conference was attended on Tue, Mar 10, 2026");
    }

    @Test
    void furtherConferenceSetBeforeTheAttendanceOfTheDayIsEnteredIsAnotherOne() {
        CaseHistory moved = underForm(form()).with(conferenceMoved(MAR_10, JAN_12), attended(MAR_10, CONFERENCE, P1));

        assertFirstRoundStays(moved);
        assertFirstRoundStays(moved.with(conferenceHeld(MAR_10)));
        assertThat(occasions(moved.with(conferenceHeld(MAR_10)), NOV_30))
                .extracting(Occasion::day, occasion -> occasion.held() != null)
                .containsExactly(tuple(MAR_10, true), tuple(JAN_12, false));
    }

    @Test
    void attendanceEnteredWithALaterDateLeavesTheConferenceOnItsDay() {
        CaseHistory late = underForm(form()).with(attended(JUN_1, CONFERENCE, P1), conferenceMoved(NOV_16, JAN_12));

        assertThat(of(late, ORDER, NOV_30))
                .contains(
                        tuple("ecf-21/attend/plaintiff-1", ObligationStatus.LATE, MAR_10),
                        tuple("ecf-21/attend/defendant-1", ObligationStatus.UNPERFORMED, MAR_10));
    }

    @Test
    void attendanceThatNamesTheFirstConferenceDoesNotShowThatTheSecondTookPlace() {
        Circumstances first = Facts.at(JAN_12.plusDays(1)).forOccasion(OccasionId.of(CONFERENCE, 1));
        CaseHistory history = firstRound()
                .with(
                        set(NOV_16, ELEVEN_ON_JAN_12, null),
                        new AttendanceRecorded(first, Actors.of(D1), CONFERENCE, null, null));

        assertThat(occasions(history, JAN_12.plusDays(2)).getLast().tookPlace()).isNull();
    }

    @Test
    void attendanceWithoutAnybodyPerformsNothing() {
        CaseHistory history = underForm(form())
                .with(
                        conferenceHeld(MAR_10),
                        new AttendanceRecorded(Facts.at(MAR_10), Actors.of(P1), CONFERENCE, List.of(), null));

        assertThat(history.obligation("attend", P1, MAR_10).status()).isEqualTo(ObligationStatus.OVERDUE);
    }

    @Test
    void furtherConferenceSetOnTheDayOfTheLastOneTakesNoneOfItsActs() {
        EventScheduled further = set(MAR_10, ELEVEN_ON_JAN_12, null);
        CaseHistory heldFirst = underForm(form()).with(conferenceHeld(MAR_10), further);
        CaseHistory setFirst = underForm(form()).with(further, conferenceHeld(MAR_10));
        CaseHistory heldAtNine = underForm(form())
                .with(conferenceMoved(MAR_10, JAN_12, LocalTime.of(11, 0)))
                .with(new SettlementConferenceHeld(Circumstances.at(NINE_ON_MAR_10), CONFERENCE));

        for (CaseHistory history : List.of(heldFirst, setFirst, heldAtNine)) {
            assertThat(history.with(attended(MAR_10, CONFERENCE, P1), demand(MAR_10, "demand-1", P1, D1))
                            .obligations(NOV_30))
                    .filteredOn(obligation -> obligation.obligors().equals(List.of(P1)))
                    .extracting(obligation -> obligation.id().value(), Obligation::status)
                    .containsExactly(
                            tuple("ecf-21/demand/plaintiff-1", ObligationStatus.LATE),
                            tuple("ecf-21/demand/plaintiff-1/occasion-2", ObligationStatus.OPEN),
                            tuple("ecf-21/attend/plaintiff-1", ObligationStatus.MET),
                            tuple("ecf-21/attend/plaintiff-1/occasion-2", ObligationStatus.OPEN));
        }
    }

    @Test
    void extensionAndExcusalOfTheFirstRoundStayThere() {
        CaseHistory history = underForm(form())
                .with(
                        extended(FEB_24, "demand", MAR_9),
                        excused(FEB_24, "attend", D1),
                        conferenceHeld(MAR_10),
                        set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> !obligation.id().value().contains("attend/plaintiff"))
                .extracting(obligation -> obligation.id().value(), Obligation::status, CaseHistory::dueOn)
                .containsExactly(
                        tuple("ecf-21/demand/plaintiff-1", ObligationStatus.UNPERFORMED, MAR_9),
                        tuple("ecf-21/demand/plaintiff-1/occasion-2", ObligationStatus.OPEN, DEC_29),
                        tuple("ecf-21/attend/defendant-1", ObligationStatus.EXCUSED, MAR_10),
                        tuple("ecf-21/attend/defendant-1/occasion-2", ObligationStatus.OPEN, JAN_12));
    }

    // Canceled occasions

    @Test
    void canceledConferenceKeepsItsRoundWhenAFurtherOneIsSet() {
        CaseHistory history = underForm(form()).with(conferenceCanceled(MAR_9), set(NOV_16, ELEVEN_ON_JAN_12, null));

        assertThat(history.obligations(NOV_30))
                .extracting(obligation -> obligation.id().value(), Obligation::status, Obligation::cause)
                .containsExactly(
                        tuple("ecf-21/demand/plaintiff-1", ObligationStatus.UNPERFORMED, StatusCause.EVENT_CANCELED),
                        tuple("ecf-21/demand/plaintiff-1/occasion-2", ObligationStatus.OPEN, null),
                        tuple("ecf-21/attend/plaintiff-1", ObligationStatus.MOOT, StatusCause.EVENT_CANCELED),
                        tuple("ecf-21/attend/defendant-1", ObligationStatus.MOOT, StatusCause.EVENT_CANCELED),
                        tuple("ecf-21/attend/plaintiff-1/occasion-2", ObligationStatus.OPEN, null),
                        tuple("ecf-21/attend/defendant-1/occasion-2", ObligationStatus.OPEN, null));
        assertThat(underForm(form())
                        .with(conferenceCanceled(MAR_9), conferenceMoved(NOV_16, JAN_12))
                        .obligations(NOV_30))
                .as("rescheduled: the same occasion")
                .hasSize(3);
    }

    // The written order after the minute entry

    @Test
    void orderTakesOverTheEventThatAMinuteEntrySetForTheSameTime() {
        CaseHistory history = opened("cand", JAN_20.minusDays(20))
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(set(JAN_20.minusDays(4), NINE_ON_MAR_10, null))
                .ordered(ORDER, JAN_20, form())
                .with(set(JAN_20, NINE_ON_MAR_10, ORDER));

        assertThat(history.obligations(JAN_20))
                .extracting(obligation -> obligation.id().value())
                .containsExactly("ecf-21/demand/plaintiff-1", "ecf-21/attend/plaintiff-1", "ecf-21/attend/defendant-1");
        Occasion occasion = occasions(history, JAN_20).getFirst();
        assertThat(occasion.order()).isEqualTo(ORDER);
        assertThat(occasion.settings()).hasSize(1);
        assertThat(occasions(history, JAN_20)).hasSize(1);
    }

    @Test
    void orderThatGivesTheHourOfTheDayTakesOverTheEventToo() {
        CaseHistory history = opened("cand", JAN_20.minusDays(20))
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(set(JAN_20.minusDays(4), CourtTime.on(MAR_10), null))
                .ordered(ORDER, JAN_20, form())
                .with(set(JAN_20, NINE_ON_MAR_10, ORDER));

        assertThat(history.obligation("attend", P1, JAN_20).due()).hasToString("Tue, Mar 10, 2026, 9:00 a.m. PT");
        assertThat(occasions(history, JAN_20)).singleElement().satisfies(occasion -> {
            assertThat(occasion.order()).isEqualTo(ORDER);
            assertThat(occasion.at()).isEqualTo(NINE_ON_MAR_10);
            assertThat(occasion.timesMoved()).isZero();
        });
    }

    @Test
    void termsOfTheFirstOrderGiveWayToTheOrderThatTakesOverTheFurtherConference() {
        CaseHistory history = firstRound()
                .with(set(NOV_16, ELEVEN_ON_JAN_12, null))
                .ordered(FURTHER, NOV_30, form())
                .with(set(NOV_30, ELEVEN_ON_JAN_12, FURTHER));

        assertFirstRoundStays(history);
        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> obligation.term().id().value().equals("demand"))
                .extracting(obligation -> obligation.id().value(), Obligation::status)
                .containsExactly(
                        tuple("ecf-21/demand/plaintiff-1", ObligationStatus.UNPERFORMED),
                        tuple("ecf-21/demand/plaintiff-1/occasion-2", ObligationStatus.MOOT),
                        tuple("ecf-40/demand/plaintiff-1", ObligationStatus.OPEN));
    }

    // Superseded and vacated orders

    @Test
    void supersededOrderKeepsWhatWasDueAndWhatWasDone() {
        LocalDate mar2 = LocalDate.of(2026, 3, 2);
        CaseHistory history = underForm(List.of(
                        demandTerm(),
                        must("disclose")
                                .owedBy(Who.PLAINTIFFS, How.EACH)
                                .due(daysBefore(21, CONFERENCE))
                                .by("StatementsExchanged")
                                .term(),
                        attendTerm()))
                .with(Facts.statementsExchanged(LocalDate.of(2026, 2, 16), P1))
                .ordered(FURTHER, mar2, form(), List.of(ORDER), List.of())
                .with(set(mar2, CourtTime.on(LocalDate.of(2026, 4, 14)), FURTHER))
                .with(demand(LocalDate.of(2026, 3, 20), "demand-1", P1, D1));

        assertThat(of(history, ORDER, JUN_1))
                .containsExactly(
                        tuple("ecf-21/demand/plaintiff-1", ObligationStatus.UNPERFORMED, FEB_24),
                        tuple("ecf-21/disclose/plaintiff-1", ObligationStatus.MET, LocalDate.of(2026, 2, 17)),
                        tuple("ecf-21/attend/plaintiff-1", ObligationStatus.MOOT, MAR_10),
                        tuple("ecf-21/attend/defendant-1", ObligationStatus.MOOT, MAR_10));
        assertThat(of(history, FURTHER, JUN_1))
                .contains(tuple("ecf-40/demand/plaintiff-1", ObligationStatus.MET, LocalDate.of(2026, 3, 31)));
    }

    @Test
    void chainOfOrdersIsBrokenAtAnOrderWithoutTheTerm() {
        LocalDate mar2 = LocalDate.of(2026, 3, 2);
        OrderId last = OrderId.of("ecf-50");
        CaseHistory history = underForm(form())
                .with(demand(LocalDate.of(2026, 2, 20), "demand-1", P1, D1))
                .ordered(FURTHER, mar2, List.of(attendTerm()), List.of(ORDER), List.of())
                .ordered(last, mar2.plusDays(1), form(), List.of(FURTHER), List.of());

        assertThat(of(history, last, mar2.plusDays(1)))
                .as("the demand under the first order was no act under an order that replaced a demand")
                .contains(tuple("ecf-50/demand/plaintiff-1", ObligationStatus.OPEN, null));
        assertThat(of(
                        underForm(form())
                                .with(demand(LocalDate.of(2026, 2, 20), "demand-1", P1, D1))
                                .ordered(last, mar2, form(), List.of(ORDER), List.of()),
                        last,
                        mar2))
                .as("replaced directly")
                .contains(tuple("ecf-50/demand/plaintiff-1", ObligationStatus.MET, null));
    }

    @Test
    void actAfterTheOrderWasVacatedPerformsNothing() {
        CaseHistory history = underForm(form())
                .with(vacated(LocalDate.of(2026, 3, 2), ORDER), demand(LocalDate.of(2026, 3, 3), "demand-1", P1, D1));

        assertThat(history.obligation("demand", JUN_1)).satisfies(demand -> {
            assertThat(demand.status()).isEqualTo(ObligationStatus.UNPERFORMED);
            assertThat(CaseHistory.dueOn(demand)).isEqualTo(FEB_24);
        });
        assertThat(history.statusOf("attend", P1, JUN_1)).isEqualTo(ObligationStatus.MOOT);
    }

    // Attendance

    @Test
    void attendanceIsDueAtTheHourOfTheConference() {
        Obligation attend = underForm(form()).obligation("attend", P1, MAR_9);

        assertThat(attend.due()).hasToString("Tue, Mar 10, 2026, 9:00 a.m. PT");
    }

    @Test
    void attendanceIsLateByTheTimeOfArrivalAndOnALaterDayOnly() {
        CaseHistory history = underForm(form()).with(conferenceHeld(MAR_10));
        CaseHistory atTen = history.with(new AttendanceRecorded(
                Circumstances.at(CourtTime.at(MAR_10, LocalTime.of(10, 0))), Actors.of(P1), CONFERENCE, null, null));

        assertThat(atTen.obligation("attend", P1, MAR_10).status()).isEqualTo(ObligationStatus.MET);
        assertThat(history.with(attendedFrom("09:20", MAR_10, CONFERENCE, P1, attendee(AttendeeRole.REPRESENTATIVE)))
                        .obligation("attend", P1, MAR_10)
                        .wording())
                .startsWith("late by 20 min");
    }

    @Test
    void partyForWhomNothingIsRecordedHasNoAttendanceAtOnce() {
        CaseHistory history = underForm(form())
                .with(new SettlementConferenceHeld(Circumstances.at(NINE_ON_MAR_10), CONFERENCE))
                .with(attended(MAR_10, CONFERENCE, P1));

        assertThat(at(history, D1, "08:59").status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(at(history, D1, "12:00").status()).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(at(history, D1, "12:00").wording()).isEqualTo("overdue - no attendance recorded");
        assertThat(at(history, P1, "12:00").status()).isEqualTo(ObligationStatus.MET);
        assertThat(history.obligation("attend", D1, JUN_1).wording()).isEqualTo("ended - no attendance recorded");
        assertThat(at(underForm(form()), D1, "12:00").status())
                .as("nobody recorded that it was held")
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void conferenceRecordedAsHeldWithoutATimeCountsFromItsHour() {
        CaseHistory history = underForm(form()).with(conferenceHeld(MAR_10));

        assertThat(at(history, D1, "08:59").status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(at(history, D1, "09:00").status()).isEqualTo(ObligationStatus.OVERDUE);
        assertThat(history.evaluation().timelines())
                .filteredOn(timeline -> timeline.id().value().equals("ecf-21/attend/defendant-1"))
                .flatExtracting(StatusTimeline::intervals)
                .extracting(StatusTimeline.StatusInterval::from)
                .contains(NINE_ON_MAR_10.startsAt(ZONE));
    }

    // Not appearing

    @Test
    void partyThatDidNotAppearFailedAtOnce() {
        CaseHistory history = underForm(form()).with(notAppeared(MAR_10, CONFERENCE, D1));

        assertThat(history.obligation("attend", D1, MAR_9).status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.obligation("attend", D1, MAR_10)).satisfies(absent -> {
            assertThat(absent.status()).isEqualTo(ObligationStatus.UNPERFORMED);
            assertThat(absent.wording()).isEqualTo("did not appear");
            assertThat(absent.cause()).isEqualTo(StatusCause.DID_NOT_APPEAR);
            assertThat(absent.evidence()).extracting(Evidence::entry).contains(history.last());
        });
        assertThat(history.obligation("attend", P1, MAR_10).wording())
                .as("the conference took place, and nothing is recorded for the plaintiff")
                .isEqualTo("overdue - no attendance recorded");
    }

    @Test
    void conferenceThatAPartyMissedIsNotMovedAwayFromItsAbsence() {
        CaseHistory history = underForm(form())
                .with(notAppeared(MAR_10, CONFERENCE, D1), conferenceMoved(MAR_10.plusDays(1), JAN_12));

        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> obligation.obligors().equals(List.of(D1)))
                .extracting(obligation -> obligation.id().value(), Obligation::status, CaseHistory::dueOn)
                .containsExactly(
                        tuple("ecf-21/attend/defendant-1", ObligationStatus.UNPERFORMED, MAR_10),
                        tuple("ecf-21/attend/defendant-1/occasion-2", ObligationStatus.OPEN, JAN_12));
    }

    @Test
    void partyThatOwedNothingWhenItDidNotAppearDidNotFail() {
        assertThat(underForm(form())
                        .with(Facts.dismissed(MAR_9, D1), notAppeared(MAR_10, CONFERENCE, D1))
                        .statusOf("attend", D1, MAR_10))
                .isEqualTo(ObligationStatus.MOOT);
        assertThat(underForm(form())
                        .with(excused(MAR_9, "attend", D1), notAppeared(MAR_10, CONFERENCE, D1))
                        .statusOf("attend", D1, MAR_10))
                .isEqualTo(ObligationStatus.EXCUSED);
        assertThat(underForm(form())
                        .with(Facts.stayed(MAR_9, ORDER), notAppeared(MAR_10, CONFERENCE, D1))
                        .statusOf("attend", D1, MAR_10))
                .isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void nonappearanceEnteredWithALaterDateIsOfTheConferenceItNames() {
        Circumstances later = Facts.at(MAR_10.plusDays(2)).forOccasion(OccasionId.of(CONFERENCE, 1));
        CaseHistory history = underForm(form())
                .with(
                        conferenceHeld(MAR_10),
                        set(MAR_10.plusDays(1), ELEVEN_ON_JAN_12, null),
                        new NonappearanceRecorded(later, CONFERENCE, List.of(D1)),
                        Facts.dismissed(NOV_16, D1));

        assertThat(history.obligations(NOV_30))
                .filteredOn(obligation -> obligation.id().value().startsWith("ecf-21/attend/defendant-1"))
                .extracting(Obligation::status, Obligation::cause, CaseHistory::dueOn)
                .containsExactly(
                        tuple(ObligationStatus.UNPERFORMED, StatusCause.DID_NOT_APPEAR, MAR_10),
                        tuple(ObligationStatus.MOOT, StatusCause.PARTY_DISMISSED, JAN_12));
    }

    @Test
    void attendanceOfAPartyRecordedAsNotAppearingIsPointedOut() {
        CaseHistory history =
                underForm(form()).with(attended(MAR_10, CONFERENCE, P1), notAppeared(MAR_10, CONFERENCE, P1));

        assertThat(history.obligation("attend", P1, MAR_10)).satisfies(attend -> {
            assertThat(attend.status()).isEqualTo(ObligationStatus.MET);
            assertThat(attend.flags())
                    .contains("entry " + history.last() + " records that nobody appeared, and entry "
                            + (history.last() - 1) + " that somebody did; strike the wrong one");
        });
    }

    @Test
    void attendanceOfOnePartyDoesNotContradictTheNonappearanceOfAnother() {
        CaseHistory history = underForm(List.of(must("attend")
                        .owedBy(Who.ALL, How.TOGETHER)
                        .due(dayOf(CONFERENCE))
                        .by("AttendanceRecorded", CONFERENCE)
                        .term()))
                .with(attended(MAR_10, CONFERENCE, P1), notAppeared(MAR_10, CONFERENCE, D1));

        assertThat(history.obligation("attend", MAR_10).flags()).noneMatch(flag -> flag.contains("nobody appeared"));
    }

    // Set-up

    private static Term report(Due due) {
        return must("report")
                .owedBy(Who.PLAINTIFFS, How.EACH)
                .due(due)
                .by("PerformanceRecorded")
                .term();
    }

    private static PerformanceRecorded done(LocalDate on) {
        return new PerformanceRecorded(
                Facts.at(on), Actors.of(P1), new TermRef(FURTHER, TermId.of("report")), null, Map.of(), Map.of());
    }

    private static void assertFirstRoundStays(CaseHistory history) {
        assertThat(of(history, ORDER, MAR_9))
                .as("before")
                .startsWith(
                        tuple("ecf-21/demand/plaintiff-1", ObligationStatus.OVERDUE, FEB_24),
                        tuple("ecf-21/attend/plaintiff-1", ObligationStatus.OPEN, MAR_10),
                        tuple("ecf-21/attend/defendant-1", ObligationStatus.OPEN, MAR_10));
        for (LocalDate viewpoint : List.of(JUN_1, NOV_30)) {
            assertThat(of(history, ORDER, viewpoint))
                    .as("between and now: %s", viewpoint)
                    .contains(
                            tuple("ecf-21/demand/plaintiff-1", ObligationStatus.UNPERFORMED, FEB_24),
                            tuple("ecf-21/attend/plaintiff-1", ObligationStatus.MET, MAR_10),
                            tuple("ecf-21/attend/defendant-1", ObligationStatus.UNPERFORMED, MAR_10));
        }
    }

    private static List<Tuple> of(CaseHistory history, OrderId order, LocalDate asOf) {
        return history.obligations(asOf).stream()
                .filter(obligation -> obligation.order().equals(order))
                .map(obligation -> tuple(
                        obligation.id().value(),
                        obligation.status(),
                        obligation.due() == null ? null : obligation.due().on()))
                .toList();
    }

    private static List<Occasion> occasions(CaseHistory history, LocalDate asOf) {
        return history.evaluation()
                .schedule(endOf(asOf))
                .event(CONFERENCE)
                .orElseThrow()
                .occasions();
    }

    /** The obligation to attend at a time of the day of the first conference. */
    private static Obligation at(CaseHistory history, PartyId party, String time) {
        Instant moment = CourtTime.at(MAR_10, LocalTime.parse(time)).startsAt(ZONE);
        return CaseHistory.only(history.evaluation().obligations(moment), "attend", party);
    }

    /** The conference is held. No demand was served, the plaintiff came and the defendant did not. */
    private static CaseHistory firstRound() {
        return underForm(form()).with(conferenceHeld(MAR_10), attended(MAR_10, CONFERENCE, P1));
    }

    private static CaseHistory underForm(List<Term> terms) {
        return opened("cand", JAN_20.minusDays(5))
                .joined(P1, PartyKind.ORGANIZATION)
                .joined(D1, PartyKind.ORGANIZATION)
                .ordered(ORDER, JAN_20, terms)
                .with(set(JAN_20, NINE_ON_MAR_10, ORDER));
    }

    private static List<Term> form() {
        return List.of(demandTerm(), attendTerm());
    }

    private static Term demandTerm() {
        return must("demand")
                .owedBy(Who.PLAINTIFFS, How.EACH)
                .due(daysBefore(14, CONFERENCE))
                .by("DemandServed")
                .until(held(CONFERENCE))
                .term();
    }

    private static Term attendTerm() {
        return must("attend")
                .due(dayOf(CONFERENCE))
                .by("AttendanceRecorded", CONFERENCE)
                .until(held(CONFERENCE))
                .term();
    }

    private static EventScheduled set(LocalDate on, CourtTime at, @Nullable OrderId order) {
        return new EventScheduled(Facts.at(on), CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, at, null, order);
    }
}

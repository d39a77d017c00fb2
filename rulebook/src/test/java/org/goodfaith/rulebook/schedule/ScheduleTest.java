package org.goodfaith.rulebook.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.settlementConference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.Visibility;
import org.goodfaith.rulebook.status.CaseHistory;
import org.goodfaith.rulebook.status.Evaluation;
import org.junit.jupiter.api.Test;

/** The court's events and stays, told as case histories. The conference is first set for August 20, 2024. */
class ScheduleTest {

    private static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    private static final OrderId OTHER = OrderId.of("ecf-30");

    @Test
    void movedConferenceKeepsEveryDateItHad() {
        CourtEvent conference = conference(settlementConference()
                .with(moved("2024-07-01", "2024-08-27T10:00"), moved("2024-07-10", "2024-09-10T10:00")));

        assertThat(conference.at()).hasToString("2024-09-10T10:00");
        assertThat(conference.movedFrom()).contains(CourtTime.of("2024-08-27T10:00"));
        assertThat(conference.timesMoved()).isEqualTo(2);
        assertThat(conference.occasions()).singleElement().satisfies(occasion -> assertThat(occasion.settings())
                .extracting(setting -> setting.at().toString(), setting -> setting.by()
                        .on())
                .containsExactly(
                        tuple("2024-08-20T10:00", LocalDate.of(2024, 6, 5)),
                        tuple("2024-08-27T10:00", LocalDate.of(2024, 7, 1)),
                        tuple("2024-09-10T10:00", LocalDate.of(2024, 7, 10))));
    }

    @Test
    void sameDateAgainIsNoMoveButMayChangeTheMode() {
        CourtEvent conference = conference(settlementConference()
                .with(new EventRescheduled(
                        at("2024-07-01"),
                        CONFERENCE,
                        CourtTime.of("2024-08-20T10:00"),
                        EventMode.BY_VIDEO,
                        "by video")));

        assertThat(conference.timesMoved()).isZero();
        assertThat(conference.mode()).isEqualTo(EventMode.BY_VIDEO);
    }

    @Test
    void conferenceContinuedAfterItWasHeldIsSetAndNotHeld() {
        CaseHistory held = settlementConference().with(held("2024-08-20"));
        CourtEvent continued = conference(held.with(moved("2024-08-21", "2026-12-15")));

        assertThat(conference(held).heldOn()).isEqualTo(LocalDate.of(2024, 8, 20));
        assertThat(continued.at()).hasToString("2026-12-15");
        assertThat(continued.heldOn()).isNull();
        assertThat(continued.heldBefore()).containsExactly(LocalDate.of(2024, 8, 20));
        assertThat(continued.timesMoved())
                .as("a continuation is another occasion")
                .isZero();
        assertThat(continued.occasions()).hasSize(2);
    }

    @Test
    void conferenceHeldAgainAfterItsContinuationIsHeldOnBothDays() {
        CourtEvent conference = conference(
                settlementConference().with(held("2024-08-20"), moved("2024-08-21", "2024-09-10"), held("2024-09-10")));

        assertThat(conference.heldOn()).isEqualTo(LocalDate.of(2024, 9, 10));
        assertThat(conference.heldBefore()).containsExactly(LocalDate.of(2024, 8, 20));
    }

    @Test
    void eventHeldButNeverScheduledIsSetForTheDayItWasHeld() {
        CaseHistory scheduled = settlementConference();
        CourtEvent conference = conference(
                scheduled.struck(LocalDate.of(2024, 6, 6), scheduled.last()).with(held("2024-08-22")));

        assertThat(conference.kind()).isEqualTo(EventKind.SETTLEMENT_CONFERENCE);
        assertThat(conference.at()).hasToString("2024-08-22");
        assertThat(conference.heldOn()).isEqualTo(LocalDate.of(2024, 8, 22));
    }

    @Test
    void canceledConferenceHasNoDateUntilItIsSetAgain() {
        CaseHistory canceled =
                settlementConference().with(new EventCanceled(at("2024-08-01"), CONFERENCE, "no date yet"));
        CourtEvent off = conference(canceled);

        assertThat(off.at()).isNull();
        assertThat(off.movedFrom()).contains(CourtTime.of("2024-08-20T10:00"));
        assertThat(off.current().lastSetting().orElseThrow().at()).hasToString("2024-08-20T10:00");
        assertThat(conference(canceled.with(moved("2024-08-05", "2024-10-01"))).at())
                .hasToString("2024-10-01");
    }

    @Test
    void heldConferenceIsNotTakenOffCalendar() {
        CourtEvent conference = conference(settlementConference()
                .with(held("2024-08-20"), new EventCanceled(at("2024-08-21"), CONFERENCE, "by mistake")));

        assertThat(conference.at()).hasToString("2024-08-20T10:00");
        assertThat(conference.heldOn()).isEqualTo(LocalDate.of(2024, 8, 20));
    }

    @Test
    void scheduleIsReadAsOfItsMoment() {
        CaseHistory history = settlementConference().with(moved("2024-07-01", "2024-09-10T10:00"));

        assertThat(schedule(history, "2024-06-30T12:00:00Z")
                        .event(CONFERENCE)
                        .orElseThrow()
                        .at())
                .hasToString("2024-08-20T10:00");
        assertThat(schedule(history, "2024-06-01T12:00:00Z").events()).isEmpty();
    }

    @Test
    void occasionIsVisibleToThoseWhoMaySeeEveryEntryItRestsOn() {
        CaseHistory history = settlementConference()
                .with(new EventRescheduled(
                        new Circumstances(
                                CourtTime.of("2024-07-01"), null, null, null, Visibility.PARTIES, null, null, null),
                        CONFERENCE,
                        CourtTime.of("2024-09-10"),
                        null,
                        "under seal"));

        assertThat(conference(history).current().visibility()).isEqualTo(Visibility.PARTIES);
    }

    @Test
    void stayOfOneOrderStaysOnlyThatOrder() {
        CaseHistory history = settlementConference().with(stayed("2024-07-01", OTHER));
        Schedule schedule = schedule(history, "2024-07-02T12:00:00Z");

        assertThat(schedule.stayOf(OTHER)).isPresent();
        assertThat(schedule.stayOf(ORDER)).isEmpty();
        assertThat(schedule.stayedSince(List.of(ORDER, OTHER))).isEmpty();
        assertThat(schedule.stayedSince(List.of(OTHER))).contains(LocalDate.of(2024, 7, 1));
        assertThat(schedule.stayedSince(List.of())).isEmpty();
    }

    @Test
    void ordersStayedOneAfterTheOtherAreAllStayedSinceTheLast() {
        CaseHistory history =
                settlementConference().with(stayed("2024-07-01", OTHER), stayed("2024-07-03", ORDER, OTHER));

        assertThat(schedule(history, "2024-07-04T12:00:00Z").stayedSince(List.of(ORDER, OTHER)))
                .contains(LocalDate.of(2024, 7, 3));
    }

    @Test
    void stayOfNoOrderSuspendsNothingAndALiftedStayIsGone() {
        CaseHistory history = settlementConference().with(stayed("2024-07-01"));

        assertThat(schedule(history, "2024-07-02T12:00:00Z").staysInEffect())
                .singleElement()
                .satisfies(stay -> assertThat(stay.orders()).isEmpty());
        assertThat(schedule(history, "2024-07-02T12:00:00Z").stayOf(ORDER)).isEmpty();
        assertThat(schedule(history.with(new StayLifted(at("2024-07-05"), "settled")), "2024-07-06T12:00:00Z")
                        .staysInEffect())
                .isEmpty();
    }

    @Test
    void liftedStayStaysInTheHistoryOfItsOrder() {
        CaseHistory history = settlementConference()
                .with(
                        stayed("2024-07-01", ORDER),
                        stayed("2024-07-02", ORDER, OTHER),
                        new StayLifted(at("2024-07-05"), StayEffect.TOLLED, "settled"),
                        stayed("2024-07-08", ORDER));

        assertThat(schedule(history, "2024-07-09T12:00:00Z").staysOf(ORDER))
                .as("a further stay while one is in effect changes nothing")
                .extracting(stay -> stay.by().on().toString(), Stay::effect, stay -> Optional.ofNullable(stay.lifted())
                        .map(lifted -> lifted.on().toString()))
                .containsExactly(
                        tuple("2024-07-01", StayEffect.TOLLED, Optional.of("2024-07-05")),
                        tuple("2024-07-08", null, Optional.empty()));
        assertThat(schedule(history, "2024-07-09T12:00:00Z").staysOf(OTHER))
                .extracting(stay -> stay.by().on())
                .containsExactly(LocalDate.of(2024, 7, 2));
        assertThat(schedule(history, "2024-07-04T12:00:00Z").staysOf(ORDER))
                .as("before it was lifted")
                .singleElement()
                .satisfies(stay -> assertThat(stay.lifted()).isNull());
    }

    private static CourtEvent conference(CaseHistory history) {
        return schedule(history, "2027-01-01T00:00:00Z").event(CONFERENCE).orElseThrow();
    }

    private static Schedule schedule(CaseHistory history, String asOf) {
        return new Evaluation(history.record(), Instant.MAX).schedule(Instant.parse(asOf));
    }

    private static EventRescheduled moved(String on, String to) {
        return new EventRescheduled(at(on), CONFERENCE, CourtTime.of(to), null, "stipulation");
    }

    private static SettlementConferenceHeld held(String on) {
        return new SettlementConferenceHeld(at(on), CONFERENCE);
    }

    private static ProceedingsStayed stayed(String on, OrderId... orders) {
        return new ProceedingsStayed(at(on), List.of(orders), "bankruptcy");
    }

    private static Circumstances at(String on) {
        return Circumstances.at(CourtTime.of(on));
    }
}

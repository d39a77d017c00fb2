package org.goodfaith.rulebook.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.orders.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A general order of March 16 to 31, 2020 (fictional) that closes the court and extends time. */
class GeneralOrdersTest {

    private static final LocalDate MON_2020_03_16 = LocalDate.of(2020, 3, 16);
    private static final LocalDate TUE_2020_03_24 = LocalDate.of(2020, 3, 24);
    private static final LocalDate FRI_2020_03_27 = LocalDate.of(2020, 3, 27);
    private static final LocalDate WED_2020_04_01 = LocalDate.of(2020, 4, 1);
    private static final Period FOURTEEN_DAYS = new Period(14, Period.Unit.DAYS, Period.Direction.AFTER);

    @Test
    void periodThatEndsOnADayOfTheOrderEndsOnTheFirstOpenDayAfterIt() {
        for (Channel channel : List.of(Channel.FILED, Channel.EMAILED, Channel.SERVED)) {
            Computation due = period(false, channel);
            assertThat(days(due)).as(channel.name()).containsExactly(WED_2020_04_01);
            assertThat(due.deadline().explanation().steps().getLast().says())
                    .contains("a general order that closes the court or extends time");
        }
    }

    @Test
    void periodThatEndsAfterTheOrderIsNotExtended() {
        Computation due = orders(DatesCertain.KEPT, false)
                .period(rule6(DatesCertain.KEPT, false)
                        .compute(FOURTEEN_DAYS, CourtTime.of("2020-03-19"), Channel.FILED, null));

        assertThat(days(due)).containsExactly(LocalDate.of(2020, 4, 2));
    }

    @Test
    void dateCertainMovesOrStaysAsTheOrderSays() {
        assertThat(days(dateCertain(DatesCertain.MOVED, null))).containsExactly(WED_2020_04_01);
        assertThat(days(dateCertain(DatesCertain.KEPT, null))).containsExactly(TUE_2020_03_24);
    }

    @Test
    void dateCertainHasTwoReadingsIfTheOrderDoesNotSay() {
        Computation due = dateCertain(null, null);

        assertThat(days(due)).containsExactly(TUE_2020_03_24, WED_2020_04_01);
        assertThat(due.readings())
                .extracting(CalendarReading::label)
                .containsExactly(
                        "the general order does not move dates certain", "the general order moves dates certain");
    }

    @Test
    void movedDateKeepsItsClockTime() {
        assertThat(dateCertain(DatesCertain.MOVED, LocalTime.of(17, 0))
                        .deadline()
                        .moment())
                .hasValueSatisfying(due -> {
                    assertThat(due.on()).isEqualTo(WED_2020_04_01);
                    assertThat(due.time()).isEqualTo(LocalTime.of(17, 0));
                });
    }

    @Test
    void contestedOrderHasTwoReadings() {
        assertThat(days(period(true, Channel.FILED))).containsExactly(WED_2020_04_01, FRI_2020_03_27);
    }

    private static Computation period(boolean contested, Channel channel) {
        return orders(null, contested)
                .period(rule6(null, contested).compute(FOURTEEN_DAYS, CourtTime.of("2020-03-13"), channel, null));
    }

    private static Computation dateCertain(@Nullable DatesCertain datesCertain, @Nullable LocalTime at) {
        return orders(datesCertain, false)
                .dateCertain(rule6(datesCertain, false).fixed(TUE_2020_03_24, at, Channel.FILED));
    }

    private static List<LocalDate> days(Computation computation) {
        return computation.readings().stream()
                .map(reading -> reading.deadline().moment().orElseThrow().on())
                .toList();
    }

    private static Rule6 rule6(@Nullable DatesCertain datesCertain, boolean contested) {
        return new Rule6(calendar(datesCertain, contested));
    }

    private static GeneralOrders orders(@Nullable DatesCertain datesCertain, boolean contested) {
        return new GeneralOrders(calendar(datesCertain, contested));
    }

    private static CourtCalendar calendar(@Nullable DatesCertain datesCertain, boolean contested) {
        return new CourtCalendar(
                Courts.find(CourtId.of("azd")).orElseThrow(),
                List.of(new Closure(
                        "go-20-17",
                        MON_2020_03_16,
                        LocalDate.of(2020, 3, 31),
                        ClosureKind.GENERAL_ORDER,
                        contested,
                        "General Order 20-17 (fictional)",
                        datesCertain)));
    }
}

package org.goodfaith.rulebook.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period.Direction;

/**
 * Applies a court's general orders that close the court or extend time to computed deadlines.
 *
 * <p>An act that is due on a day of the order is due on the first open day after it, whatever its channel. For a date
 * that an order fixes, the general order decides: it moves, it stays, or, if the general order does not say, both
 * readings are shown.
 */
public final class GeneralOrders {

    private final CourtCalendar calendar;
    private final List<Closure> orders;

    public GeneralOrders(CourtCalendar calendar) {
        this.calendar = calendar;
        orders = calendar.closures().stream()
                .filter(closure -> closure.kind() == ClosureKind.GENERAL_ORDER)
                .toList();
    }

    /** Returns the computation of a period after the general orders. */
    public Computation period(Computation computed) {
        return applied(computed, false);
    }

    /** Applies the general orders to a date that an order fixes. */
    public Computation dateCertain(Computation computed) {
        return applied(computed, true);
    }

    private Computation applied(Computation computed, boolean certain) {
        if (orders.isEmpty()) {
            return computed;
        }
        var readings = new ArrayList<CalendarReading>();
        computed.readings().forEach(reading -> readings.add(applied(reading, certain, true)));
        computed.readings().forEach(reading -> readings.add(applied(reading, certain, false)));
        var byMoment = new LinkedHashMap<Optional<DueMoment>, CalendarReading>();
        readings.forEach(reading -> byMoment.putIfAbsent(reading.deadline().moment(), reading));
        var distinct = List.copyOf(byMoment.values());
        return new Computation(distinct.getFirst(), distinct.subList(1, distinct.size()));
    }

    private CalendarReading applied(CalendarReading reading, boolean certain, boolean byDefault) {
        return switch (reading.deadline()) {
            case Deadline.Undated _ -> reading;
            case Deadline.Dated dated -> {
                LocalDate on = dated.due().on();
                List<Closure> covering =
                        orders.stream().filter(order -> order.covers(on)).toList();
                List<Closure> moving = covering.stream()
                        .filter(order -> moves(order, certain, byDefault))
                        .toList();
                if (covering.isEmpty()) {
                    yield reading;
                }
                String label = covering.stream().anyMatch(order -> isOpen(order, certain))
                        ? "the general order " + (moving.isEmpty() ? "does not move" : "moves")
                                + (certain ? " dates certain" : " time")
                        : reading.label();
                yield new CalendarReading(
                        label, moving.isEmpty() ? kept(dated, covering) : moved(dated, moving, certain, byDefault));
            }
        };
    }

    private static boolean moves(Closure order, boolean certain, boolean byDefault) {
        boolean undisputed = !order.contested() || byDefault;
        if (!certain) {
            return undisputed;
        }
        return switch (order.datesCertain()) {
            case MOVED -> undisputed;
            case KEPT -> false;
            case null -> !byDefault;
        };
    }

    /** @return whether there are two readings of the order */
    private static boolean isOpen(Closure order, boolean certain) {
        return (certain && order.datesCertain() == null)
                || (order.contested() && !(certain && order.datesCertain() == DatesCertain.KEPT));
    }

    private static Deadline kept(Deadline.Dated dated, List<Closure> covering) {
        return with(
                dated, dated.due(), step(dated.due(), covering.getFirst(), "It does not move this date", dated.due()));
    }

    private Deadline moved(Deadline.Dated dated, List<Closure> moving, boolean certain, boolean byDefault) {
        DueMoment due = dated.due();
        LocalDate day = due.on();
        while (isClosed(day, certain, byDefault)) {
            day = day.plusDays(1);
            if (!CourtCalendar.covers(day)) {
                return dated.withFlags(List.of(CourtCalendar.notCovered(day)));
            }
        }
        Instant overdueFrom = due.time() == null
                ? day.plusDays(1).atStartOfDay(due.zone()).toInstant()
                : day.atTime(due.time()).atZone(due.zone()).toInstant().plusSeconds(1);
        var later = new DueMoment(day, due.time(), overdueFrom, due.zone());
        return with(
                dated, later, step(due, moving.getFirst(), "It moves the act to the first open day after it", later));
    }

    private boolean isClosed(LocalDate day, boolean certain, boolean byDefault) {
        return calendar.isClosed(day, Direction.AFTER)
                || orders.stream().anyMatch(order -> order.covers(day) && moves(order, certain, byDefault));
    }

    private static ComputationStep step(DueMoment due, Closure order, String sentence, DueMoment result) {
        return new ComputationStep(
                order.authority(),
                UsDates.day(due.on()) + " is a day of a general order that closes the court or extends time ("
                        + UsDates.day(order.from()) + " to " + UsDates.day(order.until()) + "). " + sentence + ".",
                UsDates.day(result.on()));
    }

    private static Deadline with(Deadline.Dated dated, DueMoment due, ComputationStep step) {
        var steps = new ArrayList<>(dated.explanation().steps());
        steps.add(step);
        return new Deadline.Dated(due, new DateExplanation(steps), dated.flags());
    }
}

package org.goodfaith.rulebook.intake;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Warns about likely mistakes in the date that a fact sets, moves or grants: a date in the past, before the order, on a
 * weekend or holiday, or without a change.
 */
public final class DateLint {

    private final Context context;
    private final String subject;
    private final LocalDate day;
    private final List<OrderWarning> warnings = new ArrayList<>();

    private DateLint(Context context, String subject, LocalDate day) {
        this.context = context;
        this.subject = subject + ", " + UsDates.day(day) + ", ";
        this.day = day;
    }

    /**
     * The state of the case when a fact sets a date.
     *
     * @param scheduled the scheduled events and their times
     * @param orderedOn returns the date of the order that scheduled an event; empty if no recorded order did
     * @param due returns the current due moments of a term for these parties, or for all obligors if the list is empty;
     *     called only for a fact about a deadline
     * @param calendar the calendar of the court
     * @param today the current day in the court's time zone
     */
    public record Context(
            Map<EventKey, CourtTime> scheduled,
            Function<EventKey, Optional<LocalDate>> orderedOn,
            BiFunction<TermRef, List<PartyId>, List<DueMoment>> due,
            CourtCalendar calendar,
            LocalDate today) {}

    /** Returns the warnings for a fact; empty if it sets no date or has no likely mistake. */
    public static List<OrderWarning> warnings(Fact fact, Context context) {
        return switch (fact) {
            case EventScheduled f -> event(f.event(), f.at(), context).warnings;
            case EventRescheduled f -> {
                DateLint lint = event(f.event(), f.to(), context);
                if (f.to().equals(context.scheduled().get(f.event()))) {
                    lint.warn(Code.DATE_UNCHANGED, "is the date the event already has");
                }
                yield lint.warnings;
            }
            case DeadlineExtended f ->
                f.dueAt() == null
                        ? List.of()
                        : deadline("The new last day", f.dueAt().on(), f.dueAt(), f.term(), f.parties(), context);
            case ExtensionRequested f ->
                f.untilOn() == null
                        ? List.of()
                        : deadline(
                                "The requested last day",
                                f.untilOn(),
                                CourtTime.on(f.untilOn()),
                                f.term(),
                                f.actors().onBehalfOf(),
                                context);
            // No other fact sets a future date.
            default -> List.of();
        };
    }

    private static DateLint event(EventKey event, CourtTime at, Context context) {
        var lint = new DateLint(context, "The new date", at.on());
        lint.checkDay();
        context.orderedOn()
                .apply(event)
                .filter(at.on()::isBefore)
                .ifPresent(ordered -> lint.warn(
                        Code.DATE_BEFORE_ORDER,
                        "is before the date of the order that set the event, " + UsDates.day(ordered)));
        return lint;
    }

    private static List<OrderWarning> deadline(
            String subject, LocalDate day, CourtTime until, TermRef term, List<PartyId> parties, Context context) {
        var lint = new DateLint(context, subject, day);
        lint.checkDay();
        context.due().apply(term, parties).stream()
                .filter(due -> !isLater(until, due))
                .findFirst()
                .ifPresent(due -> lint.warn(Code.DATE_UNCHANGED, "is not later than the current due date, " + due));
        return lint.warnings;
    }

    private static boolean isLater(CourtTime until, DueMoment due) {
        return until.on().isAfter(due.on()) || (until.on().equals(due.on()) && isLater(until.time(), due.time()));
    }

    /** Compares times of one day; null is the end of the day. */
    private static boolean isLater(@Nullable LocalTime until, @Nullable LocalTime due) {
        return due != null && (until == null || until.isAfter(due));
    }

    private void checkDay() {
        if (day.isBefore(context.today())) {
            warn(Code.DATE_PAST, "is in the past");
        }
        IntakeLint.closed(day, context.calendar()).ifPresent(reason -> warn(Code.DATE_ON_CLOSED_DAY, "is " + reason));
    }

    private void warn(Code code, String detail) {
        warnings.add(new OrderWarning(code, null, null, subject + detail + ". Check the date.", null));
    }
}

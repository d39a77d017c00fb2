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
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Finds likely slips in the date that a fact sets, moves or grants: it is past, lies before the order, is a weekend or
 * holiday, or is the date there was. It only warns.
 */
public final class DateLint {

    private final Around around;
    private final String subject;
    private final LocalDate day;
    private final List<OrderWarning> warnings = new ArrayList<>();

    private DateLint(Around around, String subject, LocalDate day) {
        this.around = around;
        this.subject = subject + ", " + IntakeLint.text(day) + ", ";
        this.day = day;
    }

    /**
     * What is known when a date is set.
     *
     * @param scheduled the events that have a time, and when
     * @param orderedOn the day of the order that set an event; empty if none on record did
     * @param due when a term is due now for these parties, or for all who owe it if there are none; asked only if a
     *     deadline is concerned
     * @param calendar the court's
     * @param today the court's day
     */
    public record Around(
            Map<EventKey, CourtTime> scheduled,
            Function<EventKey, Optional<LocalDate>> orderedOn,
            BiFunction<TermRef, List<PartyId>, List<DueMoment>> due,
            CourtCalendar calendar,
            LocalDate today) {}

    /** @return what to look at twice; nothing if the fact sets no date or nothing is odd about it */
    public static List<OrderWarning> warnings(Fact fact, Around around) {
        return switch (fact) {
            case EventScheduled f -> event(f.event(), f.at(), around).warnings;
            case EventRescheduled f -> {
                DateLint lint = event(f.event(), f.to(), around);
                if (f.to().equals(around.scheduled().get(f.event()))) {
                    lint.warn(Code.DATE_UNCHANGED, "is the one it is set for already");
                }
                yield lint.warnings;
            }
            case DeadlineExtended f ->
                deadline("The new last day", f.dueAt().on(), f.dueAt(), f.term(), f.parties(), around);
            case ExtensionRequested f ->
                f.untilOn() == null
                        ? List.of()
                        : deadline(
                                "The day asked for",
                                f.untilOn(),
                                CourtTime.on(f.untilOn()),
                                f.term(),
                                f.actors().onBehalfOf(),
                                around);
            // No other fact sets a date to come.
            default -> List.of();
        };
    }

    private static DateLint event(EventKey event, CourtTime at, Around around) {
        var lint = new DateLint(around, "The new date", at.on());
        lint.look();
        around.orderedOn()
                .apply(event)
                .filter(at.on()::isBefore)
                .ifPresent(ordered -> lint.warn(
                        Code.DATE_BEFORE_ORDER,
                        "lies before the order that set it, which is dated " + IntakeLint.text(ordered)));
        return lint;
    }

    private static List<OrderWarning> deadline(
            String subject, LocalDate day, CourtTime until, TermRef term, List<PartyId> parties, Around around) {
        var lint = new DateLint(around, subject, day);
        lint.look();
        around.due().apply(term, parties).stream()
                .filter(due -> !isLater(until, due))
                .findFirst()
                .ifPresent(due -> lint.warn(Code.DATE_UNCHANGED, "is no later than it is due now, " + due));
        return lint.warnings;
    }

    private static boolean isLater(CourtTime until, DueMoment due) {
        return until.on().isAfter(due.on()) || (until.on().equals(due.on()) && isLater(until.time(), due.time()));
    }

    /** Without a time it is the end of the day. */
    private static boolean isLater(@Nullable LocalTime until, @Nullable LocalTime due) {
        return due != null && (until == null || until.isAfter(due));
    }

    private void look() {
        if (day.isBefore(around.today())) {
            warn(Code.DATE_PAST, "is past");
        }
        IntakeLint.closed(day, around.calendar()).ifPresent(why -> warn(Code.DATE_ON_CLOSED_DAY, "is " + why));
    }

    private void warn(Code code, String says) {
        warnings.add(new OrderWarning(code, null, null, subject + says + ".", null));
    }
}

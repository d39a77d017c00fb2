package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Occasion;
import org.goodfaith.rulebook.schedule.SettingOrder;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/**
 * Decides which occasions of an event the terms of an order are bound to, and which entries belong to which occasion.
 *
 * <p>A term about an event imposes one duty for each occasion to which its order applies. A date that is set after an
 * occasion is over begins another occasion. The dates and acts of the earlier one do not change.
 */
final class DutyOccasions {

    private final CaseStateAsOf state;

    DutyOccasions(CaseStateAsOf state) {
        this.state = state;
    }

    // The occasions of a term

    /** @return the occasions that the term binds, in order; one null if the term is about no event */
    List<@Nullable BoundOccasion> boundTo(CaseStateAsOf.Order order, Term term) {
        var bound = new ArrayList<@Nullable BoundOccasion>();
        TermEvents events = state.termEvents(order, term);
        EventKey event = events.series();
        if (event == null) {
            bound.add(null);
            return bound;
        }
        CourtEvent series = state.event(event).orElse(null);
        int first = series == null ? 1 : first(order, events, series);
        bound.add(new BoundOccasion(OccasionId.of(event, first), false));
        if (series != null && events.renews()) {
            series.occasions().stream()
                    .skip(first)
                    .takeWhile(occasion -> !isReplacedBefore(order, occasion, first, series)
                            && isInForce(order, term, entry(occasion.begun()).at()))
                    .forEach(occasion -> bound.add(new BoundOccasion(occasion.id(), true)));
        }
        return bound;
    }

    /**
     * Returns the number of the first occasion that the order binds: the one that is ahead when the order is made, or
     * else the next. A term that counts from the event forward is bound to the one that took place last.
     */
    private int first(CaseStateAsOf.Order order, TermEvents events, CourtEvent series) {
        Instant made = inForceSince(order);
        int begun = (int) series.occasions().stream()
                .filter(occasion ->
                        !entry(occasion.begun()).at().isAfter(order.entry().at()))
                .count();
        if (begun == 0) {
            return 1;
        }
        Occasion last = series.occasions().get(begun - 1);
        Source over = last.over();
        boolean setsOne = series.occasions().stream().anyMatch(occasion -> isSetBy(order.id(), occasion));
        return over == null
                        || entry(over).at().isAfter(made)
                        || isSetBy(order.id(), last)
                        || (last.tookPlace() != null && events.countsForward() && !setsOne)
                ? begun
                : begun + 1;
    }

    private static boolean isSetBy(OrderId order, Occasion occasion) {
        return occasion.orders().stream().map(SettingOrder::order).anyMatch(order::equals);
    }

    /** @return whether another order set this occasion, or took over one between it and the first of this order */
    private static boolean isReplacedBefore(
            CaseStateAsOf.Order order, Occasion occasion, int first, CourtEvent series) {
        return (occasion.isBegunByOrder() && !isSetBy(order.id(), occasion))
                || series.occasions().subList(first, occasion.number() - 1).stream()
                        .anyMatch(between -> takeover(order.id(), between).isPresent());
    }

    private static Optional<SettingOrder> takeover(OrderId order, Occasion occasion) {
        return occasion.orders().stream()
                .filter(setting -> !setting.order().equals(order))
                .findFirst();
    }

    private boolean isInForce(CaseStateAsOf.Order order, Term term, Instant at) {
        return Stream.concat(Stream.ofNullable(order.vacated()), state.superseded(order, term.id()).stream())
                .allMatch(ended -> ended.at().isAfter(at));
    }

    /** @return the entry by which another order took over an occasion for which this order's terms had bound again */
    Optional<DatedEntry> takenOver(Duty duty) {
        BoundOccasion bound = duty.occasion();
        return bound == null || !bound.again()
                ? Optional.empty()
                : occasion(bound.id())
                        .flatMap(occasion -> takeover(duty.order().id(), occasion))
                        .map(setting -> entry(setting.by()));
    }

    /** @return the entry that canceled the duty's occasion, if a further one was set since */
    Optional<DatedEntry> canceledForGood(Duty duty) {
        BoundOccasion bound = duty.occasion();
        return bound == null
                ? Optional.empty()
                : state.event(bound.id().event())
                        .filter(series -> series.occasions().size() > bound.number())
                        .flatMap(series -> series.occasion(bound.number()))
                        .flatMap(occasion -> Optional.ofNullable(occasion.canceled()))
                        .map(this::entry);
    }

    // The occasion of a duty

    /** @return the moment at which a further occasion began, from which the terms bind again; empty for the first */
    Optional<Instant> boundAgainAt(Duty duty) {
        BoundOccasion bound = duty.occasion();
        return bound == null || !bound.again()
                ? Optional.empty()
                : occasion(bound.id()).map(occasion -> entry(occasion.begun()).at());
    }

    /** @return whether the duty's occasion exists, if it is a further one */
    boolean hasBegun(Duty duty) {
        BoundOccasion bound = duty.occasion();
        return bound == null || !bound.again() || occasion(bound.id()).isPresent();
    }

    /** @return the occasion that the duty is bound to; empty if it is about no event */
    Optional<ObligationOccasion> of(Duty duty) {
        return Optional.ofNullable(duty.occasion())
                .map(bound -> new ObligationOccasion(
                        bound.id(), occasion(bound.id()).map(Occasion::day).orElse(null)));
    }

    /** @return the occasion of an event that the duty is about, with its date; empty if it has not been set */
    Optional<ScheduledOccasion> scheduled(Duty duty, EventKey event) {
        return occasion(duty, event).map(occasion -> ScheduledOccasion.of(occasion, state.record()));
    }

    private Optional<Occasion> occasion(OccasionId id) {
        return state.event(id.event()).flatMap(series -> series.occasion(id.number()));
    }

    private Optional<Occasion> occasion(Duty duty, EventKey event) {
        return state.event(event).flatMap(series -> series.occasion(number(duty, series)));
    }

    /**
     * Returns the number of the occasion of an event to which a duty refers. If the duty is bound to another event,
     * this is the occasion that was ahead on the day before the duty's own occasion ended.
     */
    private int number(Duty duty, CourtEvent series) {
        BoundOccasion bound = duty.occasion();
        if (bound != null && bound.id().event().equals(series.event())) {
            return bound.number();
        }
        Source over =
                bound == null ? null : occasion(bound.id()).map(Occasion::over).orElse(null);
        return over == null
                ? series.occasions().size()
                : Math.max(1, (int) series.occasions().stream()
                        .filter(occasion -> occasion.begun().on().isBefore(over.on()))
                        .count());
    }

    /** @return whether two duties of one order are about the same occasion */
    boolean areOfOneOccasion(Duty duty, Duty other) {
        BoundOccasion bound = other.occasion();
        return bound == null
                || state.event(bound.id().event())
                        .map(series -> number(duty, series))
                        .orElse(bound.number())
                        .equals(bound.number());
    }

    // The occasion of an entry

    /**
     * @return whether an entry is for the duty's occasion: the one it names, or the one that was ahead at its time. If
     *     the term counts from the event forward, the one that took place last counts instead
     */
    boolean concerns(DatedEntry entry, Duty duty) {
        BoundOccasion bound = duty.occasion();
        if (bound == null) {
            return true;
        }
        OccasionId named = entry.fact().circumstances().occasion();
        if (named != null && named.event().equals(bound.id().event())) {
            return named.equals(bound.id());
        }
        boolean forward = state.termEvents(duty.order(), duty.term()).countsForward();
        int ahead = state.event(bound.id().event())
                .map(series -> (forward ? lastBefore(entry, series) : Optional.<Integer>empty())
                        .orElseGet(() -> numberAhead(entry, series)))
                .orElse(1);
        return ahead == bound.number()
                || (!bound.again() && ahead < bound.number() && !entry.at().isBefore(inForceSince(duty.order())));
    }

    private static Optional<Integer> lastBefore(DatedEntry entry, CourtEvent series) {
        return series.occasions().reversed().stream()
                .filter(occasion -> {
                    LocalDate day = occasion.tookPlaceOn();
                    return day != null && !day.isAfter(entry.occurredOn());
                })
                .findFirst()
                .map(Occasion::number);
    }

    private int numberAhead(DatedEntry entry, CourtEvent series) {
        Instant at = entry.occurredAt().startsAt(state.record().zone());
        return series.occasions().reversed().stream()
                .filter(occasion -> !entry(occasion.begun()).at().isAfter(at))
                .filter(occasion -> !series.occasion(occasion.number() - 1)
                        .filter(before -> isOfTheDay(entry, before, entry(occasion.begun())))
                        .isPresent())
                .findFirst()
                .map(Occasion::number)
                .orElse(1);
    }

    /**
     * The court often sets a further occasion on the day of the last one. An act of that day belongs to the occasion of
     * the day, unless its recorded time is after the further one was set.
     */
    private static boolean isOfTheDay(DatedEntry entry, Occasion before, DatedEntry further) {
        return before.tookPlace() != null
                && entry.occurredOn().equals(before.day())
                && (isAboutAppearing(entry)
                        || entry.occurredAt().time() == null
                        || further.occurredAt().time() == null);
    }

    private static boolean isAboutAppearing(DatedEntry entry) {
        return entry.fact() instanceof AttendanceRecorded || entry.fact() instanceof NonappearanceRecorded;
    }

    /** @return whether an attendance was of the duty's occasion: somebody came, and not before its day */
    boolean isAttended(AttendanceRecorded attendance, Duty duty) {
        LocalDate on = attendance.circumstances().occurredAt().on();
        return (attendance.attendees() == null || !attendance.attendees().isEmpty())
                && occasion(duty, attendance.event())
                        .map(Occasion::day)
                        .map(day -> !on.isBefore(day))
                        .orElse(true);
    }

    /** @return the entry of the duty's occasion that shows that nobody came for a party */
    Optional<DatedEntry> nonappearance(Duty duty, EventKey event, PartyId party) {
        return state.first(
                EntryTopic.fact("NonappearanceRecorded"),
                entry -> entry.fact() instanceof NonappearanceRecorded missed
                        && missed.event().equals(event)
                        && missed.parties().contains(party)
                        && concerns(entry, duty)
                        && occasion(duty, event)
                                .map(Occasion::day)
                                .map(day -> !entry.occurredOn().isBefore(day))
                                .orElse(true));
    }

    /** @return the moment of an absence: that of its entry, or the start of the occasion's day if it is dated later */
    Instant absentAt(DatedEntry nonappearance, Duty duty, EventKey event) {
        return occasion(duty, event)
                .map(Occasion::day)
                .filter(day -> day.isBefore(nonappearance.occurredOn()))
                .map(state.record()::startOf)
                .orElse(nonappearance.at());
    }

    private DatedEntry entry(Source source) {
        return state.record().entry(source);
    }

    /** @return the start of the order's date, or the moment of its entry if that is earlier */
    Instant inForceSince(CaseStateAsOf.Order order) {
        Instant dated = state.record().startOf(order.entered().datedOn());
        return dated.isBefore(order.entry().at()) ? dated : order.entry().at();
    }
}

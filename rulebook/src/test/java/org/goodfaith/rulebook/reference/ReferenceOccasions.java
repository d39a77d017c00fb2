package org.goodfaith.rulebook.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.reference.ReferenceEvaluation.DatedFact;
import org.jspecify.annotations.Nullable;

/** The occasions of an event and the terms about them, written from the specification for comparison. */
final class ReferenceOccasions {

    private ReferenceOccasions() {}

    /**
     * One time that an event takes place: the facts that set, canceled, held or missed it, and the orders that set it.
     */
    static final class Round {

        final List<DatedFact> facts = new ArrayList<>();
        private final List<DatedFact> scheduled = new ArrayList<>();

        @Nullable
        CourtTime date() {
            CourtTime at = null;
            for (DatedFact dated : facts) {
                at = switch (dated.fact()) {
                    case EventScheduled set -> set.at();
                    case EventRescheduled moved -> moved.to();
                    case EventCanceled _ -> null;
                    default -> at == null ? dated.when() : at;
                };
            }
            return at;
        }

        /**
         * Returns the entry that shows that it took place: the last holding or else the first appearance or absence.
         */
        @Nullable
        DatedFact place() {
            DatedFact held = facts.stream()
                    .filter(dated -> dated.fact() instanceof EventHeld)
                    .reduce((_, later) -> later)
                    .orElse(null);
            return held != null
                    ? held
                    : facts.stream()
                            .filter(dated -> dated.fact() instanceof NonappearanceRecorded
                                    || dated.fact() instanceof AttendanceRecorded)
                            .findFirst()
                            .orElse(null);
        }

        /** Only a holding shows that it took place on another day than the one for which it was set. */
        @Nullable
        LocalDate placeOn() {
            DatedFact place = place();
            if (place == null) {
                return null;
            }
            return place.fact() instanceof EventHeld
                    ? place.when().on()
                    : Objects.requireNonNull(date()).on();
        }

        /** Returns the cancellation, unless another date was set or the event took place. */
        @Nullable
        DatedFact canceled() {
            return place() == null && facts.getLast().fact() instanceof EventCanceled ? facts.getLast() : null;
        }

        @Nullable
        DatedFact over() {
            return place() == null ? canceled() : place();
        }

        @Nullable
        LocalDate day() {
            CourtTime date = date();
            return place() != null ? placeOn() : date == null ? null : date.on();
        }

        DatedFact begun() {
            return facts.stream()
                    .filter(dated -> !(dated.fact() instanceof EventCanceled))
                    .findFirst()
                    .orElse(facts.getFirst());
        }

        List<DatedFact> ofOrders() {
            return scheduled.stream().filter(dated -> orderOf(dated) != null).toList();
        }

        boolean isBegunByOrder() {
            return ofOrders().contains(begun());
        }

        boolean isSetBy(OrderId order) {
            return ofOrders().stream().anyMatch(dated -> order.equals(orderOf(dated)));
        }
    }

    static @Nullable OrderId orderOf(DatedFact dated) {
        return dated.fact() instanceof EventScheduled set ? set.order() : null;
    }

    /** @param facts in the order of valid time */
    static List<Round> rounds(EventKey event, List<DatedFact> facts) {
        var rounds = new ArrayList<Round>();
        for (DatedFact dated : facts) {
            Round now = rounds.isEmpty() ? new Round() : rounds.getLast();
            boolean over = !now.facts.isEmpty() && now.place() != null;
            switch (dated.fact()) {
                case EventScheduled set
                when set.event().equals(event) -> {
                    CourtTime date = now.date();
                    boolean same = set.at().equals(date);
                    boolean hour = date != null
                            && date.time() == null
                            && date.on().equals(set.at().on());
                    if (!same && !hour && !now.facts.isEmpty() && now.over() != null) {
                        now = new Round();
                    }
                    now.scheduled.add(dated);
                    if (!same) {
                        now.facts.add(dated);
                    }
                }
                case EventRescheduled moved
                when moved.event().equals(event) -> {
                    if (moved.to().equals(now.date())) {
                        continue;
                    }
                    now = over ? new Round() : now;
                    now.facts.add(dated);
                }
                case EventCanceled canceled
                when canceled.event().equals(event) -> {
                    if (over || (!now.facts.isEmpty() && now.canceled() != null)) {
                        continue;
                    }
                    now.facts.add(dated);
                }
                case NonappearanceRecorded missed
                when missed.event().equals(event) -> {
                    CourtTime date = now.date();
                    if (isOfAnother(dated, event, rounds)) {
                        continue;
                    }
                    if (over || date == null) {
                        now.facts.add(dated);
                    } else {
                        now = appearing(dated, now, rounds);
                    }
                }
                case AttendanceRecorded attended
                when attended.event().equals(event) -> {
                    boolean nobody =
                            attended.attendees() != null && attended.attendees().isEmpty();
                    if (rounds.isEmpty() || nobody || now.date() == null || isOfAnother(dated, event, rounds)) {
                        continue;
                    }
                    if (!over) {
                        now = appearing(dated, now, rounds);
                    }
                }
                case EventHeld held
                when held.event().equals(event) -> {
                    Round before = rounds.size() < 2 ? null : rounds.get(rounds.size() - 2);
                    CourtTime date = now.date();
                    if (before != null
                            && !over
                            && dated.when().on().equals(before.placeOn())
                            && (date == null || date.on().isAfter(dated.when().on()))) {
                        before.facts.add(dated);
                        continue;
                    }
                    DatedFact place = over ? now.place() : null;
                    if (place != null && !place.when().on().equals(dated.when().on())) {
                        now = new Round();
                    }
                    List<DatedFact> further = over
                            ? List.of()
                            : furtherSetThatDay(now, dated.when().on());
                    now.facts.removeAll(further);
                    if (!further.isEmpty()) {
                        now.facts.removeIf(earlier -> earlier.fact() instanceof EventCanceled);
                    }
                    now.facts.add(dated);
                    now = splitBefore(further, now, rounds);
                }
                default -> {
                    continue;
                }
            }
            if (!rounds.contains(now)) {
                rounds.add(now);
            }
        }
        return rounds;
    }

    /** Returns whether the fact names another occasion than the last. */
    private static boolean isOfAnother(DatedFact dated, EventKey event, List<Round> rounds) {
        OccasionId named = dated.fact().circumstances().occasion();
        return named != null && named.event().equals(event) && named.number() != Math.max(1, rounds.size());
    }

    /** Adds an appearance or absence on the day of the last occasion or later, and returns the last occasion then. */
    private static Round appearing(DatedFact dated, Round now, List<Round> rounds) {
        List<DatedFact> further = furtherSetThatDay(now, dated.when().on());
        CourtTime date = Objects.requireNonNull(now.date());
        if (further.isEmpty() && dated.when().on().isBefore(date.on())) {
            return now;
        }
        now.facts.removeAll(further);
        now.facts.add(dated);
        return splitBefore(further, now, rounds);
    }

    /** Returns the occasion that further dates begin, or the one before if there are none. */
    private static Round splitBefore(List<DatedFact> further, Round now, List<Round> rounds) {
        if (further.isEmpty()) {
            return now;
        }
        var next = new Round();
        next.facts.addAll(further);
        next.scheduled.addAll(further.stream().filter(now.scheduled::contains).toList());
        now.scheduled.removeAll(further);
        if (!rounds.contains(now)) {
            rounds.add(now);
        }
        return next;
    }

    /** Dates of later days that were set at an unknown time of the day for which the event was set before. */
    private static List<DatedFact> furtherSetThatDay(Round round, LocalDate day) {
        List<DatedFact> sets = round.facts.stream()
                .filter(dated -> !(dated.fact() instanceof EventCanceled))
                .toList();
        int kept = sets.size();
        while (kept > 0
                && sets.get(kept - 1).when().on().equals(day)
                && sets.get(kept - 1).when().time() == null
                && dateIn(sets.get(kept - 1)).on().isAfter(day)) {
            kept--;
        }
        return kept > 0 && dateIn(sets.get(kept - 1)).on().equals(day) ? sets.subList(kept, sets.size()) : List.of();
    }

    private static CourtTime dateIn(DatedFact set) {
        return switch (set.fact()) {
            case EventScheduled scheduled -> scheduled.at();
            case EventRescheduled moved -> moved.to();
            default -> set.when();
        };
    }

    // Terms

    /** Returns the events that a term is about, the one that counts first. */
    static Stream<EventKey> events(OrderEntered order, Term term) {
        return Stream.of(
                        term.due().stream().flatMap(reading -> events(order, reading.due())),
                        term.performedBy().stream().flatMap(act -> Stream.ofNullable(act.event())),
                        events(order, term, term.trigger()),
                        term.endedBy().stream()
                                .filter(ending -> ending instanceof Ending.EventDayOver)
                                .map(ending -> ((Ending.EventDayOver) ending).event()))
                .flatMap(all -> all);
    }

    private static Stream<EventKey> events(OrderEntered order, Due due) {
        return parts(due).flatMap(part -> switch (part) {
            case Due.EventDay(EventKey event) -> Stream.of(event);
            default ->
                anchor(part) instanceof Anchor.ScheduledEvent(EventKey event)
                        ? Stream.of(event)
                        : anchor(part) instanceof Anchor.TermPerformed done && done.order() == null
                                ? term(order, done.term()).flatMap(term -> events(order, term))
                                : other(order, part).flatMap(term -> events(order, term));
        });
    }

    private static Stream<EventKey> events(OrderEntered order, Term term, Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact -> Stream.ofNullable(fact.before());
            case Trigger.TermDone(TermId id) -> term(order, id).flatMap(one -> events(order, one));
            case Trigger.TermPerformed done ->
                done.order() != null || done.term().equals(term.id())
                        ? Stream.empty()
                        : term(order, done.term()).flatMap(one -> events(order, one));
            case Trigger.WindowElapsed(List<Reading> readings) ->
                readings.stream().flatMap(reading -> events(order, reading.due()));
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().flatMap(one -> events(order, term, one));
            case Trigger.OrderInForce() -> Stream.empty();
        };
    }

    /** Returns the due rules that a rule combines, or the rule itself. */
    private static Stream<Due> parts(Due due) {
        return switch (due) {
            case Due.EarlierOf(List<Due> of) -> of.stream().flatMap(ReferenceOccasions::parts);
            case Due.LaterOf(List<Due> of) -> of.stream().flatMap(ReferenceOccasions::parts);
            default -> Stream.of(due);
        };
    }

    private static @Nullable Anchor anchor(Due due) {
        return switch (due) {
            case Due.Counted counted -> counted.from();
            case Due.Every every -> every.from();
            default -> null;
        };
    }

    private static Stream<Term> other(OrderEntered order, Due due) {
        return due instanceof Due.SameAs(TermId id)
                ? term(order, id)
                : anchor(due) instanceof Anchor.TermDue(TermId other) ? term(order, other) : Stream.empty();
    }

    private static Stream<Term> term(OrderEntered order, TermId id) {
        return order.terms().stream().filter(term -> term.id().equals(id));
    }

    static boolean isDatedByOrder(OrderEntered order, Term term) {
        return term.due().stream()
                .flatMap(reading -> parts(reading.due()))
                .allMatch(due -> due instanceof Due.Fixed
                        || anchor(due) instanceof Anchor.OrderDated
                        || anchor(due) instanceof Anchor.OrderFiled
                        || other(order, due).anyMatch(one -> isDatedByOrder(order, one)));
    }

    static boolean countsForward(OrderEntered order, Term term) {
        return term.due().stream()
                .flatMap(reading -> parts(reading.due()))
                .anyMatch(due -> anchor(due) instanceof Anchor.ScheduledEvent
                        ? !(due instanceof Due.Counted counted) || counted.direction() == Period.Direction.AFTER
                        : other(order, due).anyMatch(one -> countsForward(order, one)));
    }
}

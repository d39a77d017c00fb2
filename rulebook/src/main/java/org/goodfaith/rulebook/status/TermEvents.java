package org.goodfaith.rulebook.status;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The event that a term of an order is about.
 *
 * @param series the event; null if the term names none. If it names several, the first in this order: the event from
 *     which the due date is counted, of the act, of the trigger, of the ending
 * @param renews whether a further occasion of the event imposes the term again; false if the order itself dates it
 * @param countsForward whether the due date is counted from the event forward
 */
record TermEvents(@Nullable EventKey series, boolean renews, boolean countsForward) {

    static TermEvents of(OrderEntered order, Term term) {
        var search = new Search(order);
        EventKey series = search.series(term, new HashSet<>()).findFirst().orElse(null);
        return new TermEvents(
                series, !search.isDatedByOrder(term, new HashMap<>()), search.countsForward(term, new HashMap<>()));
    }

    /** Follows a term to the other terms of its order. A term already seen gives nothing new, so that circles end. */
    private record Search(OrderEntered order) {

        private Optional<Term> find(TermId id) {
            return order.terms().stream().filter(term -> term.id().equals(id)).findFirst();
        }

        Stream<EventKey> series(Term term, Set<TermId> seen) {
            if (!seen.add(term.id())) {
                return Stream.empty();
            }
            return Stream.of(
                            term.due().stream().flatMap(reading -> series(reading.due(), seen)),
                            term.performedBy().stream().map(Performance::event).filter(Objects::nonNull),
                            series(term.trigger(), seen),
                            term.endedBy().stream()
                                    .flatMap(ending -> ending instanceof Ending.EventDayOver(EventKey event)
                                            ? Stream.of(event)
                                            : Stream.empty()))
                    .flatMap(found -> found);
        }

        private Stream<EventKey> series(Due due, Set<TermId> seen) {
            return switch (due) {
                case Due.EventDay(EventKey event) -> Stream.of(event);
                case Due.SameAs(TermId term) -> series(term, seen);
                case Due.Counted counted -> series(counted.from(), seen);
                case Due.Every every -> series(every.from(), seen);
                case Due.EarlierOf(List<Due> of) -> of.stream().flatMap(one -> series(one, seen));
                case Due.LaterOf(List<Due> of) -> of.stream().flatMap(one -> series(one, seen));
                case Due.Undated _, Due.Fixed _ -> Stream.empty();
            };
        }

        private Stream<EventKey> series(Anchor anchor, Set<TermId> seen) {
            return switch (anchor) {
                case Anchor.ScheduledEvent(EventKey event) -> Stream.of(event);
                case Anchor.TermDue(TermId term) -> series(term, seen);
                case Anchor.TermPerformed performed -> series(performed.order(), performed.term(), seen);
                case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.TriggeringFact _ -> Stream.empty();
            };
        }

        private Stream<EventKey> series(Trigger trigger, Set<TermId> seen) {
            return switch (trigger) {
                case Trigger.FactRecorded fact -> Stream.ofNullable(fact.before());
                case Trigger.TermDone(TermId term) -> series(term, seen);
                case Trigger.TermPerformed performed -> series(performed.order(), performed.term(), seen);
                case Trigger.WindowElapsed window ->
                    window.readings().stream().flatMap(reading -> series(reading.due(), seen));
                case Trigger.AnyOf any -> any.triggers().stream().flatMap(one -> series(one, seen));
                case Trigger.OrderInForce _ -> Stream.empty();
            };
        }

        private Stream<EventKey> series(TermId id, Set<TermId> seen) {
            return find(id).stream().flatMap(term -> series(term, seen));
        }

        /** The occasions of another order's terms are that order's. */
        private Stream<EventKey> series(@Nullable OrderId other, TermId id, Set<TermId> seen) {
            return other == null ? series(id, seen) : Stream.empty();
        }

        /** A date that the order names or counts from itself belongs to the first occasion. */
        boolean isDatedByOrder(Term term, Map<TermId, Boolean> known) {
            Boolean found = known.get(term.id());
            if (found != null) {
                return found;
            }
            known.put(term.id(), false);
            boolean dated = term.due().stream().map(Reading::due).allMatch(due -> isDatedByOrder(due, known));
            known.put(term.id(), dated);
            return dated;
        }

        private boolean isDatedByOrder(Due due, Map<TermId, Boolean> known) {
            return switch (due) {
                case Due.Fixed _ -> true;
                case Due.SameAs(TermId other) -> isDatedByOrder(other, known);
                case Due.Counted counted -> isDatedByOrder(counted.from(), known);
                case Due.Every every -> isDatedByOrder(every.from(), known);
                case Due.EarlierOf(List<Due> of) -> of.stream().allMatch(one -> isDatedByOrder(one, known));
                case Due.LaterOf(List<Due> of) -> of.stream().allMatch(one -> isDatedByOrder(one, known));
                case Due.EventDay _, Due.Undated _ -> false;
            };
        }

        private boolean isDatedByOrder(Anchor anchor, Map<TermId, Boolean> known) {
            return switch (anchor) {
                case Anchor.OrderDated _, Anchor.OrderFiled _ -> true;
                case Anchor.TermDue(TermId other) -> isDatedByOrder(other, known);
                case Anchor.ScheduledEvent _, Anchor.TriggeringFact _, Anchor.TermPerformed _ -> false;
            };
        }

        private boolean isDatedByOrder(TermId id, Map<TermId, Boolean> known) {
            return find(id).map(other -> isDatedByOrder(other, known)).orElse(false);
        }

        boolean countsForward(Term term, Map<TermId, Boolean> known) {
            Boolean found = known.get(term.id());
            if (found != null) {
                return found;
            }
            known.put(term.id(), false);
            boolean forward = term.due().stream().map(Reading::due).anyMatch(due -> countsForward(due, known));
            known.put(term.id(), forward);
            return forward;
        }

        private boolean countsForward(Due due, Map<TermId, Boolean> known) {
            return switch (due) {
                case Due.SameAs(TermId other) -> countsForward(other, known);
                case Due.Counted counted -> countsForward(counted.from(), counted.direction(), known);
                case Due.Every every -> countsForward(every.from(), Period.Direction.AFTER, known);
                case Due.EarlierOf(List<Due> of) -> of.stream().anyMatch(one -> countsForward(one, known));
                case Due.LaterOf(List<Due> of) -> of.stream().anyMatch(one -> countsForward(one, known));
                case Due.EventDay _, Due.Fixed _, Due.Undated _ -> false;
            };
        }

        private boolean countsForward(Anchor anchor, Period.Direction direction, Map<TermId, Boolean> known) {
            return switch (anchor) {
                case Anchor.ScheduledEvent _ -> direction == Period.Direction.AFTER;
                case Anchor.TermDue(TermId other) -> countsForward(other, known);
                case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.TriggeringFact _, Anchor.TermPerformed _ -> false;
            };
        }

        private boolean countsForward(TermId id, Map<TermId, Boolean> known) {
            return find(id).map(other -> countsForward(other, known)).orElse(false);
        }
    }
}

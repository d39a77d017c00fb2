package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.PartyAct;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** Decides whether duties have become binding, and by what. */
final class Triggers {

    private final Assessment assessment;
    private final CaseStateAsOf world;

    Triggers(Assessment assessment, CaseStateAsOf world) {
        this.assessment = assessment;
        this.world = world;
    }

    Activation of(Duty duty) {
        Activation binding = of(duty, duty.term().trigger());
        return switch (binding) {
            case Activation.Active active ->
                Stream.of(joinedAt(duty), inForceFrom(duty.order()))
                        .max(Comparator.naturalOrder())
                        .filter(active.since()::isBefore)
                        .map(since -> new Activation.Active(since, active.by(), active.window()))
                        .orElse(active);
            case Activation.Inactive inactive -> inactive;
        };
    }

    /**
     * @return the facts that can trigger this term for this party, in order of world time; struck ones only if asked
     *     for
     */
    List<DatedEntry> triggering(CaseStateAsOf.Order order, Duty duty, Trigger.FactRecorded trigger, boolean stricken) {
        var chainStart = world.chainStartsOn(order, duty.term().id());
        List<DatedEntry> facts = stricken ? world.stricken(trigger.facts()) : world.named(trigger.facts());
        return facts.stream()
                .filter(placed ->
                        duty.term().countsEarlierActs() || !placed.occurredOn().isBefore(chainStart))
                .filter(placed -> !trigger.addressed() || addressed(placed, duty))
                .filter(placed -> before(placed, trigger.before()))
                .toList();
    }

    private Activation of(Duty duty, Trigger trigger) {
        return switch (trigger) {
            case Trigger.OrderInForce _ -> new Activation.Active(inForceFrom(duty.order()), null, List.of());
            case Trigger.FactRecorded fact -> fact(duty, fact);
            case Trigger.TermDone term -> term(duty, term);
            case Trigger.WindowElapsed window -> window(duty, window);
            case Trigger.AnyOf any -> anyOf(duty, any);
        };
    }

    private Activation fact(Duty duty, Trigger.FactRecorded trigger) {
        DatedEntry own = duty.trigger();
        if (trigger.recurring() && own != null) {
            if (own.at().isAfter(world.asOf())) {
                world.expect(own.at());
                return new Activation.Inactive(
                        StatusCause.NOT_TRIGGERED, "entry " + own.sequence() + " had not triggered it yet", own, List.of());
            }
            return world.known().strickenBy(own.sequence()) == null
                    ? new Activation.Active(own.at(), own, List.of())
                    : stricken(own);
        }
        List<DatedEntry> live = triggering(duty.order(), duty, trigger, false);
        if (!trigger.recurring() && !live.isEmpty()) {
            return new Activation.Active(live.getFirst().at(), live.getFirst(), List.of());
        }
        return triggering(duty.order(), duty, trigger, true).stream()
                .findFirst()
                .<Activation>map(Triggers::stricken)
                .orElseGet(() -> new Activation.Inactive(
                        StatusCause.NOT_TRIGGERED,
                        "no entry " + RecordAsKnownAt.named(trigger.facts()) + (trigger.addressed() ? " toward this party" : "")
                                + " is recorded",
                        null,
                        List.of()));
    }

    private static Activation stricken(DatedEntry placed) {
        return new Activation.Inactive(
                StatusCause.TRIGGER_STRICKEN, "the triggering entry " + placed.sequence() + " was struck", placed, List.of());
    }

    /**
     * It opens when everybody who owes the other term has acted, or when that falls due, whichever is first for each.
     * Nobody waits for who was relieved of it before.
     */
    private Activation term(Duty duty, Trigger.TermDone trigger) {
        Instant since = null;
        DatedEntry by = null;
        for (Duty other : assessment.duties(duty.order(), trigger.term())) {
            Dates dates = assessment.dates(other);
            Optional<Instant> dueDay = dates.inForce().map(DueReading::due).map(due -> world.known()
                    .startOf(due.on()));
            dueDay.ifPresent(world::expect);
            Optional<DatedEntry> act = assessment.performance(other).first();
            Optional<Instant> done = Stream.concat(
                            act.map(DatedEntry::at).stream(), dueDay.filter(day -> !day.isAfter(world.asOf())).stream())
                    .min(Comparator.naturalOrder());
            Optional<Instant> relieved = assessment.relieved(other);
            if (relieved.isPresent() && done.filter(relieved.get()::isAfter).isEmpty()) {
                continue;
            }
            if (done.isEmpty()) {
                return new Activation.Inactive(
                        StatusCause.NOT_TRIGGERED,
                        "it follows " + duty.title(trigger.term()) + ", which is neither performed nor due yet",
                        null,
                        List.of());
            }
            if (since == null || done.get().isAfter(since)) {
                since = done.get();
                by = act.filter(placed -> placed.at().equals(done.get())).orElse(null);
            }
        }
        return since == null
                ? new Activation.Inactive(
                        StatusCause.NOT_TRIGGERED,
                        "it follows " + duty.title(trigger.term()) + ", which nobody owes",
                        null,
                        List.of())
                : new Activation.Active(since, by, List.of());
    }

    private Activation window(Duty duty, Trigger.WindowElapsed trigger) {
        Dates window = assessment.window(duty, trigger.readings());
        window.readings().forEach(assessment::expect);
        return window.due()
                .<Activation>map(due -> due.overdueFrom().isAfter(world.asOf())
                        ? new Activation.Inactive(
                                StatusCause.NOT_TRIGGERED,
                                "it opens after " + due + " without settlement",
                                null,
                                window.readings())
                        : new Activation.Active(due.overdueFrom(), null, window.readings()))
                .orElseGet(() -> new Activation.Inactive(
                        window.missing() == null ? StatusCause.NOT_TRIGGERED : window.missing(),
                        "the period it waits for cannot be counted",
                        null,
                        window.readings()));
    }

    private Activation anyOf(Duty duty, Trigger.AnyOf any) {
        var window = new ArrayList<DueReading>();
        Activation.Active first = null;
        var reasons = new ArrayList<String>();
        Activation.Inactive inactive = null;
        for (Trigger trigger : any.triggers()) {
            Activation binding = of(duty, trigger);
            window.addAll(binding.window());
            switch (binding) {
                case Activation.Active active -> {
                    if (first == null || active.since().isBefore(first.since())) {
                        first = active;
                    }
                }
                case Activation.Inactive b -> {
                    reasons.add(b.reason());
                    inactive = inactive == null || b.cause() == StatusCause.TRIGGER_STRICKEN ? b : inactive;
                }
            }
        }
        if (first != null) {
            return new Activation.Active(first.since(), first.by(), window);
        }
        if (inactive == null) {
            throw new IllegalStateException("any-of without a trigger");
        }
        return new Activation.Inactive(inactive.cause(), String.join("; ", reasons), inactive.by(), window);
    }

    private boolean addressed(DatedEntry placed, Duty duty) {
        return placed.fact() instanceof PartyAct act
                && (duty.party() == null
                        ? duty.eligible().stream().anyMatch(act.actors().to()::contains)
                        : act.actors().to().contains(duty.party()));
    }

    private boolean before(DatedEntry placed, @Nullable EventKey event) {
        return event == null
                || world.event(event)
                        .map(CaseStateAsOf.Slot::time)
                        .map(time -> placed.occurredOn().isBefore(time.on()))
                        .orElse(true);
    }

    /** From its date, if it was entered later. */
    private Instant inForceFrom(CaseStateAsOf.Order order) {
        Instant dated = world.known().startOf(order.entered().datedOn());
        return dated.isBefore(order.placed().at()) ? dated : order.placed().at();
    }

    /** A party joined later owes from joining; a joint duty binds from when the first of its obligors is there. */
    private Instant joinedAt(Duty duty) {
        return duty.obligors().stream()
                .map(world.parties()::get)
                .map(member -> member.placed().at())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}

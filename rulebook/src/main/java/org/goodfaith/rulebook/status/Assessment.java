package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** Every duty of one world, and what is to be said of each. Each question is answered once. */
final class Assessment {

    private final Evaluation evaluation;
    private final CaseStateAsOf world;
    private final Triggers triggers;
    private final DueDates dueDates;
    private final Performances performances;
    private final EndingRules ends;
    private final Memo<TermRef, List<Duty>> duties;
    private final Memo<ObligationId, Activation> bindings;
    private final Memo<ObligationId, Dates> dates;
    private final Memo<ObligationId, PerformanceOutcome> performed;
    private final Memo<ObligationId, Obligation> obligations;

    /** @param earlier the assessment of an earlier moment; null if there is none */
    Assessment(Evaluation evaluation, CaseStateAsOf world, @Nullable Assessment earlier) {
        this.evaluation = evaluation;
        this.world = world;
        duties = new Memo<>(world, Dependencies::ofDuty, earlier == null ? null : earlier.duties);
        bindings = new Memo<>(world, Dependencies::ofDuty, earlier == null ? null : earlier.bindings);
        dates = new Memo<>(world, Dependencies::ofDuty, earlier == null ? null : earlier.dates);
        performed = new Memo<>(world, Dependencies::ofDuty, earlier == null ? null : earlier.performed);
        obligations = new Memo<>(world, Dependencies::ofDuty, earlier == null ? null : earlier.obligations);
        triggers = new Triggers(this, world);
        dueDates = new DueDates(this, world);
        performances = new Performances(this, world);
        ends = new EndingRules(world);
    }

    CaseStateAsOf world() {
        return world;
    }

    /** @return every obligation, each with what it rests on, in order of orders, terms, triggers and joining */
    List<Memo.Answer<Obligation>> obligations() {
        return world.orders().values().stream()
                .flatMap(order -> order.entered().terms().stream().flatMap(term -> duties(order, term).stream()))
                .map(duty -> obligations.answer(duty.id(), () -> new StatusDecision(this, duty).obligation()))
                .toList();
    }

    /** @return the duties of one term, in order of the trigger and then of joining */
    List<Duty> duties(CaseStateAsOf.Order order, Term term) {
        return duties.of(new TermRef(order.id(), term.id()), () -> {
            List<PartyId> eligible = eligible(term, order);
            return term.trigger() instanceof Trigger.FactRecorded trigger && trigger.recurring()
                    ? recurring(order, term, trigger, eligible)
                    : obligors(order, term, eligible, null);
        });
    }

    List<Duty> duties(CaseStateAsOf.Order order, TermId term) {
        return order.entered().terms().stream()
                .filter(t -> t.id().equals(term))
                .findFirst()
                .map(t -> duties(order, t))
                .orElse(List.of());
    }

    /**
     * @return the duty of another term of the same order that this one's date depends on: the same party's if there is
     *     one
     */
    Optional<Duty> counterpart(Duty duty, TermId term) {
        List<Duty> others = duties(duty.order(), term);
        return others.stream()
                .filter(other -> Objects.equals(other.party(), duty.party()))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    Activation binding(Duty duty) {
        return bindings.of(duty.id(), () -> triggers.of(duty));
    }

    Dates dates(Duty duty) {
        return dates.of(duty.id(), () -> {
            Dates computed = dueDates.of(duty, binding(duty));
            computed.readings().forEach(this::expect);
            return computed;
        });
    }

    Dates window(Duty duty, List<Reading> readings) {
        return dueDates.window(duty, readings);
    }

    PerformanceOutcome performance(Duty duty) {
        return performed.of(duty.id(), () -> performances.of(duty));
    }

    List<DatedEntry> triggering(Duty duty, Trigger.FactRecorded trigger) {
        return triggers.triggering(duty.order(), duty, trigger, false);
    }

    Optional<End> ended(Duty duty) {
        return ends.of(duty);
    }

    /** @return from when nobody owes this duty any more, whether it ended or was excused */
    Optional<Instant> relieved(Duty duty) {
        return Stream.concat(ended(duty).map(End::at).stream(), excusal(duty).map(DatedEntry::at).stream())
                .min(Comparator.naturalOrder());
    }

    /** @return what ended this duty or suspends it, if anything does */
    Optional<DatedEntry> endedOrStayed(Duty duty) {
        return ended(duty).map(End::by).or(() -> world.stay(duty.order().id()));
    }

    /**
     * @return what was to be said of the same duty at an earlier moment; empty if its order or obligor was not there
     *     yet
     */
    <T> Optional<T> at(Instant moment, Duty duty, BiFunction<Assessment, Duty, T> question) {
        Assessment then = evaluation.at(moment);
        List<PartyId> there = duty.eligible().stream()
                .filter(then.world.parties()::containsKey)
                .toList();
        return Optional.ofNullable(then.world.orders().get(duty.order().id()))
                .filter(order -> order.placed().equals(duty.order().placed()) && !there.isEmpty())
                .map(order -> duty.as(order, there))
                .map(earlier -> question.apply(then, earlier));
    }

    /** @return whether it was binding and past due by that moment, as it stands here */
    boolean pastDue(Duty duty, Instant moment) {
        return binding(duty) instanceof Activation.Active && dates(duty).past(moment);
    }

    /** @return the time an event was set for, as that stood at an earlier moment; empty if it had none */
    Optional<CourtTime> scheduledAt(EventKey event, Instant moment) {
        return evaluation.at(moment).world.event(event).map(CaseStateAsOf.Slot::time);
    }

    /**
     * @return who has yet to act or be acted for: who was not dismissed, excused or, where that ends the term, settled
     */
    List<PartyId> owing(Duty duty) {
        if (duty.party() != null) {
            return List.of(duty.party());
        }
        return notDismissed(duty).stream()
                .filter(party -> excusal(duty, party).isEmpty())
                .filter(party -> !settles(duty) || world.settlement(party).isEmpty())
                .toList();
    }

    /**
     * @return whose acts a joint duty needs: who still owes it, or if nobody is left, who owed it to the last. What
     *     ends it does not perform it.
     */
    List<PartyId> required(Duty duty) {
        List<PartyId> owing = owing(duty);
        if (!owing.isEmpty()) {
            return owing;
        }
        Map<PartyId, Instant> left = new LinkedHashMap<>();
        duty.eligible().forEach(party -> left.put(party, leftAt(duty, party)));
        Instant last = Collections.max(left.values());
        return duty.eligible().stream()
                .filter(party -> last.equals(left.get(party)))
                .toList();
    }

    private Instant leftAt(Duty duty, PartyId party) {
        return Stream.of(
                        Optional.ofNullable(
                                Objects.requireNonNull(world.parties().get(party))
                                        .dismissed()),
                        excusal(duty, party),
                        settles(duty) ? world.settlement(party) : Optional.<DatedEntry>empty())
                .flatMap(Optional::stream)
                .map(DatedEntry::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean settles(Duty duty) {
        return duty.term().endedBy().stream().anyMatch(Ending.Settled.class::isInstance);
    }

    List<PartyId> notDismissed(Duty duty) {
        return duty.eligible().stream()
                .filter(party ->
                        Objects.requireNonNull(world.parties().get(party)).dismissed() == null)
                .toList();
    }

    /** @return the excusal of this duty; of a joint one only if nobody is left who owes it */
    Optional<DatedEntry> excusal(Duty duty) {
        if (duty.party() != null) {
            return excusal(duty, duty.party());
        }
        return owing(duty).isEmpty()
                ? notDismissed(duty).stream()
                        .flatMap(party -> excusal(duty, party).stream())
                        .reduce((_, later) -> later)
                : Optional.empty();
    }

    void expect(DueReading reading) {
        if (reading.due() != null) {
            world.expect(reading.due().overdueFrom());
        }
    }

    private Optional<DatedEntry> excusal(Duty duty, PartyId party) {
        return world.last(
                ObligationExcused.class,
                excused -> excused.term().term().equals(duty.term().id())
                        && world.chain(duty.order(), duty.term().id())
                                .contains(excused.term().order())
                        && (excused.parties().isEmpty() || excused.parties().contains(party)));
    }

    private List<Duty> recurring(CaseStateAsOf.Order order, Term term, Trigger.FactRecorded trigger, List<PartyId> eligible) {
        var probe = Duty.of(order, term, null, eligible, null);
        var duties = new ArrayList<Duty>();
        Stream.concat(
                        triggers.triggering(order, probe, trigger, false).stream(),
                        triggers.triggering(order, probe, trigger, true).stream())
                .sorted(DatedEntry.ORDER)
                .forEach(fact -> duties.addAll(obligors(order, term, recipients(term, trigger, fact, eligible), fact)));
        for (Duty waiting : obligors(order, term, eligible, null)) {
            if (duties.stream().noneMatch(duty -> Objects.equals(duty.party(), waiting.party()))) {
                duties.add(waiting);
            }
        }
        return duties;
    }

    /** Of several who owe it each for itself, an addressed fact binds those it was addressed to. */
    private static List<PartyId> recipients(
            Term term, Trigger.FactRecorded trigger, DatedEntry fact, List<PartyId> eligible) {
        boolean each = trigger.addressed() && term.owedBy().how() == Obligor.How.EACH;
        if (!(each || term.owedBy().who() == Obligor.Who.RECIPIENTS) || !(fact.fact() instanceof PartyAct act)) {
            return eligible;
        }
        Actors actors = act.actors();
        return eligible.stream().filter(actors.to()::contains).toList();
    }

    private static List<Duty> obligors(CaseStateAsOf.Order order, Term term, List<PartyId> eligible, @Nullable DatedEntry trigger) {
        if (eligible.isEmpty()) {
            return List.of();
        }
        return switch (term.owedBy().how()) {
            case EACH ->
                eligible.stream()
                        .map(party -> Duty.of(order, term, party, List.of(party), trigger))
                        .toList();
            case JOINTLY, TOGETHER -> List.of(Duty.of(order, term, null, eligible, trigger));
        };
    }

    /** Everybody on the side, if the order was still there when they joined. */
    private List<PartyId> eligible(Term term, CaseStateAsOf.Order order) {
        Obligor obligor = term.owedBy();
        return world.parties().values().stream()
                .filter(member -> order.vacated() == null
                        || !member.placed().at().isAfter(order.vacated().at()))
                .filter(member -> world.superseded(order, term.id())
                        .map(by -> !member.placed().at().isAfter(by.at()))
                        .orElse(true))
                .filter(member -> switch (obligor.who()) {
                    case PLAINTIFFS -> member.joined().side() == Side.PLAINTIFF;
                    case DEFENDANTS -> member.joined().side() == Side.DEFENDANT;
                    case ALL, RECIPIENTS -> member.joined().side() != Side.OTHER;
                    case NAMED -> obligor.parties().contains(member.id());
                })
                .map(CaseStateAsOf.Member::id)
                .toList();
    }
}

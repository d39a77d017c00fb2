package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;

/**
 * Computes, for every duty of a case as of one moment, the values its status depends on. Each value is computed once.
 */
final class Assessment {

    private final Evaluation evaluation;
    private final CaseStateAsOf state;
    private final Triggers triggers;
    private final DueReadings dueReadings;
    private final EffectiveDueDates dueDates;
    private final Performances performances;
    private final EndingRules endingRules;
    private final DutyFinder dutyFinder;
    private final DueRuleResolver resolver;
    private final Periods periods;
    private final OtherTerms otherTerms;
    private final Obligors obligors;
    private final Recurrences recurrences;
    private final Values values;

    /** The values of all moments of one evaluation. */
    static final class Values {

        /** Lists of duties get long. Few moments ask for those of an earlier one. */
        private static final int LISTS_KEPT = 4;

        private final StatusLimit statuses = new StatusLimit();
        private final Memo<TermRef, OrderEntered, List<Duty>> duties;
        private final Memo<ObligationId, Duty, Activation> activations;
        private final Memo<ObligationId, Duty, ComputedDueDate> dueDates;
        private final Memo<ObligationId, Duty, PerformanceOutcome> performances;
        private final Memo<ObligationId, Duty, Obligation> obligations;
        private final Memo<TermRef, OrderEntered, List<Memo.Computed<Obligation>>> obligationsOfTerms;
        private final Memo<Recurrences.Series, Recurrences.Series, Optional<Duty>> openRecurrences;

        /** @param periodsKept the number of periods to keep for each value, the last ones */
        Values(StepBudget budget, Topics topics, int periodsKept) {
            duties = new Memo<>(budget, topics, null, LISTS_KEPT);
            activations = new Memo<>(budget, topics, null, periodsKept);
            dueDates = new Memo<>(budget, topics, null, periodsKept);
            performances = new Memo<>(budget, topics, null, periodsKept);
            obligations = new Memo<>(budget, topics, statuses, periodsKept);
            obligationsOfTerms = new Memo<>(budget, topics, null, LISTS_KEPT);
            openRecurrences = new Memo<>(budget, topics, null, periodsKept);
        }

        int statusesKept() {
            return statuses.kept();
        }
    }

    Assessment(Evaluation evaluation, CaseStateAsOf state, Values values) {
        this.evaluation = evaluation;
        this.state = state;
        this.values = values;
        triggers = new Triggers(this, state);
        resolver = new DueRuleResolver(this, state);
        dueReadings = new DueReadings(state, resolver);
        dueDates = new EffectiveDueDates(this, state, dueReadings, resolver);
        performances = new Performances(this, state);
        endingRules = new EndingRules(this, state);
        periods = new Periods(this, state);
        otherTerms = new OtherTerms(this, state);
        dutyFinder = new DutyFinder(this, state, triggers);
        recurrences = new Recurrences(this, state);
        obligors = new Obligors(state, recurrences);
    }

    CaseStateAsOf state() {
        return state;
    }

    Obligors obligors() {
        return obligors;
    }

    Periods periods() {
        return periods;
    }

    Recurrences recurrences() {
        return recurrences;
    }

    OtherTerms otherTerms() {
        return otherTerms;
    }

    /** @return the parties that a term binds or bound, in order of joining */
    List<PartyId> eligible(CaseStateAsOf.Order order, Term term) {
        return dutyFinder.eligible(term, order);
    }

    /** @return the acts that fit a term, whichever of its obligations they perform, ordered by valid time */
    List<DatedEntry> actsFitting(CaseStateAsOf.Order order, Term term, boolean stricken) {
        return performances.fitting(order, term, stricken);
    }

    /** @return the dates that a due rule of the duty's order gives */
    ResolvedDueRule resolve(Duty duty, Due due) {
        return resolver.resolve(
                duty, due, activation(duty.whole()) instanceof Activation.Active active ? active.by() : null);
    }

    /**
     * @return the obligations of each term, by order and term; those of a term by trigger and joining of the obligor
     */
    SequencedMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>> obligations() {
        var obligations = new LinkedHashMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>>();
        for (CaseStateAsOf.Order order : state.orders().values()) {
            for (Term term : order.entered().terms()) {
                var ref = new TermRef(order.id(), term.id());
                obligations.put(
                        ref,
                        values.obligationsOfTerms.getComputed(
                                state, ref, order.entered(), () -> obligations(order, term)));
            }
        }
        return obligations;
    }

    /**
     * Limits a bug of the rulebook to what it concerns: the other obligations of the case keep their status. No record
     * that the command side accepts should need this.
     */
    private List<Memo.Computed<Obligation>> obligations(CaseStateAsOf.Order order, Term term) {
        List<Duty> duties;
        try {
            duties = duties(order, term);
        } catch (CaseTooLarge tooLarge) {
            throw tooLarge;
        } catch (RuntimeException | StackOverflowError bug) {
            List<PartyId> parties = List.copyOf(state.parties().keySet());
            Duty whole = Duty.of(order, term, null, parties, null, null);
            return List.of(new Memo.Computed<>(failed(whole, bug), Instant.MAX));
        }
        return duties.stream()
                .map(duty -> values.obligations.getComputed(state, duty.id(), duty, of(duty, () -> obligation(duty))))
                .toList();
    }

    private Obligation obligation(Duty duty) {
        try {
            return new StatusDecision(this, duty).obligation();
        } catch (CaseTooLarge tooLarge) {
            throw tooLarge;
        } catch (RuntimeException | StackOverflowError bug) {
            return failed(duty, bug);
        }
    }

    private Obligation failed(Duty duty, Throwable bug) {
        evaluation.failed(bug);
        return ComputationFailure.of(bug).obligation(duty);
    }

    /** @return the duties of one term, ordered by trigger and then by joining of the obligor */
    List<Duty> duties(CaseStateAsOf.Order order, Term term) {
        return values.duties.get(
                state, new TermRef(order.id(), term.id()), order.entered(), () -> dutyFinder.find(order, term));
    }

    /** @return the duties of another term of the same order, those of the same occasion if there are some */
    List<Duty> duties(Duty duty, TermId term) {
        List<Duty> others = duty.order().entered().terms().stream()
                .filter(t -> t.id().equals(term))
                .findFirst()
                .map(t -> duties(duty.order(), t))
                .orElse(List.of());
        List<Duty> ofOneOccasion = others.stream()
                .filter(other -> state.occasions().areOfOneOccasion(duty, other))
                .toList();
        return ofOneOccasion.isEmpty() ? others : ofOneOccasion;
    }

    /** @return the duty of another term of the same order, that of the same party if there is one */
    Optional<Duty> counterpart(Duty duty, TermId term) {
        List<Duty> others = duties(duty, term);
        return others.stream()
                .filter(other -> Objects.equals(other.party(), duty.party()))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    Activation activation(Duty duty) {
        return values.activations.get(state, duty.id(), duty, of(duty, () -> triggers.activationOf(duty)));
    }

    ComputedDueDate dueDate(Duty duty) {
        return values.dueDates.get(state, duty.id(), duty, of(duty, () -> {
            ComputedDueDate computed = dueDates.of(duty, activation(duty));
            computed.readings().forEach(this::expectChangeWhenDue);
            return computed;
        }));
    }

    /** @return the due date that the order gives, before extensions */
    ComputedDueDate orderedDueDate(Duty duty) {
        return dueDates.ordered(duty);
    }

    /** @return the end of the period a trigger waits for, under every reading */
    ComputedDueDate window(Duty duty, List<Reading> readings) {
        ComputedDueDate window = dueReadings.compute(duty, readings, null);
        window.readings().forEach(this::expectChangeWhenDue);
        return window;
    }

    private void expectChangeWhenDue(DueReading reading) {
        if (reading.due() != null) {
            state.expectChangeAt(reading.due().overdueFrom());
        }
    }

    PerformanceOutcome performance(Duty duty) {
        return values.performances.get(state, duty.id(), duty, of(duty, () -> performances.of(duty)));
    }

    /** @return the earliest obligation of a recurring term that is open */
    Optional<Duty> openRecurrence(Recurrences.Series series, Supplier<Optional<Duty>> computation) {
        return values.openRecurrences.get(state, series, series, computation);
    }

    /** @return a computation that depends on the entry that created the duty, which may be struck */
    private <V> Supplier<V> of(Duty duty, Supplier<V> computation) {
        DatedEntry trigger = duty.trigger();
        return () -> {
            if (trigger != null) {
                state.dependOnStrike(trigger);
            }
            return computation.get();
        };
    }

    List<DatedEntry> triggersOf(Duty duty, Trigger.FactRecorded trigger) {
        return triggers.matching(duty.order(), duty, trigger, false);
    }

    Optional<End> end(Duty duty) {
        return endingRules.endOf(duty);
    }

    Optional<End> endOfOrder(Duty duty) {
        return endingRules.endOfOrder(duty);
    }

    /** @return the first moment at which nobody owes the duty any more, because it ended or was excused */
    Optional<Instant> relievedAt(Duty duty) {
        return Stream.concat(end(duty).map(End::at).stream(), obligors.excusal(duty).map(DatedEntry::at).stream())
                .min(Comparator.naturalOrder());
    }

    /** @return the entry that ended the duty or stays it */
    Optional<DatedEntry> endOrStay(Duty duty) {
        return end(duty).map(End::by).or(() -> state.stay(duty.order().id()));
    }

    /**
     * Computes something about the same duty as of an earlier moment.
     *
     * @return the result; empty if the order, the bound obligor or the further occasion did not exist yet
     */
    <T> Optional<T> asOf(Instant moment, Duty duty, BiFunction<Assessment, Duty, T> computation) {
        Assessment earlier = evaluation.at(moment);
        List<PartyId> present =
                duty.eligible().stream().filter(earlier.state::isBound).toList();
        return Optional.ofNullable(earlier.state.orders().get(duty.order().id()))
                .filter(order -> order.entry().equals(duty.order().entry()))
                .filter(_ -> !present.isEmpty() || duty.isOwedByNonparty())
                .map(order -> duty.asOf(order, present))
                .filter(earlier.state.occasions()::hasBegun)
                .map(sameDuty -> computation.apply(earlier, sameDuty));
    }

    /** @return whether the duty is binding and its due date has passed by that moment */
    boolean isPastDue(Duty duty, Instant moment) {
        return activation(duty) instanceof Activation.Active && dueDate(duty).isPast(moment);
    }

    /** @return the scheduled time of the duty's occasion, as of an earlier moment; empty if it had none */
    Optional<CourtTime> scheduledTime(Duty duty, EventKey event, Instant moment) {
        return evaluation.at(moment).state.occasions().scheduled(duty, event).map(ScheduledOccasion::time);
    }
}

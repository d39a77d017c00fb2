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

/**
 * Finds every duty of a case as of one moment, and computes what their statuses depend on. Each value is computed once.
 */
final class Assessment {

    private final Evaluation evaluation;
    private final CaseStateAsOf state;
    private final Triggers triggers;
    private final DueReadings dueReadings;
    private final EffectiveDueDates dueDates;
    private final Performances performances;
    private final EndingRules endingRules;
    private final Memo<TermRef, List<Duty>> dutiesMemo;
    private final Memo<ObligationId, Activation> activationMemo;
    private final Memo<ObligationId, ComputedDueDate> dueDateMemo;
    private final Memo<ObligationId, PerformanceOutcome> performanceMemo;
    private final Memo<ObligationId, Obligation> obligationMemo;

    /** @param earlier the assessment of an earlier moment; null if there is none */
    Assessment(Evaluation evaluation, CaseStateAsOf state, @Nullable Assessment earlier) {
        this.evaluation = evaluation;
        this.state = state;
        dutiesMemo = new Memo<>(state, Dependencies::ofDuty, earlier == null ? null : earlier.dutiesMemo);
        activationMemo = new Memo<>(state, Dependencies::ofDuty, earlier == null ? null : earlier.activationMemo);
        dueDateMemo = new Memo<>(state, Dependencies::ofDuty, earlier == null ? null : earlier.dueDateMemo);
        performanceMemo = new Memo<>(state, Dependencies::ofDuty, earlier == null ? null : earlier.performanceMemo);
        obligationMemo = new Memo<>(state, Dependencies::ofDuty, earlier == null ? null : earlier.obligationMemo);
        triggers = new Triggers(this, state);
        dueReadings = new DueReadings(state, new DueRuleResolver(this, state));
        dueDates = new EffectiveDueDates(this, state, dueReadings);
        performances = new Performances(this, state);
        endingRules = new EndingRules(state);
    }

    CaseStateAsOf state() {
        return state;
    }

    /** @return every obligation with its dependencies, ordered by order, term, trigger and joining of the obligor */
    List<Memo.Computed<Obligation>> obligations() {
        return state.orders().values().stream()
                .flatMap(order -> order.entered().terms().stream().flatMap(term -> duties(order, term).stream()))
                .map(duty -> obligationMemo.getComputed(duty.id(), () -> new StatusDecision(this, duty).obligation()))
                .toList();
    }

    /** @return the duties of one term, ordered by trigger and then by joining of the obligor */
    List<Duty> duties(CaseStateAsOf.Order order, Term term) {
        return dutiesMemo.get(new TermRef(order.id(), term.id()), () -> {
            List<PartyId> eligible = eligible(term, order);
            return term.trigger() instanceof Trigger.FactRecorded trigger && trigger.recurring()
                    ? recurring(order, term, trigger, eligible)
                    : dutiesOf(order, term, eligible, null);
        });
    }

    List<Duty> duties(CaseStateAsOf.Order order, TermId term) {
        return order.entered().terms().stream()
                .filter(t -> t.id().equals(term))
                .findFirst()
                .map(t -> duties(order, t))
                .orElse(List.of());
    }

    /** @return the duty of another term of the same order, that of the same party if there is one */
    Optional<Duty> counterpart(Duty duty, TermId term) {
        List<Duty> others = duties(duty.order(), term);
        return others.stream()
                .filter(other -> Objects.equals(other.party(), duty.party()))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    Activation activation(Duty duty) {
        return activationMemo.get(duty.id(), () -> triggers.activationOf(duty));
    }

    ComputedDueDate dueDate(Duty duty) {
        return dueDateMemo.get(duty.id(), () -> {
            ComputedDueDate computed = dueDates.of(duty, activation(duty));
            computed.readings().forEach(this::expectChangeWhenDue);
            return computed;
        });
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
        return performanceMemo.get(duty.id(), () -> performances.of(duty));
    }

    List<DatedEntry> triggersOf(Duty duty, Trigger.FactRecorded trigger) {
        return triggers.matching(duty.order(), duty, trigger, false);
    }

    Optional<End> end(Duty duty) {
        return endingRules.endOf(duty);
    }

    /** @return the first moment at which nobody owes the duty any more, because it ended or was excused */
    Optional<Instant> relievedAt(Duty duty) {
        return Stream.concat(end(duty).map(End::at).stream(), excusal(duty).map(DatedEntry::at).stream())
                .min(Comparator.naturalOrder());
    }

    /** @return the entry that ended the duty or stays it */
    Optional<DatedEntry> endOrStay(Duty duty) {
        return end(duty).map(End::by).or(() -> state.stay(duty.order().id()));
    }

    /**
     * Computes something about the same duty as of an earlier moment.
     *
     * @return the result; empty if the order or the obligor was not in the case yet
     */
    <T> Optional<T> asOf(Instant moment, Duty duty, BiFunction<Assessment, Duty, T> computation) {
        Assessment earlier = evaluation.at(moment);
        List<PartyId> present = duty.eligible().stream()
                .filter(earlier.state.parties()::containsKey)
                .toList();
        return Optional.ofNullable(earlier.state.orders().get(duty.order().id()))
                .filter(order -> order.entry().equals(duty.order().entry()) && !present.isEmpty())
                .map(order -> duty.asOf(order, present))
                .map(sameDuty -> computation.apply(earlier, sameDuty));
    }

    /** @return whether the duty is binding and its due date has passed by that moment */
    boolean isPastDue(Duty duty, Instant moment) {
        return activation(duty) instanceof Activation.Active && dueDate(duty).isPast(moment);
    }

    /** @return the scheduled time of an event, as of an earlier moment; empty if it had none */
    Optional<CourtTime> scheduledTime(EventKey event, Instant moment) {
        return evaluation.at(moment).state.event(event).map(CaseStateAsOf.ScheduledEvent::time);
    }

    /** @return the obligors who were not dismissed, excused or, if a settlement ends the term, settled */
    List<PartyId> owing(Duty duty) {
        if (duty.party() != null) {
            return List.of(duty.party());
        }
        return notDismissed(duty).stream()
                .filter(party -> excusal(duty, party).isEmpty())
                .filter(party ->
                        !endsBySettlement(duty) || state.settlement(party).isEmpty())
                .toList();
    }

    /**
     * @return the obligors whose acts a joint duty needs: those who still owe it or, if none do, those who owed it last
     */
    List<PartyId> requiredToAct(Duty duty) {
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
                                Objects.requireNonNull(state.parties().get(party))
                                        .dismissed()),
                        excusal(duty, party),
                        endsBySettlement(duty) ? state.settlement(party) : Optional.<DatedEntry>empty())
                .flatMap(Optional::stream)
                .map(DatedEntry::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean endsBySettlement(Duty duty) {
        return duty.term().endedBy().stream().anyMatch(Ending.Settled.class::isInstance);
    }

    private List<PartyId> notDismissed(Duty duty) {
        return duty.eligible().stream()
                .filter(party ->
                        Objects.requireNonNull(state.parties().get(party)).dismissed() == null)
                .toList();
    }

    /** @return the excusal of the duty; of a joint duty only if every remaining obligor is excused */
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

    private Optional<DatedEntry> excusal(Duty duty, PartyId party) {
        return state.last(
                ObligationExcused.class,
                excused -> EffectiveDueDates.concernsTerm(state, excused.term(), duty)
                        && (excused.parties().isEmpty() || excused.parties().contains(party)));
    }

    /** One duty for each triggering entry, and one that waits for its first trigger for each obligor without one. */
    private List<Duty> recurring(
            CaseStateAsOf.Order order, Term term, Trigger.FactRecorded trigger, List<PartyId> eligible) {
        var untriggered = Duty.of(order, term, null, eligible, null);
        var duties = new ArrayList<Duty>();
        Stream.concat(
                        triggers.matching(order, untriggered, trigger, false).stream(),
                        triggers.matching(order, untriggered, trigger, true).stream())
                .sorted(DatedEntry.BY_VALID_TIME)
                .forEach(entry ->
                        duties.addAll(dutiesOf(order, term, recipients(term, trigger, entry, eligible), entry)));
        for (Duty waiting : dutiesOf(order, term, eligible, null)) {
            if (duties.stream().noneMatch(duty -> Objects.equals(duty.party(), waiting.party()))) {
                duties.add(waiting);
            }
        }
        return duties;
    }

    /** An addressed fact binds only its recipients, if each obligor owes the duty separately. */
    private static List<PartyId> recipients(
            Term term, Trigger.FactRecorded trigger, DatedEntry entry, List<PartyId> eligible) {
        boolean each = trigger.addressed() && term.owedBy().how() == Obligor.How.EACH;
        if (!(each || term.owedBy().who() == Obligor.Who.RECIPIENTS) || !(entry.fact() instanceof PartyAct act)) {
            return eligible;
        }
        Actors actors = act.actors();
        return eligible.stream().filter(actors.to()::contains).toList();
    }

    private static List<Duty> dutiesOf(
            CaseStateAsOf.Order order, Term term, List<PartyId> eligible, @Nullable DatedEntry trigger) {
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

    /** @return the parties the term binds that joined before the order was vacated or the term replaced */
    private List<PartyId> eligible(Term term, CaseStateAsOf.Order order) {
        Obligor obligor = term.owedBy();
        return state.parties().values().stream()
                .filter(party -> order.vacated() == null
                        || !party.entry().at().isAfter(order.vacated().at()))
                .filter(party -> state.superseded(order, term.id())
                        .map(by -> !party.entry().at().isAfter(by.at()))
                        .orElse(true))
                .filter(party -> switch (obligor.who()) {
                    case PLAINTIFFS -> party.joined().side() == Side.PLAINTIFF;
                    case DEFENDANTS -> party.joined().side() == Side.DEFENDANT;
                    case ALL, RECIPIENTS -> party.joined().side() != Side.OTHER;
                    case NAMED -> obligor.parties().contains(party.id());
                })
                .map(CaseStateAsOf.Party::id)
                .toList();
    }
}

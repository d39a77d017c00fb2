package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.PartyAct;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** Decides whether a duty has become binding, and since when. */
final class Triggers {

    private final Assessment assessment;
    private final CaseStateAsOf state;

    Triggers(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
    }

    Activation activationOf(Duty duty) {
        DatedEntry own = duty.trigger();
        Activation activation = own == null ? activationBy(duty.term().trigger(), duty) : byOwnEntry(own);
        return assessment.periods().activation(duty, notBeforeItExists(duty, activation));
    }

    private Activation notBeforeItExists(Duty duty, Activation activation) {
        return switch (activation) {
            case Activation.Active active ->
                Stream.concat(
                                Stream.of(joinedAt(duty), inForceSince(duty.order())),
                                state.occasions().boundAgainAt(duty).stream())
                        .max(Comparator.naturalOrder())
                        .filter(active.since()::isBefore)
                        .map(since -> new Activation.Active(since, active.by(), active.window()))
                        .orElse(active);
            case Activation.Inactive inactive -> inactive;
        };
    }

    /** @return the parts of a trigger of which each fact creates an obligation of its own */
    static List<Trigger> recurring(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact -> fact.recurring() ? List.of(fact) : List.of();
            case Trigger.TermPerformed performed -> performed.recurring() ? List.of(performed) : List.of();
            case Trigger.AnyOf any ->
                any.triggers().stream()
                        .flatMap(each -> recurring(each).stream())
                        .toList();
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> List.of();
        };
    }

    /** @return whether something else than the facts of a recurring part triggers the term */
    static boolean isTriggeredOtherwise(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact -> !fact.recurring();
            case Trigger.TermPerformed performed -> !performed.recurring();
            case Trigger.AnyOf any -> any.triggers().stream().anyMatch(Triggers::isTriggeredOtherwise);
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> true;
        };
    }

    /** @return the entries, stricken or not, each of which creates an obligation of a recurring term */
    List<DatedEntry> creating(CaseStateAsOf.Order order, Duty duty, Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact ->
                Stream.concat(matching(order, duty, fact, false).stream(), matching(order, duty, fact, true).stream())
                        .toList();
            case Trigger.TermPerformed performed ->
                assessment.otherTerms().acts(order, performed).stream()
                        .filter(entry -> state.occasions().concerns(entry, duty))
                        .toList();
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _, Trigger.AnyOf _ -> List.of();
        };
    }

    /** @return the entries that can trigger the term for the duty's obligor, ordered by valid time */
    List<DatedEntry> matching(CaseStateAsOf.Order order, Duty duty, Trigger.FactRecorded trigger, boolean stricken) {
        List<DatedEntry> entries = stricken ? state.stricken(trigger.facts()) : state.named(trigger.facts());
        return entries.stream().filter(triggers(order, duty, trigger)).toList();
    }

    private Predicate<DatedEntry> triggers(CaseStateAsOf.Order order, Duty duty, Trigger.FactRecorded trigger) {
        LocalDate chainStart = state.chainStartsOn(order, duty.term().id());
        return entry -> (duty.term().countsEarlierActs() || !entry.occurredOn().isBefore(chainStart))
                && (!trigger.addressed() || isAddressedTo(duty, entry))
                && isBefore(trigger.before(), entry, duty)
                && state.occasions().concerns(entry, duty);
    }

    /** @return the first effective entry that triggers a term which does not recur */
    private Optional<DatedEntry> first(Duty duty, Trigger.FactRecorded trigger) {
        return trigger.recurring()
                ? Optional.empty()
                : trigger.facts().stream()
                        .flatMap(fact ->
                                state.first(EntryTopic.fact(fact), triggers(duty.order(), duty, trigger)).stream())
                        .min(DatedEntry.BY_VALID_TIME);
    }

    private Activation activationBy(Trigger trigger, Duty duty) {
        return switch (trigger) {
            case Trigger.OrderInForce _ -> new Activation.Active(inForceSince(duty.order()), null, List.of());
            case Trigger.FactRecorded fact -> byFact(fact, duty);
            case Trigger.TermDone term -> byOtherTerm(term, duty);
            case Trigger.TermPerformed performed -> byPerformance(performed, duty);
            case Trigger.WindowElapsed window -> byElapsedWindow(window, duty);
            case Trigger.AnyOf any -> byAnyOf(any, duty);
        };
    }

    private Activation byFact(Trigger.FactRecorded trigger, Duty duty) {
        Optional<DatedEntry> first = first(duty, trigger);
        if (first.isPresent()) {
            return new Activation.Active(first.get().at(), first.get(), List.of());
        }
        return matching(duty.order(), duty, trigger, true).stream()
                .findFirst()
                .<Activation>map(Triggers::stricken)
                .orElseGet(() -> notTriggered("no entry " + RecordAsKnownAt.quoted(trigger.facts())
                        + (trigger.addressed() ? " addressed to this party" : "") + " is recorded"));
    }

    private Activation byPerformance(Trigger.TermPerformed trigger, Duty duty) {
        OtherTerms others = assessment.otherTerms();
        return (trigger.recurring()
                        ? Optional.<DatedEntry>empty()
                        : others.performed(duty, trigger.order(), trigger.term()))
                .<Activation>map(act -> new Activation.Active(act.at(), act, List.of()))
                .orElseGet(() -> notTriggered(others.notPerformed(duty, trigger.order(), trigger.term())));
    }

    private Activation byOwnEntry(DatedEntry own) {
        if (own.at().isAfter(state.asOf())) {
            state.expectChangeAt(own.at());
            return new Activation.Inactive(
                    StatusCause.NOT_TRIGGERED,
                    "the triggering entry " + own.sequence() + " has not taken effect yet",
                    own,
                    List.of());
        }
        return state.record().strickenBy(own.sequence()) == null
                ? new Activation.Active(own.at(), own, List.of())
                : stricken(own);
    }

    private static Activation notTriggered(String reason) {
        return new Activation.Inactive(StatusCause.NOT_TRIGGERED, reason, null, List.of());
    }

    private static Activation stricken(DatedEntry entry) {
        return new Activation.Inactive(
                StatusCause.TRIGGER_STRICKEN,
                "the triggering entry " + entry.sequence() + " was struck",
                entry,
                List.of());
    }

    /**
     * Activates a duty once every obligor of another term has acted or that term is due, whichever comes first for each
     * obligor. An obligor relieved of the other term before then is skipped.
     */
    private Activation byOtherTerm(Trigger.TermDone trigger, Duty duty) {
        String title = duty.quotedTitle(trigger.term());
        Instant since = null;
        DatedEntry by = null;
        for (Duty other : assessment.duties(duty, trigger.term())) {
            Optional<DatedEntry> act = assessment.performance(other).first();
            Optional<Instant> done = doneOrDue(other, act);
            Optional<Instant> relieved = assessment.relievedAt(other);
            if (relieved.isPresent() && done.filter(relieved.get()::isAfter).isEmpty()) {
                continue;
            }
            if (done.isEmpty()) {
                return notTriggered("it depends on " + title + ", which is neither performed nor due yet");
            }
            if (since == null || done.get().isAfter(since)) {
                since = done.get();
                by = act.filter(entry -> entry.at().equals(done.get())).orElse(null);
            }
        }
        return since == null
                ? notTriggered("it depends on " + title + ", which no party owes")
                : new Activation.Active(since, by, List.of());
    }

    /** @return the moment of the act or the start of the due day, whichever is first; empty if neither has come */
    private Optional<Instant> doneOrDue(Duty duty, Optional<DatedEntry> act) {
        Optional<Instant> dueDay = assessment
                .dueDate(duty)
                .inForce()
                .map(DueReading::due)
                .map(due -> state.record().startOf(due.on()));
        dueDay.ifPresent(state::expectChangeAt);
        return Stream.concat(
                        act.map(DatedEntry::at).stream(), dueDay.filter(day -> !day.isAfter(state.asOf())).stream())
                .min(Comparator.naturalOrder());
    }

    private Activation byElapsedWindow(Trigger.WindowElapsed trigger, Duty duty) {
        ComputedDueDate window = assessment.window(duty, trigger.readings());
        return window.due()
                .<Activation>map(due -> due.overdueFrom().isAfter(state.asOf())
                        ? new Activation.Inactive(
                                StatusCause.NOT_TRIGGERED,
                                "it becomes binding after " + due + " if there is no settlement",
                                null,
                                window.readings())
                        : new Activation.Active(due.overdueFrom(), null, window.readings()))
                .orElseGet(() -> new Activation.Inactive(
                        window.missing() == null ? StatusCause.NOT_TRIGGERED : window.missing(),
                        "the period that has to run out first cannot be computed",
                        null,
                        window.readings()));
    }

    private Activation byAnyOf(Trigger.AnyOf any, Duty duty) {
        var window = new ArrayList<DueReading>();
        Activation.Active first = null;
        var reasons = new ArrayList<String>();
        Activation.Inactive shown = null;
        for (Trigger trigger : any.triggers()) {
            Activation activation = activationBy(trigger, duty);
            window.addAll(activation.window());
            switch (activation) {
                case Activation.Active active -> {
                    if (first == null || active.since().isBefore(first.since())) {
                        first = active;
                    }
                }
                case Activation.Inactive inactive -> {
                    reasons.add(inactive.reason());
                    shown = shown == null || inactive.cause() == StatusCause.TRIGGER_STRICKEN ? inactive : shown;
                }
            }
        }
        if (first != null) {
            return new Activation.Active(first.since(), first.by(), window);
        }
        if (shown == null) {
            throw new IllegalStateException("an any-of trigger lists no trigger");
        }
        return new Activation.Inactive(shown.cause(), String.join("; ", reasons), shown.by(), window);
    }

    private static boolean isAddressedTo(Duty duty, DatedEntry entry) {
        return entry.fact() instanceof PartyAct act
                && (duty.party() == null
                        ? duty.eligible().stream().anyMatch(act.actors().to()::contains)
                        : act.actors().to().contains(duty.party()));
    }

    /** @return whether the entry occurred before the day of the event; true if the event is null or has no date */
    private boolean isBefore(@Nullable EventKey event, DatedEntry entry, Duty duty) {
        return event == null
                || state.occasions()
                        .scheduled(duty, event)
                        .map(ScheduledOccasion::time)
                        .map(time -> entry.occurredOn().isBefore(time.on()))
                        .orElse(true);
    }

    private Instant inForceSince(CaseStateAsOf.Order order) {
        return state.occasions().inForceSince(order);
    }

    /** @return when the obligor joined the case or was served; for a joint duty, when the first of its obligors was */
    private Instant joinedAt(Duty duty) {
        return duty.obligors().stream()
                .map(state::party)
                .map(state::boundSince)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}

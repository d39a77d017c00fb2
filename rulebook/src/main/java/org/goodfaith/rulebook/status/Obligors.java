package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Ending;
import org.goodfaith.rulebook.participants.PartyDescription;

/** Decides which obligors of a duty still owe it, and who was excused. */
final class Obligors {

    private final CaseStateAsOf state;
    private final Recurrences recurrences;

    Obligors(CaseStateAsOf state, Recurrences recurrences) {
        this.state = state;
        this.recurrences = recurrences;
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
        if (!owing.isEmpty() || duty.isOwedByNonparty()) {
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
                        state.dismissal(party),
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
                .filter(party -> state.dismissal(party).isEmpty())
                .toList();
    }

    /** @return the excusal of the duty; of a joint duty only if every remaining obligor is excused */
    Optional<DatedEntry> excusal(Duty duty) {
        if (duty.party() != null) {
            return excusal(duty, duty.party());
        }
        if (duty.isOwedByNonparty()) {
            return excusal(duty, List::isEmpty);
        }
        return owing(duty).isEmpty()
                ? notDismissed(duty).stream()
                        .flatMap(party -> excusal(duty, party).stream())
                        .reduce((_, later) -> later)
                : Optional.empty();
    }

    private Optional<DatedEntry> excusal(Duty duty, PartyId party) {
        return excusal(duty, excused -> excused.isEmpty() || excused.contains(party));
    }

    private Optional<DatedEntry> excusal(Duty duty, Predicate<List<PartyId>> whom) {
        return state
                .entries(EntryTopic.ofTerm(
                        ObligationExcused.class.getSimpleName(), duty.term().id()))
                .stream()
                .filter(entry -> entry.fact() instanceof ObligationExcused excused
                        && EffectiveDueDates.concernsTerm(state, excused.term(), duty)
                        && whom.test(excused.parties()))
                .filter(entry -> state.occasions().concerns(entry, duty))
                .filter(entry -> recurrences.concerns(entry, duty))
                .max(DatedEntry.BY_OCCURRENCE);
    }

    /** @return in words, which successors took the place of obligors while the duty was owed */
    List<String> substitutions(Duty duty, Instant since, Instant until) {
        return owing(duty).stream()
                .flatMap(party -> substitutionsWithin(since, until, party))
                .toList();
    }

    private Stream<String> substitutionsWithin(Instant since, Instant until, PartyId party) {
        List<PartyDescription> descriptions = state.party(party).descriptions();
        return IntStream.range(1, descriptions.size())
                .filter(i -> descriptions.get(i).substituted())
                .filter(i -> {
                    Instant at =
                            state.record().entry(descriptions.get(i).since()).at();
                    return at.isAfter(since) && at.isBefore(until);
                })
                .mapToObj(i -> descriptions.get(i).name() + " took the place of "
                        + descriptions.get(i - 1).name() + " on "
                        + UsDates.day(descriptions.get(i).since().on()) + " with the obligation as it was");
    }
}

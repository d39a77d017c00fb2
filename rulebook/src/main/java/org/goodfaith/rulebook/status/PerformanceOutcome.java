package org.goodfaith.rulebook.status;

import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.FactNames;
import org.goodfaith.orders.Term;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a duty.
 *
 * @param acts every act that fits, in order of world time
 * @param completedBy the act with which everything asked for was done; null if that has not come
 * @param deficiencies what was asked for and not met, cured ones included
 * @param cures the acts that cured something
 * @param formRecorded whether everything asked of the form is on record
 * @param waitsForOthers whether only the acts of others are still missing, where each has to act
 */
record PerformanceOutcome(
        List<DatedEntry> acts,
        @Nullable DatedEntry completedBy,
        List<Deficiency> deficiencies,
        List<DatedEntry> cures,
        boolean formRecorded,
        boolean waitsForOthers) {

    static final PerformanceOutcome NOTHING = new PerformanceOutcome(List.of(), null, List.of(), List.of(), true, false);

    /** @param acts what was done although the term forbids it */
    static PerformanceOutcome breaches(List<DatedEntry> acts, Term term) {
        return new PerformanceOutcome(
                acts,
                null,
                acts.stream()
                        .map(act -> new Deficiency(term.citation().quotation(), said(act), act.sequence(), null))
                        .toList(),
                List.of(),
                true,
                false);
    }

    Optional<DatedEntry> completion() {
        return Optional.ofNullable(completedBy);
    }

    /** @return whether something was done, but not all that was asked for */
    boolean deficient() {
        return completedBy == null && !acts.isEmpty() && !waitsForOthers;
    }

    /** A deficient act still triggers what depends on it. */
    Optional<DatedEntry> first() {
        return acts.stream().findFirst();
    }

    private static String said(DatedEntry act) {
        Channel channel = act.fact().circumstances().channel();
        return FactNames.name(act.fact().factName())
                + (channel == null ? "" : ", " + FactNames.name(channel))
                + ", " + act.occurredAt().inWords();
    }
}

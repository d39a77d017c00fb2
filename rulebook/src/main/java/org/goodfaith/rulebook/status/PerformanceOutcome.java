package org.goodfaith.rulebook.status;

import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.FactNames;
import org.goodfaith.orders.Term;
import org.jspecify.annotations.Nullable;

/**
 * The acts recorded for a duty, and how far they perform it.
 *
 * @param acts every act that fits, ordered by valid time
 * @param completedBy the act that completed the performance; null if it is not complete
 * @param deficiencies the requirements not met, cured ones included
 * @param cures the acts that cured a deficiency
 * @param formRecorded whether the record shows everything that the term requires of the form
 * @param waitsForOthers whether only acts of other obligors are missing, if each has to act
 */
record PerformanceOutcome(
        List<DatedEntry> acts,
        @Nullable DatedEntry completedBy,
        List<Deficiency> deficiencies,
        List<DatedEntry> cures,
        boolean formRecorded,
        boolean waitsForOthers) {

    static final PerformanceOutcome NONE = new PerformanceOutcome(List.of(), null, List.of(), List.of(), true, false);

    /** @param acts the acts that the term prohibits */
    static PerformanceOutcome breaches(List<DatedEntry> acts, Term term) {
        return new PerformanceOutcome(
                acts,
                null,
                acts.stream()
                        .map(act -> new Deficiency(term.citation().quotation(), description(act), act.sequence(), null))
                        .toList(),
                List.of(),
                true,
                false);
    }

    Optional<DatedEntry> completion() {
        return Optional.ofNullable(completedBy);
    }

    /**
     * Returns true if the recorded acts do not complete the performance, and the reason is not that others have yet to
     * act.
     */
    boolean isDeficient() {
        return completedBy == null && !acts.isEmpty() && !waitsForOthers;
    }

    /** @return the first act, deficient or not, which triggers the terms that depend on this one */
    Optional<DatedEntry> first() {
        return acts.stream().findFirst();
    }

    private static String description(DatedEntry act) {
        Channel channel = act.fact().circumstances().channel();
        return FactNames.name(act.fact().factName())
                + (channel == null ? "" : ", " + FactNames.name(channel))
                + ", " + act.occurredAt().inWords();
    }
}

package org.goodfaith.command.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * The recorded entries of one case, and the state that decisions derive from them.
 *
 * <p>Immutable. Each state links to the previous one, so {@link #evolve} copies nothing and replaying a case is linear
 * in its length. The derived state is computed on first use. A stricken entry has no effect on it.
 */
final class CaseState {

    /** The state of a case that has not been opened. */
    static final CaseState EMPTY = new CaseState(null);

    private final @Nullable Link newest;
    private @Nullable Derived derived;

    private CaseState(@Nullable Link newest) {
        this.newest = newest;
    }

    private record Link(CaseEntry entry, @Nullable Link previous) {}

    /** An obligation flagged as overdue for one due moment. */
    record Notice(ObligationId obligation, Instant dueAt) {}

    private record Derived(
            List<CaseEntry> entries, Set<Long> stricken, EffectiveEntries effective, Set<Notice> notices) {

        static Derived from(List<CaseEntry> entries) {
            var stricken = new HashSet<Long>();
            var notices = new LinkedHashSet<Notice>();
            for (CaseEntry entry : entries) {
                if (entry.fact() instanceof EntryStricken strike) {
                    stricken.add(strike.entry());
                } else if (entry.fact() instanceof OverdueNoticeIssued issued) {
                    notices.add(new Notice(issued.obligation(), issued.dueAt()));
                } else if (entry.fact() instanceof OverdueNoticeWithdrawn withdrawn) {
                    notices.remove(new Notice(withdrawn.obligation(), withdrawn.dueAt()));
                }
            }
            var effective = new EffectiveEntries(entries.stream()
                    .filter(entry -> !stricken.contains(entry.sequence()))
                    .toList());
            return new Derived(entries, stricken, effective, notices);
        }
    }

    /**
     * Appends a fact.
     *
     * @param sequence the number of the entry; must be one more than {@link #lastEntry}
     * @throws IllegalStateException if an entry is missing or repeated
     */
    CaseState evolve(long sequence, Fact fact) {
        if (sequence != lastEntry() + 1) {
            throw new IllegalStateException("entry " + sequence + " cannot follow entry " + lastEntry());
        }
        return new CaseState(new Link(new CaseEntry(sequence, fact), newest));
    }

    /** Appends facts in order, as a decision would. */
    CaseState with(List<? extends Fact> facts) {
        CaseState state = this;
        for (Fact fact : facts) {
            state = state.evolve(state.lastEntry() + 1, fact);
        }
        return state;
    }

    /** @return the number of the last entry; -1 if the case has not been opened */
    long lastEntry() {
        return newest == null ? -1 : newest.entry().sequence();
    }

    boolean isOpened() {
        return newest != null;
    }

    /** @return whether this is one of the fictional cases shipped with Goodfaith */
    boolean isSample() {
        return effective().facts(CaseOpened.class).anyMatch(CaseOpened::sample);
    }

    /** @return all entries in order of recording, including stricken ones */
    List<CaseEntry> entries() {
        return derived().entries();
    }

    /** @return the numbers of the stricken entries */
    Set<Long> stricken() {
        return derived().stricken();
    }

    /** @return the entries that have not been stricken */
    EffectiveEntries effective() {
        return derived().effective();
    }

    /** @return the overdue notices that were issued and not withdrawn */
    Set<Notice> notices() {
        return derived().notices();
    }

    /** Two threads may compute this twice; both get an equal result. */
    private Derived derived() {
        Derived known = derived;
        if (known == null) {
            known = Derived.from(inOrder());
            derived = known;
        }
        return known;
    }

    private List<CaseEntry> inOrder() {
        var entries = new CaseEntry[Math.toIntExact(lastEntry() + 1)];
        for (Link link = newest; link != null; link = link.previous()) {
            entries[Math.toIntExact(link.entry().sequence())] = link.entry();
        }
        return Arrays.asList(entries);
    }
}

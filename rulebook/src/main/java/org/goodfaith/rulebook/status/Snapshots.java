package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Folds entries forward into a part of the case state. Moments between which no entry changes it share one snapshot.
 *
 * @param <B> the builder
 * @param <S> the snapshot
 */
final class Snapshots<B, S> {

    private final List<DatedEntry> entries;
    private final Supplier<B> start;
    private final BiConsumer<B, DatedEntry> add;
    private final Function<B, S> build;
    private final StepBudget budget;
    private final Map<Integer, S> built = new HashMap<>();
    private B builder;
    private int added;

    /** @param entries the entries that change it, ordered by valid time */
    Snapshots(
            List<DatedEntry> entries,
            Supplier<B> start,
            BiConsumer<B, DatedEntry> add,
            Function<B, S> build,
            StepBudget budget) {
        this.entries = entries;
        this.start = start;
        this.add = add;
        this.build = build;
        this.budget = budget;
        builder = start.get();
    }

    S asOf(Instant moment) {
        int count = DatedEntry.countUpTo(moment, entries);
        S snapshot = built.get(count);
        if (snapshot == null) {
            snapshot = fold(count);
            built.put(count, snapshot);
        }
        return snapshot;
    }

    private S fold(int count) {
        if (count < added) {
            builder = start.get();
            added = 0;
        }
        budget.take(count);
        while (added < count) {
            add.accept(builder, entries.get(added));
            added++;
        }
        return build.apply(builder);
    }
}

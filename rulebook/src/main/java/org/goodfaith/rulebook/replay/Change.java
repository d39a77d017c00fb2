package org.goodfaith.rulebook.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/**
 * A change of one obligation by one cause.
 *
 * @param before the obligation before; null if it did not exist
 * @param after the obligation after; null if it no longer exists
 * @param cause the cause
 * @param undone whether the change is read backward: {@code after} is the obligation without the cause
 */
public record Change(@Nullable Obligation before, @Nullable Obligation after, ChangeCause cause, boolean undone)
        implements BeforeAndAfter {

    Change inverted() {
        return new Change(/* before= */ after, /* after= */ before, cause, !undone);
    }

    static List<Change> inverted(List<Change> changes) {
        return changes.reversed().stream().map(Change::inverted).toList();
    }

    /** @return the changes between two states of a case, all by one cause */
    public static List<Change> between(List<Obligation> before, List<Obligation> after, ChangeCause cause) {
        return between(before, after, (_, _) -> cause);
    }

    static List<Change> between(
            List<Obligation> before,
            List<Obligation> after,
            BiFunction<@Nullable Obligation, @Nullable Obligation, ChangeCause> cause) {
        SequencedMap<ObligationId, Obligation> earlierById = byId(before);
        SequencedMap<ObligationId, Obligation> laterById = byId(after);
        var ids = new LinkedHashSet<>(laterById.keySet());
        ids.addAll(earlierById.keySet());
        var changes = new ArrayList<Change>();
        for (ObligationId id : ids) {
            Obligation earlier = earlierById.get(id);
            Obligation later = laterById.get(id);
            if (!Objects.equals(earlier, later)) {
                changes.add(new Change(earlier, later, cause.apply(earlier, later), false));
            }
        }
        return changes;
    }

    static SequencedMap<ObligationId, Obligation> byId(List<Obligation> obligations) {
        var byId = new LinkedHashMap<ObligationId, Obligation>();
        obligations.forEach(obligation -> byId.put(obligation.id(), obligation));
        return byId;
    }
}

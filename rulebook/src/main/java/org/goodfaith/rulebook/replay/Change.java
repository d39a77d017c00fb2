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
 * What became of one obligation at one occasion.
 *
 * @param before as it was; absent if it was not there
 * @param after as it is; absent if it is not there any more
 * @param occasion at what
 * @param undone whether it was looked at backwards: the occasion is no longer seen
 */
public record Change(@Nullable Obligation before, @Nullable Obligation after, ChangeCause occasion, boolean undone)
        implements BeforeAndAfter {

    Change inverted() {
        return new Change(/* before= */ after, /* after= */ before, occasion, !undone);
    }

    static List<Change> inverted(List<Change> changes) {
        return changes.reversed().stream().map(Change::inverted).toList();
    }

    /** @return what differs between two states of a case, all for one occasion */
    public static List<Change> between(List<Obligation> before, List<Obligation> after, ChangeCause occasion) {
        return between(before, after, (_, _) -> occasion);
    }

    static List<Change> between(
            List<Obligation> before,
            List<Obligation> after,
            BiFunction<@Nullable Obligation, @Nullable Obligation, ChangeCause> occasion) {
        SequencedMap<ObligationId, Obligation> had = byId(before);
        SequencedMap<ObligationId, Obligation> has = byId(after);
        var ids = new LinkedHashSet<>(has.keySet());
        ids.addAll(had.keySet());
        var changes = new ArrayList<Change>();
        for (ObligationId id : ids) {
            Obligation then = had.get(id);
            Obligation now = has.get(id);
            if (!Objects.equals(then, now)) {
                changes.add(new Change(then, now, occasion.apply(then, now), false));
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

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
 * What became of one obligation at one cause.
 *
 * @param before as it was; absent if it was not there
 * @param after as it is; absent if it is not there any more
 * @param cause at what
 * @param undone whether it was looked at backwards: the cause is no longer seen
 */
public record Change(@Nullable Obligation before, @Nullable Obligation after, ChangeCause cause, boolean undone)
        implements BeforeAndAfter {

    Change inverted() {
        return new Change(/* before= */ after, /* after= */ before, cause, !undone);
    }

    static List<Change> inverted(List<Change> changes) {
        return changes.reversed().stream().map(Change::inverted).toList();
    }

    /** @return what differs between two states of a case, all for one cause */
    public static List<Change> between(List<Obligation> before, List<Obligation> after, ChangeCause cause) {
        return between(before, after, (_, _) -> cause);
    }

    static List<Change> between(
            List<Obligation> before,
            List<Obligation> after,
            BiFunction<@Nullable Obligation, @Nullable Obligation, ChangeCause> cause) {
        SequencedMap<ObligationId, Obligation> had = byId(before);
        SequencedMap<ObligationId, Obligation> has = byId(after);
        var ids = new LinkedHashSet<>(has.keySet());
        ids.addAll(had.keySet());
        var changes = new ArrayList<Change>();
        for (ObligationId id : ids) {
            Obligation then = had.get(id);
            Obligation now = has.get(id);
            if (!Objects.equals(then, now)) {
                changes.add(new Change(then, now, cause.apply(then, now), false));
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

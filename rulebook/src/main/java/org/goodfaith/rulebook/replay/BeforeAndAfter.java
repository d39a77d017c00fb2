package org.goodfaith.rulebook.replay;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/** One obligation before and after a change. One of the two is missing if the change added or removed it. */
public sealed interface BeforeAndAfter permits Change, ViewpointDifference.ChangedObligation {

    /** @return the obligation before; null if it did not exist */
    @Nullable
    Obligation before();

    /** @return the obligation after; null if it no longer exists */
    @Nullable
    Obligation after();

    /** @return the obligation after or, if it no longer exists, before */
    default Obligation obligation() {
        return Objects.requireNonNull(after() == null ? before() : after());
    }

    default ObligationId id() {
        return obligation().id();
    }

    /** @return the aspects that changed */
    default Set<ChangedAspect> aspects() {
        return ChangedAspect.between(before(), after());
    }

    /** @return the changes in words, such as "due Tue, Aug 27, 2024; before: due Tue, Aug 6, 2024" */
    default List<String> descriptions() {
        return aspects().stream()
                .flatMap(aspect -> aspect.describe(before(), after()).stream())
                .toList();
    }
}

package org.goodfaith.rulebook.replay;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/** One obligation as it was and as it is; it may not have been there, or not be there any more. */
public sealed interface BeforeAndAfter permits Change, ViewpointDifference.ChangedObligation {

    /** @return as it was; null if it was not there */
    @Nullable
    Obligation before();

    /** @return as it is; null if it is not there any more */
    @Nullable
    Obligation after();

    /** @return as it is, or as it last was */
    default Obligation obligation() {
        return Objects.requireNonNull(after() == null ? before() : after());
    }

    default ObligationId id() {
        return obligation().id();
    }

    /** @return in which respects it changed */
    default Set<ChangedAspect> aspects() {
        return ChangedAspect.between(before(), after());
    }

    /** @return what changed, in words */
    default List<String> descriptions() {
        return aspects().stream()
                .flatMap(aspect -> aspect.describe(before(), after()).stream())
                .toList();
    }
}

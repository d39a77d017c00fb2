package org.goodfaith.rulebook.standing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether something has made a duty binding. */
sealed interface Binding {

    /** @return the period that has to run out first, under every reading; empty if there is none */
    List<DueReading> window();

    /**
     * It is binding.
     *
     * @param since from when
     * @param by the entry that made it so; null if the order or the passing of time did
     */
    record Bound(Instant since, @Nullable Placed by, List<DueReading> window) implements Binding {}

    /** It is not. */
    record Unbound(Cause cause, String reason, @Nullable Placed by, List<DueReading> window) implements Binding {}
}

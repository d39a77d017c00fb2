package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether something has made a duty binding. */
sealed interface Activation {

    /** @return the period that has to run out first, under every reading; empty if there is none */
    List<DueReading> window();

    /**
     * It is binding.
     *
     * @param since from when
     * @param by the entry that made it so; null if the order or the passing of time did
     */
    record Active(Instant since, @Nullable DatedEntry by, List<DueReading> window) implements Activation {}

    /** It is not. */
    record Inactive(StatusCause cause, String reason, @Nullable DatedEntry by, List<DueReading> window) implements Activation {}
}

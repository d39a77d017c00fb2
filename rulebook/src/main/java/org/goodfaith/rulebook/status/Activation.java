package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States if a duty has become binding. */
sealed interface Activation {

    /** @return the entry that decides; null if the order or the passing of time does */
    @Nullable
    DatedEntry by();

    /** @return every reading of the period that has to run out first; empty if there is none */
    List<DueReading> window();

    /** @param since the moment it became binding */
    record Active(Instant since, @Nullable DatedEntry by, List<DueReading> window) implements Activation {}

    record Inactive(
            StatusCause cause, String reason, @Nullable DatedEntry by, List<DueReading> window) implements Activation {}
}

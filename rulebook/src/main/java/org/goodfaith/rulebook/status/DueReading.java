package org.goodfaith.rulebook.status;

import java.util.List;
import org.goodfaith.rulebook.time.DateExplanation;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * The due date of an obligation under one reading of the order and the calendar.
 *
 * @param id a short name, which {@code ReadingSettled} refers to
 * @param label the reading in a few words
 * @param due the last timely moment; null if this reading gives no date
 * @param explanation the steps of the computation
 * @param flags warnings to read before relying on the date
 * @param inForce whether this reading decides the status
 * @param ruledOut whether the court or the parties settled on another reading
 */
public record DueReading(
        String id,
        String label,
        @Nullable DueMoment due,
        DateExplanation explanation,
        List<String> flags,
        boolean inForce,
        boolean ruledOut) {

    public DueReading {
        flags = List.copyOf(flags);
    }
}

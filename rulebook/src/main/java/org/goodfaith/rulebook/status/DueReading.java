package org.goodfaith.rulebook.status;

import java.util.List;
import org.goodfaith.rulebook.time.DueMoment;
import org.goodfaith.rulebook.time.DateExplanation;
import org.jspecify.annotations.Nullable;

/**
 * One reading of when an obligation is due, computed.
 *
 * @param id its short name, which a {@code ReadingSettled} can name
 * @param label the reading in a few words
 * @param due the last moment; absent if this reading gives no date
 * @param explanation why
 * @param flags sentences a person should read before relying on it
 * @param inForce whether this is the reading acted upon
 * @param ruledOut whether the court or the parties settled on another
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

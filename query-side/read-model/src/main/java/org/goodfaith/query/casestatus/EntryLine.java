package org.goodfaith.query.casestatus;

import org.goodfaith.events.Visibility;
import org.goodfaith.query.record.Recording;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is shown.
 *
 * @param visibility who may see it; an entry about another is seen by nobody who may not see that
 * @param strickenBy the entry that struck it; absent if it counts
 */
public record EntryLine(
        Entry entry,
        Recording recording,
        Visibility visibility,
        @Nullable Long strickenBy) {}

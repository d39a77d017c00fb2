package org.goodfaith.query.casestatus;

import org.goodfaith.events.Visibility;
import org.goodfaith.query.record.Recording;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry as shown to the caller.
 *
 * @param visibility who may see it; an entry about another entry is never more visible than that entry
 * @param strickenBy the entry that struck it; absent if it counts
 */
public record EntryLine(
        Entry entry,
        Recording recording,
        Visibility visibility,
        @Nullable Long strickenBy) {}

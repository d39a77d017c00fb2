package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * An entry was struck. It stays visible, struck through, and no longer counts from the time the strike is recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param entry the sequence number of the struck entry
 * @param reason the reason, in one or two sentences
 * @param struckBy the name of the person who struck it
 * @param replacedBy the sequence number of the entry that replaces it; absent if none does
 */
public record EntryStricken(
        Circumstances circumstances,
        long entry,
        String reason,
        String struckBy,
        @Nullable Long replacedBy) implements RecordAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public EntryStricken {
        Limits.requireSequence("entry", entry);
        Texts.requireNote("reason", reason);
        Texts.requireLine("struckBy", struckBy);
        Limits.requireSequence("replacedBy", replacedBy);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}

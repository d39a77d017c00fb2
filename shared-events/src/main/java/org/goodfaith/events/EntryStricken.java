package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * An entry was struck: it stays visible, struck through, and stops counting from this moment of recorded time.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param entry the sequence number of the struck entry
 * @param reason why, in one or two sentences
 * @param struckBy who struck it
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

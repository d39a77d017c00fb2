package org.goodfaith.rulebook.status;

import org.jspecify.annotations.Nullable;

/**
 * A requirement of form or content that a performance did not meet.
 *
 * @param words the order's own words
 * @param found what the record shows instead, such as {@code 12 pages of text}
 * @param entry the entry that shows it
 * @param curedBy the entry that cured it; absent while it is not cured
 */
public record Deficiency(
        String words, String found, long entry, @Nullable Long curedBy) {

    /** @return the same, cured by an entry unless another cured it before */
    Deficiency orCuredBy(DatedEntry act) {
        return curedBy == null ? new Deficiency(words, found, entry, act.sequence()) : this;
    }
}

package org.goodfaith.rulebook.status;

import org.jspecify.annotations.Nullable;

/**
 * A requirement of form or content that a performance did not meet.
 *
 * @param requirement the requirement, in the order's own words
 * @param actual what the record shows instead, such as {@code 12 pages of text}
 * @param entry the entry that shows it
 * @param curedBy the entry that cured it; absent while it is not cured
 */
public record Deficiency(
        String requirement, String actual, long entry, @Nullable Long curedBy) {

    /** @return the same, cured by an entry unless another cured it before */
    Deficiency orCuredBy(DatedEntry act) {
        return curedBy == null ? new Deficiency(requirement, actual, entry, act.sequence()) : this;
    }
}

package org.goodfaith.rulebook.status;

import org.jspecify.annotations.Nullable;

/**
 * A requirement of form or content that an act did not meet.
 *
 * @param requirement the requirement, in the order's own words
 * @param actual what the record shows instead, such as {@code 12 pages of text}
 * @param entry the number of the act's entry
 * @param curedBy the number of the entry that cured it; null while it is not cured
 */
public record Deficiency(
        String requirement,
        String actual,
        long entry,
        @Nullable Long curedBy) {

    /** @return the same deficiency, cured by this act unless it was cured before */
    Deficiency orCuredBy(DatedEntry act) {
        return curedBy == null ? new Deficiency(requirement, actual, entry, act.sequence()) : this;
    }
}

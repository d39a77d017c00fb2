package org.goodfaith.rulebook.status;

import org.jspecify.annotations.Nullable;

/**
 * A requirement of form or content that an act did not meet.
 *
 * @param requirement the requirement, in the order's own words
 * @param actual what the record shows instead, such as {@code 12 pages of text}
 * @param entry the number of the act's entry
 * @param curedBy the number of the entry that cured it; null while it is not cured
 * @param aspect the part of the requirement that failed
 */
public record Deficiency(
        String requirement,
        String actual,
        long entry,
        @Nullable Long curedBy,
        Aspect aspect) {

    /** The part of a requirement that failed. One requirement can ask for a person and for that person's authority. */
    public enum Aspect {
        FORM,
        CHANNEL,
        /** A joint act was not on behalf of all obligors. */
        JOINDER,
        /** Somebody attended, but not lead trial counsel, who had to. */
        LEAD_TRIAL_COUNSEL,
        /** Somebody attended, but nobody in a role that the order asks for. */
        ROLE,
        /** Somebody attended, but nobody with the authority that the order asks for. */
        AUTHORITY
    }

    /** Creates a deficiency of form or content. */
    public Deficiency(String requirement, String actual, long entry, @Nullable Long curedBy) {
        this(requirement, actual, entry, curedBy, Aspect.FORM);
    }

    /** @return the same deficiency, cured by this act unless it was cured before */
    Deficiency orCuredBy(DatedEntry act) {
        return curedBy == null ? new Deficiency(requirement, actual, entry, act.sequence(), aspect) : this;
    }
}

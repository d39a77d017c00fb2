package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A statement was submitted to the neutral. Its content is not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled event it is about
 * @param textPages pages of text; absent if not recorded
 * @param exhibitPages pages of exhibits; absent if not recorded
 */
public record VDRPStatementSubmitted(
        Circumstances circumstances,
        Actors actors,
        EventKey event,
        @Nullable Integer textPages,
        @Nullable Integer exhibitPages)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public VDRPStatementSubmitted {
        Limits.requireCount("textPages", textPages);
        Limits.requireCount("exhibitPages", exhibitPages);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.ADR;
    }
}

package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party submitted a statement to the neutral. Its content is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled event
 * @param textPages the number of pages of text; absent if not recorded
 * @param exhibitPages the number of pages of exhibits; absent if not recorded
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

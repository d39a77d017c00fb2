package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A proposed agenda for the settlement conference was submitted.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param disagreementsExplained whether disagreements come with each side's explanation; absent if not recorded
 * @param modePreferenceStated whether it says by video or in person; absent if not recorded
 */
public record JointAgendaSubmitted(
        Circumstances circumstances,
        Actors actors,
        @Nullable Boolean disagreementsExplained,
        @Nullable Boolean modePreferenceStated)
        implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}

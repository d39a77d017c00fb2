package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The parties submitted a proposed agenda for the settlement conference.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param disagreementsExplained true if the agenda explains each side's position on disagreements; absent if not
 *     recorded
 * @param modePreferenceStated true if the agenda states a preference for video or in-person attendance; absent if not
 *     recorded
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

package org.goodfaith.events;

/**
 * The parties selected a neutral.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param neutral the name of the neutral
 */
public record NeutralSelected(Circumstances circumstances, Actors actors, String neutral) implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public NeutralSelected {
        Texts.requireLine("neutral", neutral);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.ADR;
    }
}

package org.goodfaith.events;

/**
 * A neutral was selected.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param neutral the neutral's name
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

package org.goodfaith.events;

/**
 * A party disputed an entry. The dispute changes no status.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param entry the sequence number of the disputed entry
 * @param ground the ground of the dispute, in one or two sentences
 */
public record EntryDisputed(Circumstances circumstances, Actors actors, long entry, String ground) implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public EntryDisputed {
        Limits.requireSequence("entry", entry);
        Texts.requireNote("ground", ground);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}

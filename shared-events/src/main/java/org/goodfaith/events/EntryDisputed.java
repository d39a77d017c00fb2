package org.goodfaith.events;

/**
 * The other side contests an entry. No standing changes.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param entry the sequence number of the contested entry
 * @param ground why, in one or two sentences
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

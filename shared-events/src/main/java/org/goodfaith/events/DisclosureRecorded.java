package org.goodfaith.events;

/**
 * A document reached somebody who may not see it. Its content is not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param entry the sequence number of the entry about the document
 * @param reached whom it reached, by role
 */
public record DisclosureRecorded(Circumstances circumstances, Actors actors, long entry, String reached)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public DisclosureRecorded {
        Limits.requireSequence("entry", entry);
        Texts.requireLine("reached", reached);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.CHAMBERS;
    }
}

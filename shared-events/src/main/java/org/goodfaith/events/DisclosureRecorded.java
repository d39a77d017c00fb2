package org.goodfaith.events;

/**
 * A document reached a person who may not see it. Its content is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param entry the sequence number of the entry about the document
 * @param reached the role of the person it reached
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

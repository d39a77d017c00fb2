package org.goodfaith.examples;

import java.util.HashMap;
import java.util.Map;

/** The position of each case on one topic. Distinguishes new facts from duplicates and detects gaps. */
final class FactStreams {

    private record Head(long sequence, String chain) {}

    private final Map<String, Head> heads = new HashMap<>();
    private final Map<String, String> chains = new HashMap<>();

    /**
     * Checks a fact without accepting it.
     *
     * @return true if the fact is the next one of its case; false if it is a duplicate
     * @throws GapException if the fact does not follow the last accepted fact of its case, or was changed
     */
    boolean isNew(ReceivedFact fact) {
        if (!fact.computedChain().equals(fact.chain())) {
            throw new GapException(fact.key() + " " + fact.sequence() + " was changed after it was sent");
        }
        String before = chains.get(fact.id());
        if (before != null) {
            if (!before.equals(fact.chain())) {
                throw new GapException(fact.id() + " was sent twice with different content");
            }
            return false;
        }
        Head last = heads.get(fact.key());
        long expected = last == null ? 0 : last.sequence() + 1;
        if (fact.sequence() != expected) {
            throw new GapException(fact.key() + " continues with " + fact.sequence() + " instead of " + expected);
        }
        if (last != null && !last.chain().equals(fact.previous())) {
            throw new GapException(fact.key() + " " + fact.sequence() + " follows another fact than the one received");
        }
        return true;
    }

    /** Records that a new fact was handled. */
    void accept(ReceivedFact fact) {
        heads.put(fact.key(), new Head(fact.sequence(), fact.chain()));
        chains.put(fact.id(), fact.chain());
    }
}

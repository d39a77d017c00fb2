package org.goodfaith.examples;

import java.util.HashMap;
import java.util.Map;

/** How far each case has come on one topic: tells what is new from what is repeated, and notices what is missing. */
final class FactStreams {

    private record Tail(long sequence, String chain) {}

    private final Map<String, Tail> tails = new HashMap<>();
    private final Map<String, String> chains = new HashMap<>();

    /**
     * @return whether it is the next of its case; false if it was taken in before
     * @throws GapException if it does not follow what was taken in last of its case, or is not what was sent
     */
    boolean isNew(ReceivedFact fact) {
        if (!fact.computedChain().equals(fact.chain())) {
            throw new GapException(fact.key() + " " + fact.sequence() + " is not what was sent");
        }
        String before = chains.get(fact.id());
        if (before != null) {
            if (!before.equals(fact.chain())) {
                throw new GapException(fact.id() + " was sent twice, and not the same");
            }
            return false;
        }
        Tail last = tails.get(fact.key());
        long expected = last == null ? 0 : last.sequence() + 1;
        if (fact.sequence() != expected) {
            throw new GapException(fact.key() + " goes on with " + fact.sequence() + " in place of " + expected);
        }
        if (last != null && !last.chain().equals(fact.previous())) {
            throw new GapException(fact.key() + " " + fact.sequence() + " follows another fact than the one received");
        }
        return true;
    }

    /** Remembers a new fact that was taken in. */
    void takenIn(ReceivedFact fact) {
        tails.put(fact.key(), new Tail(fact.sequence(), fact.chain()));
        chains.put(fact.id(), fact.chain());
    }
}

package org.goodfaith.query.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what is new from what comes again, and notices what is missing or was changed. */
final class ChainVerifier {

    /**
     * The last record of a case, or calendar.
     *
     * @param sequence its number
     * @param chain the end of the chain
     */
    record Tail(long sequence, String chain) {}

    private final Map<String, Tail> tails;

    /** @param tails the ends of the cases and calendars that are about to go on */
    ChainVerifier(Map<String, Tail> tails) {
        this.tails = new HashMap<>(tails);
    }

    /**
     * Takes in the next record.
     *
     * @return false if it comes again
     * @throws BrokenTopicException if it does not follow, or is not what was sent
     */
    boolean isNew(TopicFact fact) {
        if (!fact.computedChain().equals(fact.chain())) {
            throw new BrokenTopicException(named(fact) + " is not what was sent: its chain does not fit.");
        }
        @Nullable Tail last = tails.get(fact.recordId());
        long expected = last == null ? 0 : last.sequence() + 1;
        if (fact.sequence() < expected) {
            return false;
        }
        if (fact.sequence() > expected) {
            throw new BrokenTopicException(named(fact) + " came where " + expected + " was expected.");
        }
        if (!Objects.equals(fact.previous(), last == null ? null : last.chain())) {
            throw new BrokenTopicException(named(fact) + " follows another record than the one that was taken in.");
        }
        tails.put(fact.recordId(), new Tail(fact.sequence(), fact.chain()));
        return true;
    }

    /** @return the ends of those of these facts' cases that were taken in */
    Map<String, Tail> tailsOf(List<TopicFact> facts) {
        var ends = new HashMap<String, Tail>();
        facts.forEach(fact -> ends.put(fact.recordId(), Objects.requireNonNull(tails.get(fact.recordId()))));
        return ends;
    }

    private static String named(TopicFact fact) {
        return "Number " + fact.sequence() + " of " + fact.recordId();
    }
}

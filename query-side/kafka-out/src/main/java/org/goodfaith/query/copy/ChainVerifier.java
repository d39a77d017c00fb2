package org.goodfaith.query.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Separates new records from repeated ones, and detects missing and altered records. */
final class ChainVerifier {

    /**
     * The last record of a case or calendar that was copied.
     *
     * @param sequence its number
     * @param chain its chain value
     */
    record Head(long sequence, String chain) {}

    private final Map<String, Head> heads;

    /** @param heads the last copied record of each case and calendar in the batch */
    ChainVerifier(Map<String, Head> heads) {
        this.heads = new HashMap<>(heads);
    }

    /**
     * Verifies the next record.
     *
     * @return false if the record is a repetition
     * @throws BrokenTopicException if the record does not follow the last one, or its chain does not match its content
     */
    boolean isNew(TopicFact fact) {
        if (!fact.computedChain().equals(fact.chain())) {
            throw new BrokenTopicException(
                    describe(fact) + " was altered: its chain value does not match its content.");
        }
        @Nullable Head last = heads.get(fact.recordId());
        long expected = last == null ? 0 : last.sequence() + 1;
        if (fact.sequence() < expected) {
            return false;
        }
        if (fact.sequence() > expected) {
            throw new BrokenTopicException(describe(fact) + " arrived, but number " + expected + " was expected.");
        }
        if (!Objects.equals(fact.previous(), last == null ? null : last.chain())) {
            throw new BrokenTopicException(describe(fact) + " does not follow the record that was copied last.");
        }
        heads.put(fact.recordId(), new Head(fact.sequence(), fact.chain()));
        return true;
    }

    /** @return the new last record of each case and calendar in the batch */
    Map<String, Head> tailsOf(List<TopicFact> facts) {
        var ends = new HashMap<String, Head>();
        facts.forEach(fact -> ends.put(fact.recordId(), Objects.requireNonNull(heads.get(fact.recordId()))));
        return ends;
    }

    private static String describe(TopicFact fact) {
        return "Number " + fact.sequence() + " of " + fact.recordId();
    }
}

package org.goodfaith.query.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the sentences of a check. Keeps the first hundred and counts the others. */
final class Discrepancies {

    static final int MAX = 100;

    private final Set<String> sentences = new LinkedHashSet<>();
    private long omitted;

    void add(String sentence) {
        if (sentences.size() < MAX) {
            sentences.add(sentence);
        } else if (!sentences.contains(sentence)) {
            omitted++;
        }
    }

    /** Returns the sentences that are kept. */
    List<String> all() {
        return List.copyOf(sentences);
    }

    /** Returns the number of sentences that are not kept. */
    long omitted() {
        return omitted;
    }

    long count() {
        return sentences.size() + omitted;
    }
}

package org.goodfaith.query.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the sentences of a check. Keeps the first hundred. */
final class Discrepancies {

    static final int MAX = 100;

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(String sentence) {
        if (sentences.size() < MAX) {
            sentences.add(sentence);
        }
    }

    List<String> all() {
        return List.copyOf(sentences);
    }
}

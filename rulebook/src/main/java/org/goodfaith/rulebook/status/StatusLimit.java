package org.goodfaith.rulebook.status;

/**
 * Limits the statuses that one evaluation keeps. It bounds memory, which is free again after the evaluation: a status
 * and what it was computed from take some 3 kB, and the read model stores a row for each.
 */
final class StatusLimit {

    static final int MAX = 100_000;

    private int kept;

    /** @throws CaseTooLarge if the evaluation keeps more statuses than it may */
    void keep() {
        kept++;
        if (kept > MAX) {
            throw new CaseTooLarge("more than " + MAX + " statuses");
        }
    }

    int kept() {
        return kept;
    }
}

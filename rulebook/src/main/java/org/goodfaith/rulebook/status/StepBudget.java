package org.goodfaith.rulebook.status;

/**
 * Limits the work of one evaluation. It counts steps instead of time, so that the same record always gives the same
 * answer.
 */
final class StepBudget {

    /** The steps that computing a value costs. Looking at an entry costs one. */
    static final int VALUE = 50;

    /**
     * The steps that keeping another status of an obligation costs. It bounds memory: a status and what it was computed
     * from take some 3 kB, and the read model stores a row for each.
     */
    static final int STATUS_KEPT = 2_000;

    private final long max;
    private long left;

    StepBudget(long max) {
        this.max = max;
        left = max;
    }

    /** @throws CaseTooLarge if the evaluation has taken more steps than it may */
    void take(long steps) {
        left -= steps;
        if (left < 0) {
            throw new CaseTooLarge(max);
        }
    }

    long taken() {
        return max - left;
    }
}

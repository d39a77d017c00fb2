package org.goodfaith.rulebook.status;

/**
 * Limits the work of one evaluation. It counts steps instead of time, so that the same record always gives the same
 * answer.
 */
final class StepBudget {

    /** The cost of computing one value; looking at one entry costs one step. */
    static final int VALUE = 50;

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

package org.goodfaith.rulebook.status;

/**
 * Limits the work of one request for a case, which all its evaluations share. It counts steps instead of time, so that
 * the same record always gives the same answer.
 */
public final class StepBudget {

    /** The usual maximum number of steps of a request. */
    static final long STEPS_MAX = 200_000_000;

    /** The steps that computing a value costs. Looking at an entry costs one. */
    static final int VALUE = 50;

    private final long max;
    private long left;

    /** Limits a request to the usual number of steps. */
    public StepBudget() {
        this(STEPS_MAX);
    }

    public StepBudget(long max) {
        this.max = max;
        left = max;
    }

    /** @throws CaseTooLarge if the request has taken more steps than it may */
    void take(long steps) {
        left -= steps;
        if (left < 0) {
            throw new CaseTooLarge("more than " + max + " steps");
        }
    }

    /** @return the steps taken so far */
    public long taken() {
        return max - left;
    }
}

package org.goodfaith.cases;

/** Thrown by a decision when the record does not allow what the command asks. Expected; never logged as an error. */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}

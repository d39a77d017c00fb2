package org.goodfaith.rulebook.status;

/** Reports that a request for a case takes more steps, or keeps more statuses, than it may. */
public final class CaseTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param limit the limit that was reached, in words */
    CaseTooLarge(String limit) {
        super("the evaluation of the case takes " + limit);
    }
}

package org.goodfaith.rulebook.status;

/** Reports that the evaluation of a case takes more steps than an evaluation may. */
public final class CaseTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseTooLarge(long steps) {
        super("the evaluation of the case takes more than " + steps + " steps");
    }
}

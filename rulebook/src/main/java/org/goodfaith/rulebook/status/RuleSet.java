package org.goodfaith.rulebook.status;

/** The version of the rules that produced a result. Verifying a result requires the same version. */
public final class RuleSet {

    /** Increases when the same facts could give another status, date, explanation, trail or indicator. */
    public static final String VERSION = "2";

    private RuleSet() {}
}

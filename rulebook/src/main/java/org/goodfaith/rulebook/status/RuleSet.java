package org.goodfaith.rulebook.status;

/** Which rules produced a finding. Whoever checks one later needs the same. */
public final class RuleSet {

    /** Raised whenever the same facts could give another standing, date, explanation, trail or indicator. */
    public static final String VERSION = "1";

    private RuleSet() {}
}

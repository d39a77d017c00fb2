package org.goodfaith.events;

/** Why a day counts as closed although the statute does not name it. */
public enum ClosureKind {
    /** Declared a holiday by the President or Congress, Fed. R. Civ. P. 6(a)(6)(B): both directions. */
    PRESIDENT_OR_CONGRESS,
    /** Declared a holiday by the court's state, Fed. R. Civ. P. 6(a)(6)(C): forward periods only. */
    STATE,
    /** The clerk's office cannot be reached, Fed. R. Civ. P. 6(a)(3): filings only, always forward. */
    OFFICE_INACCESSIBLE
}

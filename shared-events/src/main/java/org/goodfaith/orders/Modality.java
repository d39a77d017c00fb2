package org.goodfaith.orders;

/** The force of a term. Only a dated {@link #MUST} can be overdue. */
public enum Modality {
    /** "shall", "must", "ordered", "directed". */
    MUST,
    /** "shall not", "do not". */
    MUST_NOT,
    /** "should", "are encouraged", "are expected". */
    SHOULD,
    /** "may". */
    MAY
}

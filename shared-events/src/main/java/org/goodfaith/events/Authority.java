package org.goodfaith.events;

/** The kind of settlement authority an attendee has. Its limits are never recorded. */
public enum Authority {
    /** May settle on any terms without further approval. */
    UNLIMITED,
    /** May participate and recommend a settlement to the governing body. */
    PARTICIPATE_AND_RECOMMEND,
    /** May settle up to the policy limits. */
    FULL_TO_COVERAGE,
    /** Needs further approval, or has a cap. */
    LIMITED,
    NONE
}

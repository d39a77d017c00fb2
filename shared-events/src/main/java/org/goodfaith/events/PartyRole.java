package org.goodfaith.events;

/** A role of a party in the case. A party may have several. An amicus is not a party. */
public enum PartyRole {
    PLAINTIFF,
    DEFENDANT,
    COUNTER_CLAIMANT,
    COUNTER_DEFENDANT,
    CROSS_CLAIMANT,
    CROSS_DEFENDANT,
    THIRD_PARTY_PLAINTIFF,
    THIRD_PARTY_DEFENDANT,
    INTERVENOR,
    PETITIONER,
    RESPONDENT,
    CLAIMANT,
    OTHER
}

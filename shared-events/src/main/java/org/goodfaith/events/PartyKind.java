package org.goodfaith.events;

/** What a party is, which decides who must attend for it. */
public enum PartyKind {
    NATURAL_PERSON,
    ORGANIZATION,
    GOVERNMENT_ENTITY
}

package org.goodfaith.events;

/** The kind of a party, which decides who must attend for it. */
public enum PartyKind {
    NATURAL_PERSON,
    ORGANIZATION,
    GOVERNMENT_ENTITY
}

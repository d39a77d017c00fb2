package org.goodfaith.events;

/** The format of a submitted document. */
public enum DocumentFormat {
    PDF,
    WORD_PROCESSOR,
    PAPER,
    OTHER
}

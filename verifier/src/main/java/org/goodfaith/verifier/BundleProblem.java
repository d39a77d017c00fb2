package org.goodfaith.verifier;

/**
 * Something wrong with a bundle.
 *
 * @param says what, and where, in a sentence
 */
record BundleProblem(Kind kind, String says) {}

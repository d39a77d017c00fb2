package org.goodfaith.verifier;

/**
 * A problem found in a bundle.
 *
 * @param message one sentence that names the problem and its place
 */
record BundleProblem(ProblemKind kind, String message) {}

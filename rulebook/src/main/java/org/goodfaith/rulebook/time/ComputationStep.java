package org.goodfaith.rulebook.time;

/**
 * One step of a computation, as a lawyer would write it down.
 *
 * @param cites the rule or the order, to the paragraph
 * @param says what was done, with the values used
 * @param result what came of it, such as {@code Mon 2025-07-07}
 */
public record ComputationStep(String cites, String says, String result) {}

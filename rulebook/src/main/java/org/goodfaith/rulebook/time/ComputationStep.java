package org.goodfaith.rulebook.time;

/**
 * One step in the computation of a date, worded for lawyers.
 *
 * @param cites the paragraph of the rule or order
 * @param says the step, in one or more sentences, with the values used
 * @param result the result, such as "Mon, Jul 7, 2025"
 */
public record ComputationStep(String cites, String says, String result) {}

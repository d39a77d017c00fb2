/**
 * The record of one case: what may join it, and the Axon shell that keeps it.
 *
 * <p>{@link org.goodfaith.command.cases.CaseState} decides and evolves; it is pure and knows the JDK,
 * {@code org.goodfaith.events}, {@code .orders} and {@code .cases} only. Only {@code CaseAggregate} knows Axon. No due
 * date and no standing is computed here: lateness is no ground for refusal. {@code ArchitectureTest} holds it to that.
 */
@NullMarked
package org.goodfaith.command.cases;

import org.jspecify.annotations.NullMarked;

/**
 * The case as an aggregate: its state, its decisions and the rules they apply.
 *
 * <p>Depends on the JDK and on {@code org.goodfaith.events}, {@code .orders} and {@code .cases} only; Axon is allowed
 * in {@code CaseAggregate} alone. Nothing here computes a due date or a status. Start with {@code CaseDecisions}.
 */
@NullMarked
package org.goodfaith.command.cases;

import org.jspecify.annotations.NullMarked;

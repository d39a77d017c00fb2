/**
 * What may be asked of the record of a case or of a court's calendar, and why it may be refused.
 *
 * <p>Commands and refusals are values and carry no rule: the command side decides, the query side's sweep and every
 * edge send and show them. May depend on the JDK, JSpecify, Jackson's annotations, {@code org.goodfaith.events} and
 * {@code org.goodfaith.orders} only; {@code ArchitectureTest} holds it to that. Start with
 * {@link org.goodfaith.cases.CaseCommand} and {@link org.goodfaith.cases.Refusal}.
 */
@NullMarked
package org.goodfaith.cases;

import org.jspecify.annotations.NullMarked;

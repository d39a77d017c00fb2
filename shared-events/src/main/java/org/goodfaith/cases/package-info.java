/**
 * The commands to the record of a case or of a court's calendar, and the reasons for refusing them.
 *
 * <p>Commands and refusals are plain values. The command side decides, and all other modules send commands and show
 * refusals. This package may depend on the JDK, JSpecify, Jackson's annotations, {@code org.goodfaith.events} and
 * {@code org.goodfaith.orders} only; {@code ArchitectureTest} holds it to that. Start with
 * {@link org.goodfaith.cases.CaseCommand} and {@link org.goodfaith.cases.Refusal}.
 */
@NullMarked
package org.goodfaith.cases;

import org.jspecify.annotations.NullMarked;

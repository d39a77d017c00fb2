/**
 * Computation of due dates under Fed. R. Civ. P. 6(a) and the order.
 *
 * <p>All code here is a pure function of its arguments and of the files of law beside it, without clock or framework.
 * Only {@code LawFile} reads files. The package may depend on the JDK, JSpecify and shared-events only. Start with
 * {@link org.goodfaith.rulebook.time.Rule6}. {@code docs/rules/frcp-6.md} maps each paragraph of the rule to its method
 * and test. {@code docs/rules/holidays.md} explains the files of law.
 */
@NullMarked
package org.goodfaith.rulebook.time;

import org.jspecify.annotations.NullMarked;

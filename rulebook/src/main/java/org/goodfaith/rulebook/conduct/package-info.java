/**
 * The audit trail of a case and the objective indicators of each party: facts with evidence, never a verdict, a score
 * or a ranking.
 *
 * <p>Pure, like {@code org.goodfaith.rulebook.status}, on which alone it builds. Start with
 * {@link org.goodfaith.rulebook.conduct.Trail}.
 */
@NullMarked
package org.goodfaith.rulebook.conduct;

import org.jspecify.annotations.NullMarked;

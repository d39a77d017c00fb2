/**
 * Builds the audit trail of a case and the objective indicators of each party: facts with evidence, never a verdict, a
 * score or a ranking.
 *
 * <p>The package is pure and builds only on {@code org.goodfaith.rulebook.status}. Start with
 * {@link org.goodfaith.rulebook.conduct.Trail}.
 */
@NullMarked
package org.goodfaith.rulebook.conduct;

import org.jspecify.annotations.NullMarked;

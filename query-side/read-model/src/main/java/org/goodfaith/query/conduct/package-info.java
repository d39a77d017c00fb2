/**
 * The objective indicators of each party's conduct: facts with evidence, never a verdict, a score or a ranking.
 *
 * <p>Reads through {@code org.goodfaith.query.casestatus}. Start with {@link org.goodfaith.query.conduct.IndicatorView}.
 */
@NullMarked
package org.goodfaith.query.conduct;

import org.jspecify.annotations.NullMarked;

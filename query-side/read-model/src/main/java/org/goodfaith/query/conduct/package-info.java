/**
 * The JSON form of indicators: facts about conduct with evidence, never a verdict, a score or a ranking.
 *
 * <p>Reads through {@code org.goodfaith.query.casestatus}. Start with
 * {@link org.goodfaith.query.conduct.IndicatorView}.
 */
@NullMarked
package org.goodfaith.query.conduct;

import org.jspecify.annotations.NullMarked;

/**
 * Rebuilds the tables of a projection beside the live ones, compares both and makes the rebuilt ones live.
 *
 * <p>Knows no concrete projection; each implements {@link org.goodfaith.query.rebuild.Projection}. May depend on
 * {@code edge}, {@code store}, {@code viewpoint} and Spring's JDBC. Start with
 * {@link org.goodfaith.query.rebuild.Rebuilds}.
 */
@NullMarked
package org.goodfaith.query.rebuild;

import org.jspecify.annotations.NullMarked;

/**
 * Builds the tables of a projection beside the live ones, compares the two, and puts the new ones in place of the old.
 *
 * <p>Knows no projection: whoever has one implements {@link org.goodfaith.query.rebuild.Projection}. May depend on
 * {@code edge}, {@code store}, {@code viewpoint} and Spring's JDBC. Start with
 * {@link org.goodfaith.query.rebuild.Rebuilds}.
 */
@NullMarked
package org.goodfaith.query.rebuild;

import org.jspecify.annotations.NullMarked;

/**
 * What every read over HTTP has in common: how a bad parameter is refused, and how a long list is paged.
 *
 * <p>May depend on Spring. Start with {@link org.goodfaith.query.edge.ReadProblem}.
 */
@NullMarked
package org.goodfaith.query.edge;

import org.jspecify.annotations.NullMarked;

/**
 * Common parts of every read: problems, cursors and pages.
 *
 * <p>May depend on Spring. Start with {@link org.goodfaith.query.edge.ReadProblem}.
 */
@NullMarked
package org.goodfaith.query.edge;

import org.jspecify.annotations.NullMarked;

/**
 * The viewpoint of a read: as of (valid time) and known at (transaction time).
 *
 * <p>May depend on {@code org.goodfaith.query.edge}, the rulebook and Spring. Start with
 * {@link org.goodfaith.query.viewpoint.ViewpointQuery}.
 */
@NullMarked
package org.goodfaith.query.viewpoint;

import org.jspecify.annotations.NullMarked;

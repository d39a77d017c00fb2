/**
 * From where a read looks at the record: as of which moment of world time, and with what known.
 *
 * <p>May depend on {@code org.goodfaith.query.edge}, the rulebook and Spring. Start with
 * {@link org.goodfaith.query.viewpoint.ViewpointQuery}.
 */
@NullMarked
package org.goodfaith.query.viewpoint;

import org.jspecify.annotations.NullMarked;

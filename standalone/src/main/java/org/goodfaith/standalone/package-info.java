/**
 * Goodfaith in one process: both sides and an embedded PostgreSQL, composed and started.
 *
 * <p>Holds no logic of its own about cases. May depend on the configuration of both sides.
 */
@NullMarked
package org.goodfaith.standalone;

import org.jspecify.annotations.NullMarked;

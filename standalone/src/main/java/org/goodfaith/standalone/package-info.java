/**
 * Goodfaith in one process: both sides and an embedded PostgreSQL, composed and started.
 *
 * <p>Contains no case logic. May depend on the configuration of both sides.
 */
@NullMarked
package org.goodfaith.standalone;

import org.jspecify.annotations.NullMarked;

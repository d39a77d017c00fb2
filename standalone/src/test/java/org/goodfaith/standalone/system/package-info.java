/**
 * The whole product, seen from outside: over HTTP, on a real database, mostly in this process with a clock the test
 * steps, and in processes of its own where it is killed or split in two.
 *
 * <p>Start with {@link org.goodfaith.standalone.system.WholeSystem} and {@link org.goodfaith.standalone.system.Api}.
 */
@NullMarked
package org.goodfaith.standalone.system;

import org.jspecify.annotations.NullMarked;

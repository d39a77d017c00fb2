/**
 * Tests of the whole product over HTTP on a real database. Most run in this process with a clock that the test steps.
 * Tests that kill the product, or split it in two, start their own processes.
 *
 * <p>Start with {@link org.goodfaith.standalone.system.WholeSystem} and
 * {@link org.goodfaith.standalone.system.ProductApi}.
 */
@NullMarked
package org.goodfaith.standalone.system;

import org.jspecify.annotations.NullMarked;

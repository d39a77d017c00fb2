/**
 * Compares the rulebook with a slow and simple evaluation of the same law, over thousands of random cases.
 *
 * <p>Start with {@link org.goodfaith.rulebook.reference.ReferenceTest}.
 */
@NullMarked
package org.goodfaith.rulebook.reference;

import org.jspecify.annotations.NullMarked;

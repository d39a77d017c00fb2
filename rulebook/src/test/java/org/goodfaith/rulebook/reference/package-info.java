/**
 * The rulebook against a slow and obvious evaluation of the same law, over thousands of random case files.
 *
 * <p>Start with {@link org.goodfaith.rulebook.reference.ReferenceTest}.
 */
@NullMarked
package org.goodfaith.rulebook.reference;

import org.jspecify.annotations.NullMarked;

/**
 * The terms of a court's order, made computable: who owes what, from which trigger, due when, in what form.
 *
 * <p>May depend on the JDK, JSpecify and Jackson's annotations only.
 */
@NullMarked
package org.goodfaith.orders;

import org.jspecify.annotations.NullMarked;

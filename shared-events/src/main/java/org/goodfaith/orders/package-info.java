/**
 * The terms of an order in computable form: obligors, performance, due rules and requirements.
 *
 * <p>These records are stored inside {@link org.goodfaith.events.OrderEntered}. A later change to a template does not
 * change an entered order. This package may depend on the JDK, JSpecify, Jackson's annotations and
 * {@code org.goodfaith.events} only. Start with {@link org.goodfaith.orders.Term}.
 */
@NullMarked
package org.goodfaith.orders;

import org.jspecify.annotations.NullMarked;

/**
 * What an order says, made computable: terms, who owes them, what performs them, when they are due and in what form.
 *
 * <p>These records are stored inside {@link org.goodfaith.events.OrderEntered}, so an entered order never changes when
 * a template is edited. May depend on the JDK, JSpecify, Jackson's annotations and {@code org.goodfaith.events} only.
 * Start with {@link org.goodfaith.orders.Term}.
 */
@NullMarked
package org.goodfaith.orders;

import org.jspecify.annotations.NullMarked;

/**
 * Strict JSON binding of request bodies: no coercion, no unknown or duplicate properties.
 *
 * <p>Depends on {@code org.goodfaith.events}, on Jackson and Spring's message converters, and on {@code .problem} of
 * the command side. Stored events are read elsewhere, more leniently.
 */
@NullMarked
package org.goodfaith.command.json;

import org.jspecify.annotations.NullMarked;

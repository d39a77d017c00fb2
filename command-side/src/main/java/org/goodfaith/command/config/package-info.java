/**
 * Wiring of the command side: the event store, the serializers, the clock, the schema.
 *
 * <p>No rule of law and no decision about a case is made here.
 */
@NullMarked
package org.goodfaith.command.config;

import org.jspecify.annotations.NullMarked;

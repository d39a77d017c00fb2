/**
 * Spring configuration of the command side: event store, aggregate cache, event timestamps, schema and templates.
 *
 * <p>Contains no rule of law and no decision about a case.
 */
@NullMarked
package org.goodfaith.command.config;

import org.jspecify.annotations.NullMarked;

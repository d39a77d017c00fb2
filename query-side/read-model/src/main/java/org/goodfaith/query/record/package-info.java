/**
 * Reads the record of a case or of a court's calendar straight from the event table, in order and through the
 * upcasters.
 *
 * <p>The event table belongs to the command side and is only read here. May depend on Axon's event store, Spring's
 * JDBC, {@code edge} and the rulebook's {@code CaseState}. Start with {@link org.goodfaith.query.record.RecordReader}.
 */
@NullMarked
package org.goodfaith.query.record;

import org.jspecify.annotations.NullMarked;

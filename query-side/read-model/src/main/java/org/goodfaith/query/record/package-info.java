/**
 * Reads the records of cases and court calendars from the event table, in order and through the upcasters.
 *
 * <p>The command side owns the event table. May depend on Axon's event store, Spring's JDBC, {@code edge} and the
 * rulebook's {@code CaseRecord}. Start with {@link org.goodfaith.query.record.RecordReader}.
 */
@NullMarked
package org.goodfaith.query.record;

import org.jspecify.annotations.NullMarked;

/**
 * Takes cases that exist elsewhere, many at once: a file of JSON lines or CSV, each line one recording, with a report
 * for each. What a line says is recorded as a request is.
 *
 * <p>May depend on {@code org.goodfaith.command.operation}, never the other way round. Start with {@code BulkIntake}.
 */
@NullMarked
package org.goodfaith.command.bulk;

import org.jspecify.annotations.NullMarked;

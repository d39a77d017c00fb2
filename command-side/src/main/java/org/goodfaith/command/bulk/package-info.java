/**
 * Bulk intake: imports cases from a file of JSON lines or CSV. Each line is one command of the API and gets a report.
 *
 * <p>May depend on {@code org.goodfaith.command.operation}; the reverse is not allowed. Start with {@code BulkIntake}.
 */
@NullMarked
package org.goodfaith.command.bulk;

import org.jspecify.annotations.NullMarked;

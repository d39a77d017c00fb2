/**
 * Whole lists as files: CSV for a spreadsheet, JSON for a program, with the lines and filters of the lists themselves.
 *
 * <p>Reads through {@code org.goodfaith.query.lists}, {@code cases} and {@code history}, and so through the gate.
 * Start with {@link org.goodfaith.query.export.Download}.
 */
@NullMarked
package org.goodfaith.query.export;

import org.jspecify.annotations.NullMarked;

/**
 * Exports of whole lists as CSV for spreadsheets and JSON for programs.
 *
 * <p>Reads through {@code lists}, {@code casestatus} and {@code history}, and so through the access policy. Start with
 * {@link org.goodfaith.query.export.Download}.
 */
@NullMarked
package org.goodfaith.query.export;

import org.jspecify.annotations.NullMarked;

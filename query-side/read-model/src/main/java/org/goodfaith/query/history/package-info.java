/**
 * The JSON forms of entries and of the audit trail.
 *
 * <p>Reads through {@code org.goodfaith.query.casestatus}. Start with {@link org.goodfaith.query.history.EntryView}.
 */
@NullMarked
package org.goodfaith.query.history;

import org.jspecify.annotations.NullMarked;

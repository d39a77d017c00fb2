/**
 * What happened in a case: its entries in the order of recording, struck ones visible, and its audit trail along world
 * time.
 *
 * <p>Reads through {@code org.goodfaith.query.casestatus}. Start with {@link org.goodfaith.query.history.EntryView}.
 */
@NullMarked
package org.goodfaith.query.history;

import org.jspecify.annotations.NullMarked;

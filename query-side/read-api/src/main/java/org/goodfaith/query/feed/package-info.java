/**
 * Calendars for calendar programs: the dates of a case, of a party across cases or of a court, under an address that is
 * a secret and can be revoked.
 *
 * <p>Whoever has the address needs no account, so what it shows is narrowed to what its maker could see. Start with
 * {@link org.goodfaith.query.feed.FeedDates}.
 */
@NullMarked
package org.goodfaith.query.feed;

import org.jspecify.annotations.NullMarked;

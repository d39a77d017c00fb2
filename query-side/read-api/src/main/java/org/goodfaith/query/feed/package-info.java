/**
 * Calendar feeds of a case, a party or a court, at a secret URL that can be revoked.
 *
 * <p>A feed shows at most what its creator could see. Start with {@link org.goodfaith.query.feed.FeedDates}.
 */
@NullMarked
package org.goodfaith.query.feed;

import org.jspecify.annotations.NullMarked;

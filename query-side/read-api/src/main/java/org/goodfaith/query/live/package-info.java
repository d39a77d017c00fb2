/**
 * Tells open pages to refresh when a node has changed what they show.
 *
 * <p>Sends no content: the page reads itself again through the access policy. Depends on the read model. Start with
 * {@link org.goodfaith.query.live.LiveStreams}.
 */
@NullMarked
package org.goodfaith.query.live;

import org.jspecify.annotations.NullMarked;

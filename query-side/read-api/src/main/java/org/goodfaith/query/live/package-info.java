/**
 * Tells pages that are being looked at that what they show has changed, whichever node recorded it.
 *
 * <p>Nothing of a case is sent: a page that is told reads itself again, through its readers and the gate. Depends on
 * the read model. Start with {@link org.goodfaith.query.live.LiveStreams}.
 */
@NullMarked
package org.goodfaith.query.live;

import org.jspecify.annotations.NullMarked;

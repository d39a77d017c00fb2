/**
 * How a case came to show what it shows: the difference between two viewpoints, and the replay of its recording.
 *
 * <p>Reads through {@code org.goodfaith.query.casestatus}. Start with {@link org.goodfaith.query.replay.ChangeView}.
 */
@NullMarked
package org.goodfaith.query.replay;

import org.jspecify.annotations.NullMarked;

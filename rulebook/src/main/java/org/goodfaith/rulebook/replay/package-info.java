/**
 * Explains how the statuses of a case changed: step by step as the record grew, or between two viewpoints.
 *
 * <p>To find the cause of a change, the case is evaluated without and with each possible cause. The package is pure and
 * builds only on {@code org.goodfaith.rulebook.status}. Start with {@link org.goodfaith.rulebook.replay.Replay}.
 */
@NullMarked
package org.goodfaith.rulebook.replay;

import org.jspecify.annotations.NullMarked;

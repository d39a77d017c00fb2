/**
 * How a case came to show what it shows: step by step along its recording, and between any two viewpoints.
 *
 * <p>Every change is found by evaluating the case without and with the one thing that may have made it, so that what is
 * named as its occasion is its occasion. Pure, like {@code org.goodfaith.rulebook.status}, on which alone it builds.
 * Start with {@link org.goodfaith.rulebook.replay.Replay}.
 */
@NullMarked
package org.goodfaith.rulebook.replay;

import org.jspecify.annotations.NullMarked;

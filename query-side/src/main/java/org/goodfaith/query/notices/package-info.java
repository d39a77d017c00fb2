/**
 * Flagging what is overdue: a sweep finds due moments that have passed and asks the command side to record a notice,
 * once for each obligation and due moment, and to withdraw it when its ground is gone.
 *
 * <p>The only effect the query side has, so it is no projection and no replay repeats it. Its one way to the command
 * side is {@link org.goodfaith.query.notices.CommandPort}. Start with {@link org.goodfaith.query.notices.NoticeSweep}.
 */
@NullMarked
package org.goodfaith.query.notices;

import org.jspecify.annotations.NullMarked;

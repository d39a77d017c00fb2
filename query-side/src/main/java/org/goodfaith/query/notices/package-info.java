/**
 * Records overdue notices: a sweep asks the command side to record a notice once per obligation and due moment, and to
 * withdraw it when it no longer applies.
 *
 * <p>This is the query side's only side effect. It is not a projection, so no replay repeats it.
 * {@link org.goodfaith.query.notices.CommandPort} is its only way to the command side. Start with
 * {@link org.goodfaith.query.notices.NoticeSweep}.
 */
@NullMarked
package org.goodfaith.query.notices;

import org.jspecify.annotations.NullMarked;

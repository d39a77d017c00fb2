/**
 * The difference between two viewpoints, and the replay of a case step by step.
 *
 * <p>Reads through {@code org.goodfaith.query.casestatus}. Start with {@link org.goodfaith.query.replay.CaseHistories}.
 */
@NullMarked
package org.goodfaith.query.replay;

import org.jspecify.annotations.NullMarked;

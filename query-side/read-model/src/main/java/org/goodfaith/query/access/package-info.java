/**
 * Who may see what, decided in the one place that everything leaving the query side passes through.
 *
 * <p>Depends on {@code org.goodfaith.events} and nothing else of ours. Start with
 * {@link org.goodfaith.query.access.AccessPolicy}.
 */
@NullMarked
package org.goodfaith.query.access;

import org.jspecify.annotations.NullMarked;

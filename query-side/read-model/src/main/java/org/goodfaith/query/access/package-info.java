/**
 * Decides who may see what. Everything that leaves the query side passes through here.
 *
 * <p>Depends only on {@code org.goodfaith.events}. Start with {@link org.goodfaith.query.access.AccessPolicy}.
 */
@NullMarked
package org.goodfaith.query.access;

import org.jspecify.annotations.NullMarked;

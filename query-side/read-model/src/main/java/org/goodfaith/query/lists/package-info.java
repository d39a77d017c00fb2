/**
 * Lists over many cases: what is overdue, what falls due soon, what is open without a date, and where nothing moves.
 *
 * <p>They look at now or later and read the read model's tables, one query for each page. Start with
 * {@link org.goodfaith.query.lists.ListQuery}.
 */
@NullMarked
package org.goodfaith.query.lists;

import org.jspecify.annotations.NullMarked;

/**
 * Lists over many cases: overdue, due soon, open without a date, and stalled.
 *
 * <p>They show the present or a future instant and read the tables with one query per page. Start with
 * {@link org.goodfaith.query.lists.ListQuery}.
 */
@NullMarked
package org.goodfaith.query.lists;

import org.jspecify.annotations.NullMarked;

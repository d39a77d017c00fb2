package org.goodfaith.query.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; absent on the last
 */
public record ListPage<T>(List<T> lines, @Nullable String next) {

    public ListPage {
        lines = List.copyOf(lines);
    }

    /** Cuts a page out of a complete list. */
    public static <T> ListPage<T> of(List<T> whole, PageQuery page) {
        int from = Cursor.read(page.cursor(), 1).map(cursor -> cursor.number(0)).orElse(0);
        int until = Math.min(whole.size(), from + page.lines());
        return new ListPage<>(
                whole.subList(Math.min(from, until), until),
                until < whole.size() ? Cursor.of(Integer.toString(until)).text() : null);
    }
}

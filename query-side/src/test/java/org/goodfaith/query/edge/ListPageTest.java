package org.goodfaith.query.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPageTest {

    private static final List<Integer> SEVEN = IntStream.range(0, 7).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 8, 200})
    void pagesAddUpToTheWholeList(int limit) {
        var seen = new ArrayList<Integer>();
        String cursor = null;
        do {
            ListPage<Integer> slice = ListPage.of(SEVEN, page(limit, cursor));
            assertThat(slice.lines()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(slice.lines());
            cursor = slice.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(SEVEN);
    }

    @Test
    void rejectsTheCursorOfAnotherList() {
        String other = Cursor.of("cand-23-cv-90417", "OVERDUE").text();
        assertThatExceptionOfType(ReadProblemException.class).isThrownBy(() -> ListPage.of(SEVEN, page(3, other)));
        assertThatExceptionOfType(ReadProblemException.class)
                .isThrownBy(() -> ListPage.of(SEVEN, page(3, Cursor.of("-1").text())));
        assertThatExceptionOfType(ReadProblemException.class).isThrownBy(() -> ListPage.of(SEVEN, page(3, "%%%")));
    }

    @Test
    void returnsNothingForACursorBeyondTheEnd() {
        assertThat(ListPage.of(SEVEN, page(3, Cursor.of("99").text())).lines()).isEmpty();
    }

    private static PageQuery page(int limit, @Nullable String cursor) {
        return new PageQuery(Integer.toString(limit), cursor);
    }
}

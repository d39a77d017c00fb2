package org.goodfaith.query.casestatus;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.Names;

/**
 * Splits names into words, identically for storing and for searching.
 *
 * <p>Bounds what is indexed. PostgreSQL refuses words of more than 2,046 bytes and vectors of more than 1 MB, and
 * normalization can make a short name long: one character may become 18. A search finds a longer word by its beginning.
 */
public final class SearchWords {

    private static final int WORD_CODE_POINTS_MAX = 60;
    private static final int STORED_BYTES_MAX = 500_000;
    private static final int WORDS_SEARCHED_MAX = 10;

    private SearchWords() {}

    /**
     * @return the distinct words of these texts, in lower case and without accents, in order; without the last texts if
     *     all of them together exceed the bound
     */
    static List<String> of(Stream<String> texts) {
        var words = new TreeSet<String>();
        int[] bytes = {0};
        texts.flatMap(text -> cut(text).stream())
                .takeWhile(_ -> bytes[0] <= STORED_BYTES_MAX)
                .filter(words::add)
                .forEach(word -> bytes[0] += word.getBytes(StandardCharsets.UTF_8).length);
        return List.copyOf(words);
    }

    /** @return a full-text query for names that contain, for each word of {@code text}, a word with that prefix */
    public static String query(String text) {
        return String.join(
                " & ",
                cut(text).stream()
                        .limit(WORDS_SEARCHED_MAX)
                        .map(word -> "'" + word + "':*")
                        .toList());
    }

    private static List<String> cut(String text) {
        String plain = Normalizer.normalize(Names.folded(text), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(SearchWords::bounded)
                .toList();
    }

    private static String bounded(String word) {
        return word.codePointCount(0, word.length()) <= WORD_CODE_POINTS_MAX
                ? word
                : word.substring(0, word.offsetByCodePoints(0, WORD_CODE_POINTS_MAX));
    }
}

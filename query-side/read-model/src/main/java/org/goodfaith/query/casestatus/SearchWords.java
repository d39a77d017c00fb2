package org.goodfaith.query.casestatus;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Splits names into words, identically for storing and for searching. */
public final class SearchWords {

    private static final int WORDS_MAX = 10;

    private SearchWords() {}

    /** @return the distinct words of these texts, in lower case and without accents, in order */
    static List<String> of(Stream<String> texts) {
        return texts.flatMap(text -> cut(text).stream()).distinct().sorted().toList();
    }

    /** @return a full-text query for names that contain, for each word of {@code text}, a word with that prefix */
    public static String query(String text) {
        return String.join(
                " & ",
                cut(text).stream()
                        .limit(WORDS_MAX)
                        .map(word -> "'" + word + "':*")
                        .toList());
    }

    private static List<String> cut(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

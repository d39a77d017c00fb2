package org.goodfaith.rulebook.time;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A line of a file of law.
 *
 * @param at the file and the number of the line, for error messages
 * @param fields the fields, trimmed
 */
record LawLine(String at, List<String> fields) {

    static LawLine of(String file, int number, String line) {
        return new LawLine(
                file + ":" + number,
                Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    }

    /** Returns a field; empty if the line ends before it. */
    String text(int field) {
        return field < fields.size() ? fields.get(field) : "";
    }

    /** @throws IllegalStateException naming the line if the field cannot be parsed */
    <T> T parse(int field, Function<String, T> parser) {
        try {
            return parser.apply(text(field));
        } catch (RuntimeException e) {
            throw new IllegalStateException(at + ": '" + text(field) + "': " + e.getMessage(), e);
        }
    }
}

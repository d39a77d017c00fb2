package org.goodfaith.rulebook.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the files of law beside this class: one rule per line, fields between bars, comments after {@code #}.
 *
 * <p>The files are part of the rulebook's jar. Nothing else in the rulebook reads a file.
 */
final class LawFile {

    private LawFile() {}

    /** @throws IllegalStateException if the jar has no such file */
    static List<LawLine> lines(String file) {
        var lines = new ArrayList<LawLine>();
        try (var stream = Objects.requireNonNull(LawFile.class.getResourceAsStream(file), file);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(LawLine.of(file, number, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}

package org.goodfaith.command.bulk;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.goodfaith.command.bulk.Line.Statement;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CSV file (RFC 4180, in UTF-8) whose first line names its columns: {@code caseId}, {@code operation}, perhaps
 * {@code key}, and those of {@link Column}. A cell with nothing in it is as if it was not there.
 */
final class CsvLines implements Lines {

    private static final String KEY = "key";
    private static final String CASE = "caseId";
    private static final String OPERATION = "operation";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The longest body, and what the parser reads ahead. */
    private static final int RECORD_CHARACTERS_MAX = 264 * 1024;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Bounded file;
    private final List<String> header;

    /** @throws Malformed if the header cannot be used */
    CsvLines(InputStream file) throws IOException {
        // What is not UTF-8 becomes a character that is refused where it stands.
        this.file = new Bounded(withoutMark(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))));
        this.parser =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(this.file);
        this.records = parser.iterator();
        this.header = header();
    }

    private static Reader withoutMark(BufferedReader file) throws IOException {
        file.mark(1);
        if (file.read() != BYTE_ORDER_MARK) {
            file.reset();
        }
        return file;
    }

    private List<String> header() {
        List<String> names;
        try {
            names = records.hasNext() ? records.next().toList() : List.of();
        } catch (UncheckedIOException e) {
            throw malformed("header", "The first line cannot be read: " + reason(e));
        }
        var header = new ArrayList<String>();
        for (String given : names) {
            String name = given.strip();
            if (!List.of(KEY, CASE, OPERATION).contains(name)
                    && Column.named(name).isEmpty()) {
                throw malformed(
                        Texts.shown(name),
                        "There is no column '" + Texts.shown(name) + "'. There are " + KEY + ", " + CASE + ", "
                                + OPERATION + ", " + String.join(", ", Column.names()) + ".");
            }
            header.add(name);
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw malformed("header", "The header names a column twice.");
        }
        if (!header.containsAll(List.of(CASE, OPERATION))) {
            throw malformed(
                    "header", "The first line names the columns, among them " + CASE + " and " + OPERATION + ".");
        }
        return header;
    }

    private static MalformedRequest malformed(String field, String detail) {
        return new MalformedRequest(MalformedRequest.Kind.MALFORMED_LINE, field, detail);
    }

    @Override
    public @Nullable Line next() {
        file.startRecord();
        CSVRecord cells;
        try {
            if (!records.hasNext()) {
                return null;
            }
            cells = records.next();
        } catch (UncheckedIOException e) {
            // Where the next line begins is anybody's guess.
            throw new EndlessLine(parser.getCurrentLineNumber(), reason(e));
        }
        long number = parser.getCurrentLineNumber();
        if (cells.size() != header.size()) {
            return Line.malformed(
                    number, "line", "The line has " + cells.size() + " cells, and the header " + header.size() + ".");
        }
        try {
            return Line.of(number, statement(cells));
        } catch (MalformedRequest e) {
            return Line.unreadable(number, e);
        }
    }

    private Statement statement(CSVRecord cells) {
        String operation = required(cells, OPERATION);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty()) {
                Column.named(header.get(i)).ifPresent(column -> column.put(cell, operation, body));
            }
        }
        return new Statement(cell(cells, KEY).orElse(null), required(cells, CASE), operation, body);
    }

    private String required(CSVRecord cells, String column) {
        return cell(cells, column).orElseThrow(() -> malformed(column, "The cell " + column + " must not be empty."));
    }

    private Optional<String> cell(CSVRecord cells, String column) {
        int index = header.indexOf(column);
        String cell = index < 0 ? "" : cells.get(index).strip();
        if (!cell.isEmpty()) {
            Column.requireText(column, cell);
        }
        return Optional.of(cell).filter(text -> !text.isEmpty());
    }

    @Override
    public String nameOf(String field) {
        String member = field.replaceAll("\\[\\d+].*", "");
        return header.stream()
                .map(Column::named)
                .flatMap(Optional::stream)
                .filter(column -> column.path().equals(member))
                .map(Column::name)
                .findFirst()
                .orElse(field);
    }

    private static String reason(UncheckedIOException e) {
        return Objects.requireNonNull(e.getCause()) instanceof CSVException
                ? "a quotation mark is missing, or stands where there can be none."
                : String.valueOf(e.getCause().getMessage());
    }

    /** Where the end of a line cannot be found, nothing behind it can be read either. */
    static final class EndlessLine extends RuntimeException {

        EndlessLine(long number, String reason) {
            super("Line " + number + " has no end that can be found: " + reason, null, false, false);
        }
    }

    /** A quotation mark that is missing would make one record of all the rest. */
    private static final class Bounded extends FilterReader {

        private long left = RECORD_CHARACTERS_MAX;

        Bounded(Reader file) {
            super(file);
        }

        void startRecord() {
            left = RECORD_CHARACTERS_MAX;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new IOException("it has more than " + RECORD_CHARACTERS_MAX / 1024 + " Ki characters.");
            }
            return count;
        }
    }
}

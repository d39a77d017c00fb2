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
import org.goodfaith.command.bulk.Line.Content;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a CSV file (RFC 4180, UTF-8). The first line names the columns: {@code caseId}, {@code operation}, optionally
 * {@code key}, and those of {@link Column}. An empty cell sets no property.
 */
final class CsvLines implements Lines {

    private static final String KEY = "key";
    private static final String CASE = "caseId";
    private static final String OPERATION = "operation";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The longest request body plus the parser's read-ahead. */
    private static final int RECORD_CHARACTERS_MAX = 264 * 1024;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final BoundedReader file;
    private final List<String> header;

    /** @throws MalformedRequest if the header is invalid */
    CsvLines(InputStream file) throws IOException {
        // Invalid UTF-8 becomes U+FFFD, which Column.requireText rejects in its cell.
        this.file =
                new BoundedReader(withoutMark(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))));
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
            throw malformed("header", "The header cannot be read: " + reason(e));
        }
        var header = new ArrayList<String>();
        for (String given : names) {
            String name = given.strip();
            if (!List.of(KEY, CASE, OPERATION).contains(name)
                    && Column.named(name).isEmpty()) {
                throw malformed(
                        Texts.shown(name),
                        "Unknown column '" + Texts.shown(name) + "'. The columns are " + KEY + ", " + CASE + ", "
                                + OPERATION + ", " + String.join(", ", Column.names()) + ".");
            }
            header.add(name);
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw malformed("header", "The header contains a column twice.");
        }
        if (!header.containsAll(List.of(CASE, OPERATION))) {
            throw malformed(
                    "header", "The first line must name the columns, including " + CASE + " and " + OPERATION + ".");
        }
        return header;
    }

    private static MalformedRequest malformed(String field, String detail) {
        return new MalformedRequest(MalformedRequest.MalformedKind.MALFORMED_LINE, field, detail);
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
            // The start of the next record cannot be determined.
            throw new UnterminatedRecord(parser.getCurrentLineNumber(), reason(e));
        }
        long number = parser.getCurrentLineNumber();
        if (cells.size() != header.size()) {
            return Line.malformed(
                    number,
                    "line",
                    "The line has " + cells.size() + " cells, but the header has " + header.size() + ".");
        }
        try {
            return Line.of(number, statement(cells));
        } catch (MalformedRequest e) {
            return Line.unreadable(number, e);
        }
    }

    private Content statement(CSVRecord cells) {
        String operation = required(cells, OPERATION);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty()) {
                Column.named(header.get(i)).ifPresent(column -> column.put(cell, operation, body));
            }
        }
        return new Content(cell(cells, KEY).orElse(null), required(cells, CASE), operation, body);
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
    public String fieldName(String field) {
        String property = field.replaceAll("\\[\\d+].*", "");
        return header.stream()
                .map(Column::named)
                .flatMap(Optional::stream)
                .filter(column -> column.path().equals(property))
                .map(Column::name)
                .findFirst()
                .orElse(field);
    }

    private static String reason(UncheckedIOException e) {
        return Objects.requireNonNull(e.getCause()) instanceof CSVException
                ? "a quotation mark is missing or misplaced."
                : String.valueOf(e.getCause().getMessage());
    }

    /** A record whose end cannot be found, so that the rest of the file cannot be read. */
    static final class UnterminatedRecord extends RuntimeException {

        UnterminatedRecord(long number, String reason) {
            super("Line " + number + " and the rest of the file cannot be read: " + reason, null, false, false);
        }
    }

    /**
     * Limits the length of a record. Otherwise a missing quotation mark would turn the rest of the file into one
     * record.
     */
    private static final class BoundedReader extends FilterReader {

        private long left = RECORD_CHARACTERS_MAX;

        BoundedReader(Reader file) {
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
                throw new IOException("the line is longer than " + RECORD_CHARACTERS_MAX / 1024 + " Ki characters.");
            }
            return count;
        }
    }
}

package org.goodfaith.query.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a CSV file, each named after the member of a line's JSON that it shows: {@code due.on} is the member
 * {@code on} of the member {@code due}. Of several values, in a list or in the members of one, all are shown.
 */
record CsvColumns(List<String> columns) {

    private static final String BETWEEN_VALUES = "; ";

    /** With these, a spreadsheet takes a cell for a formula and computes it. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    static CsvColumns of(String... columns) {
        return new CsvColumns(Arrays.asList(columns));
    }

    /** @return the cells of a line, in the order of the columns; empty where it has no such member */
    List<String> row(JsonNode line) {
        return columns.stream().map(column -> cell(line, column)).toList();
    }

    private static String cell(JsonNode line, String column) {
        List<JsonNode> values =
                Arrays.stream(column.split("\\.")).reduce(List.of(line), CsvColumns::members, (_, last) -> last);
        String text = values.stream().map(CsvColumns::text).collect(Collectors.joining(BETWEEN_VALUES));
        boolean number = values.size() == 1 && values.getFirst().isNumber();
        return number ? text : defused(text);
    }

    private static List<JsonNode> members(List<JsonNode> nodes, String name) {
        return nodes.stream()
                .flatMap(node -> elements(node.path(name)))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    private static String text(JsonNode node) {
        return node.isContainer() ? node.toString() : node.asString();
    }

    /** An apostrophe in front makes a spreadsheet show the text as it is. */
    private static String defused(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

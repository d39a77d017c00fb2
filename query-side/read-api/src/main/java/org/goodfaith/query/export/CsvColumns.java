package org.goodfaith.query.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a CSV file, named after the JSON members they show: {@code due.on} is member {@code on} of member
 * {@code due}. Lists and repeated members show all values.
 */
record CsvColumns(List<String> columns) {

    private static final String BETWEEN_VALUES = "; ";

    /** A spreadsheet evaluates a cell that begins with one of these characters as a formula. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    static CsvColumns of(String... columns) {
        return new CsvColumns(Arrays.asList(columns));
    }

    /** @return the cells of a line in column order; empty if the line has no such member */
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

    /** A leading apostrophe makes a spreadsheet show the text unchanged. */
    private static String defused(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodfaith.query.page.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of the same fields, such as one row per attendee. Blank rows are ignored.
 *
 * @param columns the fields of a row, with their paths within it
 * @param blankLabel the label of the box that means an empty list rather than "not recorded"; null if there is no such
 *     difference
 */
public record RepeatedFields(
        String path,
        String label,
        @Nullable String hint,
        List<FormField> columns,
        @Nullable String blankLabel) implements FormElement {

    /** The name of the HTML field with the number of rows. */
    public static final String ROWS = "rows";

    private static final int ROWS_MIN = 3;
    private static final int ROWS_MAX = 200;

    public RepeatedFields {
        columns = List.copyOf(columns);
    }

    /** @return the fields of every row: the filled rows, and spare ones */
    public List<List<FormField>> rows(FormValues values) {
        return IntStream.range(0, Math.max(filled(values), requested(values)))
                .mapToObj(row -> columns.stream()
                        .map(column -> column.at(
                                path(row, column), Messages.get("recording.rows.row", column.label(), row + 1)))
                        .toList())
                .toList();
    }

    private static int requested(FormValues values) {
        String rows = values.one(ROWS);
        return rows.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(rows), ROWS_MIN, ROWS_MAX) : ROWS_MIN;
    }

    public String id() {
        return FormField.idOf(path);
    }

    private String path(int row, FormField column) {
        return path + "[" + row + "]." + column.path();
    }

    private int filled(FormValues values) {
        int filled = 0;
        while (filled < ROWS_MAX && !isBlank(filled, values)) {
            filled++;
        }
        return filled;
    }

    private boolean isBlank(int row, FormValues values) {
        return columns.stream().noneMatch(column -> values.has(path(row, column)));
    }

    /** @return the values without blank rows between filled ones, numbered as the API numbers them */
    FormValues compacted(FormValues values) {
        var compacted = new LinkedHashMap<>(values.without(path + "[").values());
        int next = 0;
        for (int row = 0; row < ROWS_MAX; row++) {
            if (!isBlank(row, values)) {
                for (FormField column : columns) {
                    compacted.put(path(next, column), values.all(path(row, column)));
                }
                next++;
            }
        }
        return new FormValues(compacted);
    }

    @Override
    public List<FormField> fields(FormValues values) {
        return rows(values).stream().flatMap(List::stream).toList();
    }

    @Override
    public Optional<JsonNode> json(FormValues values) {
        int filled = filled(values);
        if (filled == 0 && blankLabel != null && !values.has(path, FormField.NONE)) {
            return Optional.empty();
        }
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < filled; i++) {
            ObjectNode row = array.addObject();
            for (FormField column : columns) {
                column.at(path(i, column), column.label())
                        .json(values)
                        .ifPresent(value -> row.set(column.path(), value));
            }
        }
        return Optional.of(array);
    }

    @Override
    public FormValues read(JsonNode node) {
        if (node.isEmpty()) {
            return blankLabel == null ? FormValues.NONE : FormValues.of(path, FormField.NONE);
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode row = node.get(i);
            for (FormField column : columns) {
                JsonNode value = row.get(column.path());
                if (value != null) {
                    values.putAll(column.at(path(i, column), column.label())
                            .read(value)
                            .values());
                }
            }
        }
        return new FormValues(values);
    }

    @Override
    public boolean isFilled(FormValues values) {
        return filled(values) > 0 || values.has(path, FormField.NONE);
    }

    @Override
    public List<String> summary(FormValues values, ZoneId zone) {
        if (filled(values) == 0) {
            return values.has(path, FormField.NONE) && blankLabel != null ? List.of(blankLabel) : List.of();
        }
        return rows(values).stream()
                .map(row -> row.stream()
                        .flatMap(field -> field.summary(values, zone).stream())
                        .collect(Collectors.joining(", ")))
                .filter(row -> !row.isEmpty())
                .toList();
    }

    /** @return the number of rows after the user asked for more */
    static Map<String, List<String>> more(FormValues values) {
        return Map.of(ROWS, List.of(Integer.toString(requested(values) + ROWS_MIN)));
    }
}

package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same questions several times, such as for each of those who attended. Rows that are left blank do not count.
 *
 * @param columns the questions of one row, by their names within it
 * @param none what says that the list is empty, and not that it was not recorded; absent if that is the same
 */
public record RepeatedFields(
        String path,
        String label,
        @Nullable String hint,
        List<FormField> columns,
        @Nullable String none) implements FormElement {

    /** The field that says how many rows are asked for. */
    public static final String SHOWN = "rows";

    private static final int SHOWN_MIN = 3;
    private static final int SHOWN_MAX = 200;

    public RepeatedFields {
        columns = List.copyOf(columns);
    }

    /** @return the questions of every row that is shown: those filled in and some to spare */
    public List<List<FormField>> rows(FormValues answers) {
        return IntStream.range(0, Math.max(filled(answers), shown(answers)))
                .mapToObj(row -> columns.stream()
                        .map(column -> column.at(name(row, column), column.label() + ", row " + (row + 1)))
                        .toList())
                .toList();
    }

    /** @return how many rows are asked for */
    static int shown(FormValues answers) {
        String asked = answers.one(SHOWN);
        return asked.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(asked), SHOWN_MIN, SHOWN_MAX) : SHOWN_MIN;
    }

    public String id() {
        return FormField.idOf(path);
    }

    private String name(int row, FormField column) {
        return path + "[" + row + "]." + column.path();
    }

    private int filled(FormValues answers) {
        int filled = 0;
        while (filled < SHOWN_MAX && !blank(filled, answers)) {
            filled++;
        }
        return filled;
    }

    private boolean blank(int row, FormValues answers) {
        return columns.stream().noneMatch(column -> answers.has(name(row, column)));
    }

    /** @return the answers with no blank row before one that is filled in, as the API will count them */
    FormValues compacted(FormValues answers) {
        var values = new LinkedHashMap<>(answers.without(path + "[").values());
        int next = 0;
        for (int row = 0; row < SHOWN_MAX; row++) {
            if (!blank(row, answers)) {
                for (FormField column : columns) {
                    values.put(name(next, column), answers.all(name(row, column)));
                }
                next++;
            }
        }
        return new FormValues(values);
    }

    @Override
    public List<FormField> questions(FormValues answers) {
        return rows(answers).stream().flatMap(List::stream).toList();
    }

    @Override
    public Optional<JsonNode> json(FormValues answers) {
        int filled = filled(answers);
        if (filled == 0 && none != null && !answers.has(path, FormField.NONE)) {
            return Optional.empty();
        }
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < filled; i++) {
            ObjectNode row = array.addObject();
            for (FormField column : columns) {
                column.at(name(i, column), column.label())
                        .json(answers)
                        .ifPresent(said -> row.set(column.path(), said));
            }
        }
        return Optional.of(array);
    }

    @Override
    public FormValues read(JsonNode node) {
        if (node.isEmpty()) {
            return none == null ? FormValues.NONE : FormValues.of(path, FormField.NONE);
        }
        var answers = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode row = node.get(i);
            for (FormField column : columns) {
                JsonNode said = row.get(column.path());
                if (said != null) {
                    answers.putAll(column.at(name(i, column), column.label())
                            .read(said)
                            .values());
                }
            }
        }
        return new FormValues(answers);
    }

    @Override
    public boolean isAnswered(FormValues answers) {
        return filled(answers) > 0 || answers.has(path, FormField.NONE);
    }

    @Override
    public List<String> words(FormValues answers, ZoneId zone) {
        if (filled(answers) == 0) {
            return answers.has(path, FormField.NONE) && none != null ? List.of(none) : List.of();
        }
        var words = new ArrayList<String>();
        rows(answers).stream()
                .map(row -> String.join(
                        ", ",
                        row.stream()
                                .flatMap(question -> question.words(answers, zone).stream())
                                .toList()))
                .filter(row -> !row.isEmpty())
                .forEach(words::add);
        return words;
    }

    static Map<String, List<String>> more(FormValues answers) {
        return Map.of(SHOWN, List.of(Integer.toString(shown(answers) + SHOWN_MIN)));
    }
}

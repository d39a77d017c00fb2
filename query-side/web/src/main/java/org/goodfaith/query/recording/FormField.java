package org.goodfaith.query.recording;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.events.CourtTime;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageTimes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a form.
 *
 * @param path the path of its value in the JSON, which is also the name of the HTML field
 * @param inputType the HTML control
 * @param jsonForm the type of its value in the JSON
 * @param hint an explanation; null if the label is enough
 * @param options the options of a choice; empty for other controls
 * @param blankLabel for checkboxes, the label of the box that means an empty list rather than "not recorded"; for a
 *     select, the label of leaving it blank; null for "Not recorded"
 * @param prerequisite the entry to record first if there are no options; null if there always are
 */
public record FormField(
        String path,
        InputType inputType,
        JsonForm jsonForm,
        String label,
        @Nullable String hint,
        boolean required,
        List<FormOption> options,
        @Nullable String blankLabel,
        @Nullable Prerequisite prerequisite)
        implements FormElement {

    /** The value of the box that means an empty list. No short name can contain parentheses. */
    public static final String NONE = "(none)";

    private static final String TIME = ".time";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * An entry to record before a field can be filled in.
     *
     * @param message says that there is nothing to choose yet
     * @param link the text of the link to the form
     * @param page the path of the form, below the case
     */
    public record Prerequisite(String message, String link, String page) {

        /** @param key the key of the message; the link has the suffix {@code .link} */
        static Prerequisite of(String key, String page) {
            return new Prerequisite(Messages.get(key), Messages.get(key + ".link"), page);
        }
    }

    /** The HTML control of a field. */
    public enum InputType {
        /** A date, and a time if it is known. */
        MOMENT,
        DAY,
        CLOCK,
        LINE,
        TEXT,
        NUMBER,
        SELECT,
        RADIOS,
        CHECKBOXES
    }

    /** The type of a value in the JSON. A value that does not fit is sent as text, so that the API rejects it. */
    enum JsonForm {
        TEXT,
        NUMBER,
        YES_NO,
        /** {@code order/term} as an object with both. */
        TERM,
        /** Words, one on each line, as a list. */
        LIST
    }

    public FormField {
        options = List.copyOf(options);
    }

    FormField(
            String path,
            InputType inputType,
            JsonForm jsonForm,
            String label,
            @Nullable String hint,
            boolean required) {
        this(path, inputType, jsonForm, label, hint, required, List.of(), null, null);
    }

    FormField(
            String path,
            InputType inputType,
            JsonForm jsonForm,
            String label,
            @Nullable String hint,
            boolean required,
            List<FormOption> options,
            @Nullable String blankLabel) {
        this(path, inputType, jsonForm, label, hint, required, options, blankLabel, null);
    }

    /** Returns a field whose label has this key, and whose hint, if any, has the suffix {@code .hint}. */
    static FormField of(String path, InputType inputType, JsonForm jsonForm, String key, boolean required) {
        return of(path, inputType, jsonForm, key, required, List.of());
    }

    static FormField of(
            String path,
            InputType inputType,
            JsonForm jsonForm,
            String key,
            boolean required,
            List<FormOption> options) {
        String hint = FactLabels.find(key + ".hint").orElse(null);
        return new FormField(path, inputType, jsonForm, Messages.get(key), hint, required, options, null);
    }

    /** @return the same field with another path and label */
    FormField at(String newPath, String newLabel) {
        return new FormField(newPath, inputType, jsonForm, newLabel, hint, required, options, blankLabel, prerequisite);
    }

    /** @return whether another entry must be recorded first */
    public boolean isBlocked(FormValues values) {
        return prerequisite != null && options(values).isEmpty();
    }

    /** @return the label of the blank option of a select */
    public String blankOption() {
        if (required) {
            return Messages.get("recording.form.choose");
        }
        return blankLabel == null ? Messages.get("recording.form.notRecorded") : blankLabel;
    }

    /** @return the HTML id of its control, or of the first of them */
    public String id() {
        return idOf(path);
    }

    static String idOf(String path) {
        return path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** @return the name of the HTML field for the time beside the date */
    public String timeName() {
        return path + TIME;
    }

    /** @return the options, including values that were selected earlier and are no longer available */
    public List<FormOption> options(FormValues values) {
        var all = new ArrayList<>(options);
        values.all(path).stream()
                .filter(value -> !value.equals(NONE))
                .filter(value ->
                        options.stream().noneMatch(option -> option.value().equals(value)))
                .forEach(value -> all.add(FormOption.of(value, value)));
        return all;
    }

    @Override
    public List<FormField> fields(FormValues values) {
        return List.of(this);
    }

    @Override
    public Optional<JsonNode> json(FormValues values) {
        if (inputType == InputType.CHECKBOXES) {
            List<String> selected = values.all(path);
            if (selected.isEmpty() && blankLabel != null) {
                return Optional.empty();
            }
            var array = NODES.arrayNode();
            selected.stream()
                    .filter(value -> !value.equals(NONE))
                    .map(this::node)
                    .forEach(array::add);
            return Optional.of(array);
        }
        String text = text(values);
        return text.isEmpty() ? Optional.empty() : Optional.of(node(text));
    }

    private static List<String> listed(String text) {
        return List.of(text.strip().split("[\\s,;]+"));
    }

    private String text(FormValues values) {
        String time = inputType == InputType.MOMENT ? values.one(timeName()) : "";
        return time.isEmpty() ? values.one(path) : values.one(path) + "T" + time;
    }

    private JsonNode node(String text) {
        return switch (jsonForm) {
            case TEXT -> NODES.stringNode(text);
            case NUMBER -> text.matches("-?\\d{1,18}") ? number(Long.parseLong(text)) : NODES.stringNode(text);
            case YES_NO ->
                text.equals("true") || text.equals("false")
                        ? NODES.booleanNode(Boolean.parseBoolean(text))
                        : NODES.stringNode(text);
            case TERM -> {
                String[] names = text.split("/", 2);
                ObjectNode term = NODES.objectNode().put("order", names[0]);
                yield names.length < 2 ? term : term.put("term", names[1]);
            }
            case LIST -> {
                var list = NODES.arrayNode();
                listed(text).forEach(list::add);
                yield list;
            }
        };
    }

    private static JsonNode number(long value) {
        return (int) value == value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    @Override
    public FormValues read(JsonNode node) {
        if (inputType == InputType.MOMENT) {
            String[] dateAndTime = node.asString().split("T", 2);
            var both = new LinkedHashMap<String, List<String>>(Map.of(path, List.of(dateAndTime[0])));
            if (dateAndTime.length > 1) {
                both.put(timeName(), List.of(dateAndTime[1]));
            }
            return new FormValues(both);
        }
        if (jsonForm == JsonForm.LIST) {
            return FormValues.of(
                    path, String.join("\n", node.valueStream().map(this::text).toList()));
        }
        if (node.isArray()) {
            return new FormValues(Map.of(
                    path,
                    node.isEmpty() && blankLabel != null
                            ? List.of(NONE)
                            : node.valueStream().map(this::text).toList()));
        }
        return FormValues.of(path, text(node));
    }

    private String text(JsonNode node) {
        return jsonForm == JsonForm.TERM
                ? node.path("order").asString() + "/" + node.path("term").asString()
                : node.asString();
    }

    @Override
    public boolean isFilled(FormValues values) {
        return !text(values).isEmpty();
    }

    @Override
    public List<String> summary(FormValues values, ZoneId zone) {
        String text = text(values);
        if (text.isEmpty()) {
            return List.of();
        }
        if (jsonForm == JsonForm.LIST) {
            return listed(text);
        }
        return switch (inputType) {
            case MOMENT, DAY -> List.of(date(text, new PageTimes(zone)));
            default -> values.all(path).stream().map(this::label).toList();
        };
    }

    private String label(String value) {
        if (value.equals(NONE) && blankLabel != null) {
            return blankLabel;
        }
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(FormOption::label)
                .findFirst()
                .orElse(value);
    }

    /** Returns an unreadable date unchanged, because the API explains what is wrong with it. */
    private String date(String text, PageTimes times) {
        try {
            return inputType == InputType.DAY ? times.day(LocalDate.parse(text)) : times.of(CourtTime.of(text));
        } catch (DateTimeException | IllegalArgumentException _) {
            return text;
        }
    }
}

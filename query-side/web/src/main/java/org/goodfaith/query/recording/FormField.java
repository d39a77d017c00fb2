package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.events.CourtTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question of a form.
 *
 * @param path where its answer stands in the JSON, which is also the name of its field
 * @param look how it is asked
 * @param written how its answer is written in the JSON
 * @param hint what it means; absent if the label says it all
 * @param required whether it must be answered
 * @param options what can be chosen; none if it is no choice
 * @param none what says of a list that it is empty, and not that it was not recorded; of a choice what leaving it open
 *     means; absent if that is that it was not recorded
 * @param first what has to be recorded before there is anything to choose; absent if there is always something
 */
public record FormField(
        String path,
        Look look,
        Written written,
        String label,
        @Nullable String hint,
        boolean required,
        List<FormOption> options,
        @Nullable String none,
        @Nullable First first)
        implements FormElement {

    /** What stands for an empty list; no name of anything can be written so. */
    public static final String NONE = "(none)";

    private static final String TIME = ".time";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * What has to be recorded before there is anything to choose.
     *
     * @param says that there is nothing yet, in a sentence
     * @param link what to do about it
     * @param page where, below the case
     */
    public record First(String says, String link, String page) {}

    /** How a question is asked. */
    public enum Look {
        /** A day, and a time if it is known. */
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

    /** How an answer is written in the JSON. What cannot be written so is sent as it is, for the API to say so. */
    enum Written {
        TEXT,
        NUMBER,
        YES_NO,
        /** {@code order/term} as an object of both. */
        TERM
    }

    public FormField {
        options = List.copyOf(options);
    }

    FormField(String path, Look look, Written written, String label, @Nullable String hint, boolean required) {
        this(path, look, written, label, hint, required, List.of(), null, null);
    }

    FormField(
            String path,
            Look look,
            Written written,
            String label,
            @Nullable String hint,
            boolean required,
            List<FormOption> options,
            @Nullable String none) {
        this(path, look, written, label, hint, required, options, none, null);
    }

    /** @return the same question at another place and called otherwise */
    FormField at(String place, String called) {
        return new FormField(place, look, written, called, hint, required, options, none, first);
    }

    /** @return whether nothing can be chosen before something else is recorded */
    public boolean isTooEarly(FormValues answers) {
        return first != null && options(answers).isEmpty();
    }

    /** @return what leaving a choice open means */
    public String open() {
        return required ? "Choose" : none == null ? "Not recorded" : none;
    }

    /** @return what its field, or the first of them, is called in the page */
    public String id() {
        return idOf(path);
    }

    static String idOf(String path) {
        return path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** @return the name of the field for the time of day beside that for the day */
    public String timeName() {
        return path + TIME;
    }

    /** @return what can be chosen, with what was chosen before even if it cannot be any more */
    public List<FormOption> options(FormValues answers) {
        var all = new ArrayList<>(options);
        answers.all(path).stream()
                .filter(value -> !value.equals(NONE))
                .filter(value ->
                        options.stream().noneMatch(option -> option.value().equals(value)))
                .forEach(value -> all.add(FormOption.of(value, value)));
        return all;
    }

    @Override
    public List<FormField> questions(FormValues answers) {
        return List.of(this);
    }

    @Override
    public Optional<JsonNode> json(FormValues answers) {
        if (look == Look.CHECKBOXES) {
            List<String> chosen = answers.all(path);
            if (chosen.isEmpty() && none != null) {
                return Optional.empty();
            }
            var array = NODES.arrayNode();
            chosen.stream().filter(value -> !value.equals(NONE)).map(this::node).forEach(array::add);
            return Optional.of(array);
        }
        String said = said(answers);
        return said.isEmpty() ? Optional.empty() : Optional.of(node(said));
    }

    private String said(FormValues answers) {
        String time = look == Look.MOMENT ? answers.one(timeName()) : "";
        return time.isEmpty() ? answers.one(path) : answers.one(path) + "T" + time;
    }

    private JsonNode node(String said) {
        return switch (written) {
            case TEXT -> NODES.stringNode(said);
            case NUMBER -> said.matches("-?\\d{1,18}") ? number(Long.parseLong(said)) : NODES.stringNode(said);
            case YES_NO ->
                said.equals("true") || said.equals("false")
                        ? NODES.booleanNode(Boolean.parseBoolean(said))
                        : NODES.stringNode(said);
            case TERM -> {
                String[] parts = said.split("/", 2);
                ObjectNode term = NODES.objectNode().put("order", parts[0]);
                yield parts.length < 2 ? term : term.put("term", parts[1]);
            }
        };
    }

    private static JsonNode number(long value) {
        return (int) value == value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    @Override
    public FormValues read(JsonNode node) {
        if (look == Look.MOMENT) {
            String[] parts = node.asString().split("T", 2);
            var both = new LinkedHashMap<String, List<String>>(Map.of(path, List.of(parts[0])));
            if (parts.length > 1) {
                both.put(timeName(), List.of(parts[1]));
            }
            return new FormValues(both);
        }
        if (node.isArray()) {
            return new FormValues(Map.of(
                    path,
                    node.isEmpty() && none != null
                            ? List.of(NONE)
                            : node.valueStream().map(this::text).toList()));
        }
        return FormValues.of(path, text(node));
    }

    private String text(JsonNode node) {
        return written == Written.TERM
                ? node.path("order").asString() + "/" + node.path("term").asString()
                : node.asString();
    }

    @Override
    public boolean isAnswered(FormValues answers) {
        return !said(answers).isEmpty();
    }

    @Override
    public List<String> words(FormValues answers, ZoneId zone) {
        if (look == Look.MOMENT) {
            String said = said(answers);
            return said.isEmpty() ? List.of() : List.of(moment(said, zone));
        }
        return answers.all(path).stream()
                .map(value -> NONE.equals(value) && none != null
                        ? none
                        : options.stream()
                                .filter(option -> option.value().equals(value))
                                .map(FormOption::label)
                                .findFirst()
                                .orElse(value))
                .toList();
    }

    /** What cannot be read as a time is shown as it is, for the API to say what is wrong with it. */
    private static String moment(String said, ZoneId zone) {
        try {
            return CourtTime.of(said).inWords(zone);
        } catch (IllegalArgumentException e) {
            return said;
        }
    }
}

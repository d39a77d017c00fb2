package org.goodfaith.command.template;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Texts;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A parameter of an order template.
 *
 * @param name unique in its template
 * @param type the type of its values
 * @param description its purpose
 * @param required true if it must have a value
 * @param byDefault the value used if none is given; absent if there is no default
 * @param example a valid value; absent if the default serves as the example
 * @param minimum the smallest number, inclusive; absent if there is no limit
 * @param maximum the largest number, inclusive; absent if there is no limit
 * @param values the choices; empty unless the type is a choice or a channel
 * @param insteadOf another parameter that must be empty if this one has a value; absent if there is none
 */
public record TemplateParameter(
        String name,
        Type type,
        String description,
        boolean required,
        @Nullable JsonNode byDefault,
        @Nullable JsonNode example,
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        List<String> values,
        @Nullable String insteadOf) {

    /** The type of a parameter's values. */
    public enum Type {
        /** A day, {@code 2024-06-26}. */
        DATE,
        /** A day, or a day and a time, {@code 2024-08-20T10:00}. */
        DATE_TIME,
        /** A time of day, {@code 16:00}. */
        TIME,
        INTEGER,
        BOOLEAN,
        TEXT,
        /** A person or thing named by role: a text without address, phone number or link. */
        ROLE,
        /** One of a list of values. */
        CHOICE,
        /** A {@link Channel}. */
        CHANNEL;

        static Type of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Returns the name used in templates, such as {@code date-time}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ADDRESS = Pattern.compile("@|://|\\bwww\\.|\\d[\\d ().-]{5,}\\d");

    public TemplateParameter {
        values = List.copyOf(values);
    }

    /** @param node a parameter that conforms to the schema */
    static TemplateParameter of(JsonNode node) {
        var type = Type.of(node.get("type").asString());
        return new TemplateParameter(
                node.get("name").asString(),
                type,
                node.get("description").asString(),
                node.path("required").asBoolean(false),
                node.get("default"),
                node.get("example"),
                integer(node, "minimum"),
                integer(node, "maximum"),
                type == Type.CHANNEL
                        ? Arrays.stream(Channel.values()).map(Channel::name).toList()
                        : node.path("values")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList(),
                node.path("insteadOf").asString(null));
    }

    /** Returns true if it may have no value. */
    boolean isOptional() {
        return !required && byDefault == null;
    }

    /**
     * Reads a given value of its type, or its text.
     *
     * @return the value for the tree; empty if the given value is null or blank
     * @throws IllegalArgumentException if the value is not valid for this parameter
     */
    Optional<JsonNode> read(@Nullable Object given) {
        String text = text(given);
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case DATE -> NODES.stringNode(date(text).toString());
                    case DATE_TIME -> NODES.stringNode(CourtTime.of(text).toString());
                    case TIME -> NODES.stringNode(time(text).toString());
                    case INTEGER -> NODES.numberNode(integer(text));
                    case BOOLEAN -> NODES.booleanNode(yesOrNo(text));
                    case TEXT -> NODES.stringNode(line(text));
                    case ROLE -> NODES.stringNode(role(text));
                    case CHOICE, CHANNEL -> NODES.stringNode(chosen(text));
                });
    }

    /** Returns true if the given value is neither null nor blank. */
    static boolean isGiven(@Nullable Object given) {
        return (given instanceof JsonNode node && node.isContainer())
                || !text(given).isBlank();
    }

    /**
     * Formats a value as orders do: {@code August 20, 2024, at 10:00 a.m.}, {@code 5:00 p.m.}, {@code emailed}.
     *
     * @throws IllegalArgumentException if this type has no long form
     */
    String longForm(JsonNode value) {
        return switch (type) {
            case DATE -> UsDates.longDay(date(value.asString()));
            case DATE_TIME -> longForm(CourtTime.of(value.asString()));
            case TIME -> UsDates.time(time(value.asString()));
            case CHOICE, CHANNEL -> value.asString().toLowerCase(Locale.ROOT).replace('_', ' ');
            case INTEGER, BOOLEAN, TEXT, ROLE ->
                throw new IllegalArgumentException("a parameter of type " + type + " has no long form");
        };
    }

    private static String longForm(CourtTime at) {
        LocalTime time = at.time();
        return UsDates.longDay(at.on()) + (time == null ? "" : ", at " + UsDates.time(time));
    }

    private static String text(@Nullable Object given) {
        return switch (given) {
            case null -> "";
            case JsonNode node when node.isNull() -> "";
            case JsonNode node when node.isValueNode() -> node.asString().strip();
            case Iterable<?> _, Map<?, ?> _ -> throw new IllegalArgumentException("must be a single value");
            default -> String.valueOf(given).strip();
        };
    }

    private static LocalDate date(String text) {
        try {
            return CourtTime.on(LocalDate.parse(text)).on();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not a date such as 2024-06-26", e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not a time of day such as 16:00", e);
        }
    }

    private int integer(String text) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not a whole number", e);
        }
        if (minimum != null && value < minimum) {
            throw new IllegalArgumentException(value + " is less than " + minimum);
        }
        if (maximum != null && value > maximum) {
            throw new IllegalArgumentException(value + " is more than " + maximum);
        }
        return value;
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + Texts.shown(text) + "' is neither true nor false");
        };
    }

    private static String line(String text) {
        Texts.requireLine("the text", text);
        if (text.contains("${")) {
            throw new IllegalArgumentException("a value must not contain a placeholder");
        }
        return text;
    }

    private static String role(String text) {
        if (ADDRESS.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "must name a role, such as 'the settlement address'; addresses, phone numbers and links are not stored");
        }
        return line(text);
    }

    private String chosen(String text) {
        if (!values.contains(text)) {
            throw new IllegalArgumentException(
                    "'" + Texts.shown(text) + "' is not one of " + String.join(", ", values));
        }
        return text;
    }

    private static @Nullable Integer integer(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : Integer.valueOf(value.intValue());
    }
}

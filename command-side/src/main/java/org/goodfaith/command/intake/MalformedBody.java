package org.goodfaith.command.intake;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * What is wrong with a body that could not be read, in words a clerk understands.
 *
 * @param type the kind of problem
 * @param field the path of the offending value; {@code body} for the whole
 * @param detail a sentence
 */
record MalformedBody(String type, String field, String detail) {

    static final String WHOLE = "body";

    static final MalformedBody MISSING_BODY = new MalformedBody("malformed-json", WHOLE, "A JSON body is required.");

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']+)'");
    private static final Pattern QUOTED = Pattern.compile("^'(.*?)' is ", Pattern.DOTALL);
    private static final Pattern FIRST_WORD = Pattern.compile("^([A-Za-z]+)\\b");

    /**
     * @param at the path of the part that was read; empty for the whole body
     * @param part what was read, as far as it is JSON at all
     */
    static MalformedBody of(JacksonException e, String at, @Nullable JsonNode part) {
        String path = path(e).isEmpty() || at.isEmpty() ? at + path(e) : at + "." + path(e);
        return switch (e) {
            case StreamConstraintsException _ ->
                new MalformedBody(
                        "malformed-json",
                        orWhole(path),
                        "The body is nested too deeply, or holds a name, a number or a text that is too long.");
            case InputCoercionException _ ->
                new MalformedBody("invalid-value", orWhole(path), orWhole(path) + " is a number out of range.");
            case StreamReadException broken -> broken(broken, path);
            case UnrecognizedPropertyException unknown -> unknown(unknown, path);
            case InvalidNullException _ ->
                new MalformedBody("missing-property", orWhole(path), orWhole(path) + " must not be null.");
            case InvalidTypeIdException typeless ->
                new MalformedBody(
                        "invalid-value",
                        orWhole(path),
                        typeless.getTypeId() == null
                                ? orWhole(path) + " needs a kind."
                                : "'" + Texts.shown(typeless.getTypeId()) + "' is no known kind of " + orWhole(path)
                                        + ".");
            default ->
                said(e).map(message -> new MalformedBody(
                                "invalid-value", orWhole(refined(path, message, e, part)), sentence(message)))
                        .orElseGet(() -> mistyped(e, path));
        };
    }

    private static MalformedBody broken(StreamReadException e, String path) {
        Matcher duplicate = DUPLICATE.matcher(String.valueOf(e.getOriginalMessage()));
        if (duplicate.find()) {
            String name = Texts.shown(duplicate.group(1));
            return new MalformedBody(
                    "malformed-json",
                    path.endsWith(name) ? path : child(path, name),
                    "The property '" + name + "' is given twice.");
        }
        return new MalformedBody(
                "malformed-json",
                orWhole(path),
                "The body is not well-formed JSON in UTF-8: see line "
                        + Math.max(1, e.getLocation().getLineNr()) + ", column "
                        + Math.max(1, e.getLocation().getColumnNr()) + ".");
    }

    private static MalformedBody unknown(UnrecognizedPropertyException e, String path) {
        Collection<Object> known = e.getKnownPropertyIds();
        String names = known == null
                ? ""
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return new MalformedBody(
                "unknown-property",
                Texts.shown(path),
                "There is no property '" + Texts.shown(e.getPropertyName()) + "' here."
                        + (names.isEmpty() ? "" : " Known are: " + names + "."));
    }

    private static MalformedBody mistyped(JacksonException e, String path) {
        Matcher missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.find()) {
            String field = path.endsWith(missing.group(1)) ? path : child(path, missing.group(1));
            return new MalformedBody("missing-property", field, field + " is required.");
        }
        if (String.valueOf(e.getOriginalMessage()).startsWith("Trailing token")) {
            return new MalformedBody("malformed-json", WHOLE, "Something follows the end of the body.");
        }
        String field = orWhole(path);
        Class<?> type = type(e);
        return new MalformedBody(
                "invalid-value",
                field,
                type == null ? field + " is malformed." : field + " must be " + expected(type) + ".");
    }

    /** @return what a value's own constructor says is wrong with it */
    private static Optional<String> said(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(IllegalArgumentException.class::isInstance)
                .filter(cause -> cause.getMessage() != null && isOurs(cause))
                .map(Throwable::getMessage)
                .findFirst();
    }

    static boolean isOurs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.goodfaith.");
    }

    /** A message begins with the name of the offending component, or quotes the offending value. */
    private static String refined(String path, String message, JacksonException e, @Nullable JsonNode part) {
        Matcher word = FIRST_WORD.matcher(message);
        Class<?> type = type(e);
        if (type != null && type.isRecord() && word.find() && isComponent(type, word.group(1))) {
            return child(path, word.group(1));
        }
        Matcher quoted = QUOTED.matcher(message);
        JsonNode value = part == null ? null : found(part, e);
        if (value != null && value.isObject() && quoted.find()) {
            return value.propertyStream()
                    .flatMap(property -> holding(property.getKey(), property.getValue(), quoted.group(1)))
                    .map(place -> child(path, place))
                    .findFirst()
                    .orElse(path);
        }
        return path;
    }

    /** @return the property, or the element of it, that holds a text as it is shown in a message */
    private static Stream<String> holding(String name, JsonNode value, String shown) {
        if (value.isArray()) {
            return IntStream.range(0, value.size())
                    .boxed()
                    .flatMap(i -> holding(name + "[" + i + "]", value.get(i), shown));
        }
        return value.isString() && Texts.shown(value.asString()).equals(shown) ? Stream.of(name) : Stream.empty();
    }

    private static boolean isComponent(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(name::equals);
    }

    private static @Nullable JsonNode found(JsonNode part, JacksonException e) {
        JsonNode found = part;
        for (JacksonException.Reference step : e.getPath()) {
            if (found == null) {
                return null;
            }
            found = step.getPropertyName() == null ? found.get(step.getIndex()) : found.get(step.getPropertyName());
        }
        return found;
    }

    private static @Nullable Class<?> type(JacksonException e) {
        return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .map(MalformedBody::targetOf)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Class<?> targetOf(Throwable cause) {
        return switch (cause) {
            case MismatchedInputException mismatched -> mismatched.getTargetType();
            case ValueInstantiationException refused -> refused.getType().getRawClass();
            default -> null;
        };
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        return type.isRecord() && !isWrittenAsText(type) ? "an object" : "a text";
    }

    private static boolean isWrittenAsText(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()))
                .anyMatch(member -> member.isAnnotationPresent(com.fasterxml.jackson.annotation.JsonValue.class));
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(Math.max(0, step.getIndex())).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return Texts.shown(path.toString());
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String orWhole(String path) {
        return path.isEmpty() ? WHOLE : path;
    }

    static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}

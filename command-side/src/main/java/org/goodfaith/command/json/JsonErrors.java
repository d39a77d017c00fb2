package org.goodfaith.command.json;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.command.problem.MalformedRequest.MalformedKind;
import org.goodfaith.command.problem.ValueErrors;
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

/** Turns errors of Jackson into problems that a user understands. Jackson's own messages name classes. */
final class JsonErrors {

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']+)'");
    private static final Pattern QUOTED = Pattern.compile("^'(.*?)' is ", Pattern.DOTALL);
    private static final Pattern FIRST_WORD = Pattern.compile("^([A-Za-z]+)\\b");

    private JsonErrors() {}

    static MalformedRequest missingBody() {
        return new MalformedRequest(MalformedKind.MALFORMED_JSON, MalformedRequest.BODY, "A JSON body is required.");
    }

    /**
     * Describes an error.
     *
     * @param at the path of the part that was read; empty for the whole body
     * @param part the part that was read; null if it is not JSON
     */
    static MalformedRequest of(JacksonException e, String at, @Nullable JsonNode part) {
        String inPart = path(e);
        String path = inPart.isEmpty() || at.isEmpty() ? at + inPart : at + "." + inPart;
        String field = orWhole(path);
        return switch (e) {
            case StreamConstraintsException _ ->
                new MalformedRequest(
                        MalformedKind.MALFORMED_JSON,
                        field,
                        "The body is nested too deeply, or a name, number or text in it is too long.");
            case InputCoercionException _ ->
                new MalformedRequest(MalformedKind.INVALID_VALUE, field, field + " is a number out of range.");
            case StreamReadException malformed -> malformed(malformed, path);
            case UnrecognizedPropertyException unknown -> unknown(unknown, path);
            case InvalidNullException _ ->
                new MalformedRequest(MalformedKind.MISSING_PROPERTY, field, field + " must not be null.");
            case InvalidTypeIdException invalid ->
                new MalformedRequest(
                        MalformedKind.INVALID_VALUE,
                        field,
                        invalid.getTypeId() == null
                                ? field + " needs a kind."
                                : "'" + Texts.shown(invalid.getTypeId()) + "' is not a known kind of " + field + ".");
            default ->
                ValueErrors.messageIn(e)
                        .map(message -> new MalformedRequest(
                                MalformedKind.INVALID_VALUE, orWhole(refined(path, message, e, part)), message))
                        .orElseGet(() -> mistyped(e, path));
        };
    }

    private static MalformedRequest malformed(StreamReadException e, String path) {
        Matcher duplicate = DUPLICATE.matcher(String.valueOf(e.getOriginalMessage()));
        if (duplicate.find()) {
            String name = Texts.shown(duplicate.group(1));
            return new MalformedRequest(
                    MalformedKind.MALFORMED_JSON,
                    path.endsWith(name) ? path : child(path, name),
                    "The property '" + name + "' is given more than once.");
        }
        return new MalformedRequest(
                MalformedKind.MALFORMED_JSON,
                orWhole(path),
                "The body is not well-formed JSON in UTF-8. See line "
                        + Math.max(1, e.getLocation().getLineNr()) + ", column "
                        + Math.max(1, e.getLocation().getColumnNr()) + ".");
    }

    private static MalformedRequest unknown(UnrecognizedPropertyException e, String path) {
        Collection<Object> known = e.getKnownPropertyIds();
        String names = known == null
                ? ""
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return new MalformedRequest(
                MalformedKind.UNKNOWN_PROPERTY,
                Texts.shown(path),
                "The property '" + Texts.shown(e.getPropertyName()) + "' is unknown."
                        + (names.isEmpty() ? "" : " Use one of " + names + "."));
    }

    private static MalformedRequest mistyped(JacksonException e, String path) {
        Matcher missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.find()) {
            String field = path.endsWith(missing.group(1)) ? path : child(path, missing.group(1));
            return new MalformedRequest(MalformedKind.MISSING_PROPERTY, field, field + " is required.");
        }
        if (String.valueOf(e.getOriginalMessage()).startsWith("Trailing token")) {
            return new MalformedRequest(
                    MalformedKind.MALFORMED_JSON,
                    MalformedRequest.BODY,
                    "The body continues after the end of the JSON.");
        }
        String field = orWhole(path);
        Class<?> type = type(e);
        return new MalformedRequest(
                MalformedKind.INVALID_VALUE,
                field,
                type == null ? field + " is malformed." : field + " must be " + expected(type) + ".");
    }

    /** Extends the path if the message begins with the name of a component or quotes the invalid value. */
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

    /** @return the path of the property or element whose text a message quotes */
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
                .map(JsonErrors::targetOf)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Class<?> targetOf(Throwable cause) {
        return switch (cause) {
            case MismatchedInputException mismatched -> mismatched.getTargetType();
            case ValueInstantiationException failed -> failed.getType().getRawClass();
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
        return path.isEmpty() ? MalformedRequest.BODY : path;
    }
}

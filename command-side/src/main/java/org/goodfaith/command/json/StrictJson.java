package org.goodfaith.command.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Binds JSON strictly: no coercion, and no unknown, duplicate or missing properties.
 *
 * <p>A record component is required unless it is {@link Nullable} or has a {@link JsonSetter} that defines its default.
 */
public final class StrictJson {

    private static final int NESTING_DEPTH_MAX = 40;
    private static final int STRING_LENGTH_MAX = 100_000;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int NUMBER_LENGTH_MAX = 30;

    private static final JsonMapper MAPPER = mapper();

    private StrictJson() {}

    /**
     * Reads a whole body.
     *
     * @param body JSON in UTF-8
     * @throws MalformedRequest if the body is not a valid {@code type}
     */
    public static <T> T read(byte[] body, Class<T> type) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            throw JsonErrors.missingBody();
        }
        try {
            return required(MAPPER.readValue(body, type), MalformedRequest.BODY);
        } catch (JacksonException e) {
            throw JsonErrors.of(e, "", tree(body));
        }
    }

    /**
     * Reads a part of a body.
     *
     * @param path the path of the part in the body
     * @throws MalformedRequest if the part is not a valid {@code type}
     */
    public static <T> T read(JsonNode part, Class<T> type, String path) {
        try {
            return required(MAPPER.treeToValue(part, type), path);
        } catch (JacksonException e) {
            throw JsonErrors.of(e, path, part);
        }
    }

    private static <T> T required(@Nullable T value, String path) {
        if (value == null) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MISSING_PROPERTY, path, path + " must not be null.");
        }
        return value;
    }

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static JsonMapper mapper() {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_DEPTH_MAX)
                .maxStringLength(STRING_LENGTH_MAX)
                .maxNameLength(NAME_LENGTH_MAX)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfigDefaults(coercions -> coercions
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Textual, coercions -> coercions
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .annotationIntrospector(new Required())
                .addModule(new SimpleModule("calendar")
                        .addDeserializer(
                                LocalDate.class,
                                new TextValue<>(LocalDate.class, LocalDate::parse, "a date such as 2024-08-06"))
                        .addDeserializer(
                                LocalTime.class,
                                new TextValue<>(LocalTime.class, LocalTime::parse, "a time such as 10:00")))
                .build();
    }

    /** Derives from a record's canonical constructor which properties are required. */
    private static final class Required extends JacksonAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            var declared = super.findSetterInfo(config, annotated);
            if (!(annotated instanceof AnnotatedParameter parameter) || !isOurs(parameter)) {
                return declared;
            }
            var withoutNullElements = declared.withContentNulls(Nulls.FAIL);
            return isRequired(parameter) ? withoutNullElements.withValueNulls(Nulls.FAIL) : withoutNullElements;
        }

        private static boolean isRequired(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter
                    && isOurs(parameter)
                    && !parameter.hasAnnotation(JsonSetter.class)
                    && !typeOf(parameter).isAnnotationPresent(Nullable.class);
        }

        private static boolean isOurs(AnnotatedParameter parameter) {
            return parameter.getDeclaringClass().isRecord()
                    && parameter.getDeclaringClass().getPackageName().startsWith("org.goodfaith.");
        }

        private static AnnotatedType typeOf(AnnotatedParameter parameter) {
            return ((Executable) parameter.getMember()).getAnnotatedParameterTypes()[parameter.getIndex()];
        }
    }

    /** Reads a value from a JSON string and rejects every other form. */
    private static final class TextValue<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;
        private final String expected;

        TextValue(Class<T> type, Function<String, T> parse, String expected) {
            super(type);
            this.parse = parse;
            this.expected = expected;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(getValueType(context), parser);
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not " + expected, e);
            }
        }
    }
}

package org.goodfaith.events.form;

import static java.util.Comparator.comparing;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Generates the JSON Schema of a stored record, as Jackson writes and reads it. */
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static JsonNode of(Class<?> fact) {
        return GENERATOR.generateSchema(fact);
    }

    private static SchemaGenerator generator() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonSchemaModule())
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider(Schemas::scalar)
                .withSubtypeResolver((type, context) -> Optional.of(type.getErasedType())
                        .filter(Class::isSealed)
                        .map(parent -> Arrays.stream(parent.getPermittedSubclasses())
                                .sorted(comparing(Class::getSimpleName))
                                .map(subtype -> context.getTypeContext().resolveSubtype(type, subtype))
                                .toList())
                        .orElse(null));
        builder.forFields().withRequiredCheck(Schemas::required);
        return new SchemaGenerator(builder.build());
    }

    /** Describes a type that Jackson writes as one value, such as {@code PartyId}. */
    private static @Nullable CustomDefinition scalar(ResolvedType type, SchemaGenerationContext context) {
        Class<?> written = type.getErasedType();
        return Stream.<Stream<? extends AnnotatedElement>>of(
                                        Arrays.stream(written.getDeclaredMethods()),
                                        Arrays.stream(written.getDeclaredFields()))
                                .flatMap(elements -> elements)
                                .anyMatch(element -> element.isAnnotationPresent(JsonValue.class))
                        && !written.isEnum()
                ? new CustomDefinition(
                        context.getGeneratorConfig().createObjectNode().put("type", "string"))
                : null;
    }

    /** Returns true unless the component is nullable or has a default for null. */
    private static boolean required(FieldScope field) {
        return Optional.ofNullable(field.getRawMember().getDeclaringClass().getRecordComponents()).stream()
                .flatMap(Arrays::stream)
                .filter(component -> component.getName().equals(field.getName()))
                .noneMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || component.getAccessor().isAnnotationPresent(JsonSetter.class)
                        || field.getRawMember().isAnnotationPresent(JsonSetter.class));
    }
}

package org.goodfaith.events.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.FactTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the stored form of every fact with its schema file and example file, one pair per revision.
 *
 * <p>These files never change. A change of a stored form needs a new revision: an {@link Upcast} in
 * {@link StoredForms#KNOWN} and a new pair of files.
 */
class GoldenFilesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/golden");
    private static final Path SCHEMAS = Path.of("src/main/resources/org/goodfaith/events/schemas");
    private static final Path GENERATED = Path.of("target/schemas");

    /** A component that excludes another one, which the example shows. */
    private static final Map<String, String> SHOWN_INSTEAD =
            Map.of("OrderToShowCauseIssued.respondWithinDays", "respondBy");

    /** The serializer of the event store: Jackson 3 with its defaults. */
    private static final JsonMapper STORED = JsonMapper.builder().build();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** One revision of a fact. */
    record Form(Class<?> type, int revision) {

        String fact() {
            return type.getSimpleName();
        }

        boolean current() {
            return revision == StoredForms.KNOWN.current(fact());
        }

        Path example() {
            return EXAMPLES.resolve(fact() + "." + revision + ".json");
        }

        Path schema() {
            return SCHEMAS.resolve(fact() + "." + revision + ".json");
        }

        @Override
        public String toString() {
            return fact() + "." + revision;
        }
    }

    static Stream<Form> forms() {
        return Stream.concat(
                        FactTypes.all().values().stream(),
                        Arrays.<Class<?>>stream(CalendarFact.class.getPermittedSubclasses()))
                .flatMap(type -> IntStream.rangeClosed(1, StoredForms.KNOWN.current(type.getSimpleName()))
                        .mapToObj(revision -> new Form(type, revision)));
    }

    @Test
    void everyRevisionHasItsFiles() throws IOException {
        assertThat(files(EXAMPLES))
                .containsExactlyInAnyOrderElementsOf(forms().map(Form::example).toList());
        assertThat(files(SCHEMAS))
                .containsExactlyInAnyOrderElementsOf(forms().map(Form::schema).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void storedFormMatchesItsSchema(Form form) throws IOException {
        if (form.current()) {
            JsonNode generated = Schemas.of(form.type());
            Files.createDirectories(GENERATED);
            Files.writeString(
                    GENERATED.resolve(form.schema().getFileName()),
                    generated.toPrettyString() + System.lineSeparator());

            assertThat(generated)
                    .as(
                            "The stored form of %s differs from %s, but event stores hold facts in that form. Add an"
                                    + " Upcast from revision %d to StoredForms.KNOWN, and for revision %d the schema in"
                                    + " %s and an example in %s. Never change the files of a revision.",
                            form.fact(), form.schema(), form.revision(), form.revision() + 1, GENERATED, EXAMPLES)
                    .isEqualTo(STORED.readTree(Files.readString(form.schema())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void exampleMatchesItsSchema(Form form) throws IOException {
        assertThat(REGISTRY.getSchema(Files.readString(form.schema()), InputFormat.JSON)
                        .validate(Files.readString(form.example()), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void exampleIsRead(Form form) throws IOException {
        JsonNode stored = STORED.readTree(Files.readString(form.example()));
        Object fact = STORED.convertValue(
                StoredForms.KNOWN.upcast(
                        form.type().getName(),
                        form.revision() == 1 ? null : String.valueOf(form.revision()),
                        STORED.convertValue(stored, new TypeReference<Map<String, Object>>() {})),
                form.type());

        if (form.current()) {
            assertThat(STORED.writeValueAsString(fact))
                    .as("written back unchanged")
                    .isEqualTo(stored.toString());
            assertThat(Arrays.stream(form.type().getRecordComponents()))
                    .as("shows every component")
                    .allMatch(component -> stored.has(
                            SHOWN_INSTEAD.getOrDefault(form.fact() + "." + component.getName(), component.getName())));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

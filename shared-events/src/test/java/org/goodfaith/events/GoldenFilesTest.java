package org.goodfaith.events;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of every fact, as a file per type and revision.
 *
 * <p>A file is never changed: a new component is a new revision with a file of its own, and an upcaster for the old
 * one.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** As events are stored: Jackson 3 with its defaults. */
    private static final JsonMapper STORED = JsonMapper.builder().build();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereIsOneForEveryFactAndNoOther() throws IOException {
        SortedSet<String> permitted = Stream.concat(
                        FactTypes.all().keySet().stream(),
                        Arrays.stream(CalendarFact.class.getPermittedSubclasses())
                                .map(Class::getSimpleName))
                .collect(toCollection(TreeSet::new));

        assertThat(files()).extracting(GoldenFilesTest::factName).containsExactlyElementsOf(permitted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isReadAndWrittenBackAsItIs(Path file) throws IOException {
        String golden = Files.readString(file);
        Object fact = STORED.readValue(golden, type(file));

        assertThat(STORED.writeValueAsString(fact))
                .isEqualTo(STORED.readTree(golden).toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void showsEveryComponent(Path file) throws IOException {
        var golden = STORED.readTree(Files.readString(file));

        assertThat(Arrays.stream(type(file).getRecordComponents()))
                .allSatisfy(component -> assertThat(golden.has(component.getName()))
                        .as(component.getName())
                        .isTrue());
    }

    private static String factName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.indexOf('.'));
    }

    private static Class<?> type(Path file) {
        return FactTypes.find(factName(file)).<Class<?>>map(type -> type).orElseGet(() -> Arrays.stream(
                        CalendarFact.class.getPermittedSubclasses())
                .filter(type -> type.getSimpleName().equals(factName(file)))
                .findFirst()
                .orElseThrow());
    }
}

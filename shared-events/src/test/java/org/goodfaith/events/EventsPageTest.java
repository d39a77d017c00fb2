package org.goodfaith.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSetter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.events.form.StoredForms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/events.md} says of every fact what its source says, with the golden file as the example; what
 * {@link FactWords} says comes from the same source.
 */
class EventsPageTest {

    private static final Path PAGE = Path.of("../docs/events.md");
    private static final Path GENERATED = Path.of("target/events.md");
    private static final Path WORDS = Path.of("src/main/resources/org/goodfaith/events/words.properties");
    private static final Path GENERATED_WORDS = Path.of("target/words.properties");
    private static final Path SOURCES = Path.of("src/main/java/org/goodfaith/events");
    private static final List<Class<?>> PARTS =
            List.of(Circumstances.class, Actors.class, Attendee.class, Judge.class, TemplateUse.class);
    private static final List<Class<? extends Enum<?>>> CHOICES = List.of(
            Channel.class,
            Visibility.class,
            Side.class,
            PartyKind.class,
            AttendeeRole.class,
            Authority.class,
            DocumentFormat.class,
            EventKind.class,
            EventMode.class,
            ExtensionBasis.class,
            ClosureKind.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String HEAD = """
            # Facts

            Every fact that the record of a case or of a court's calendar can show. The names and attributes below are the
            stored form; a new attribute is a new revision, and none is ever renamed or removed. No fact carries what was
            offered, said or demanded: only that it was, when, by whom and in what form.

            An attribute marked *optional* may be left out; of an attribute of form, that means *not recorded*, never *no*. A
            list marked *may be left out* is then empty. Facts are recorded at `POST /api/v1/cases/{caseId}/facts/{name}` in
            the form shown; those that say so have an address of their own. `circumstances` and `actors` are described once,
            at the end.

            This page is checked against the source by `EventsPageTest`, which writes it anew to
            `shared-events/target/events.md` when they differ.
            """;

    @Test
    void saysWhatTheSourceSays() throws IOException {
        String generated = page();
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, generated);

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/events.md is not what the source says; copy shared-events/%s over it", GENERATED)
                .isEqualTo(generated);
    }

    @Test
    void theProductCarriesTheSameWords() throws IOException {
        String generated = words();
        Files.createDirectories(GENERATED_WORDS.getParent());
        Files.writeString(GENERATED_WORDS, generated);

        assertThat(Files.exists(WORDS) ? Files.readString(WORDS) : "")
                .as("%s is not what the source says; copy shared-events/%s over it", WORDS, GENERATED_WORDS)
                .isEqualTo(generated);
        assertThat(FactWords.of(DemandServed.class)).startsWith("A settlement demand was served.");
        assertThat(FactWords.of(DemandServed.class.getRecordComponents()[2])).isEqualTo("names this demand");
        assertThat(FactWords.of(Channel.LODGED))
                .hasValue("Delivered to the court without filing; not part of the official file.");
        assertThat(FactWords.of(Channel.OTHER)).isEmpty();
    }

    private static String words() throws IOException {
        var words = new TreeMap<String, String>();
        var types = new ArrayList<Class<?>>(FactTypes.all().values());
        types.addAll(PARTS);
        for (Class<?> type : types) {
            String javadoc = javadoc(type);
            words.put(type.getSimpleName(), plain(description(javadoc)));
            params(javadoc).forEach((name, says) -> words.put(type.getSimpleName() + "." + name, plain(says)));
        }
        for (Class<? extends Enum<?>> choice : CHOICES) {
            String source = Files.readString(SOURCES.resolve(choice.getSimpleName() + ".java"));
            for (Enum<?> value : choice.getEnumConstants()) {
                Matcher said = Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + value.name() + "[,;\\s]", Pattern.DOTALL)
                        .matcher(source);
                if (said.find()) {
                    words.put(choice.getSimpleName() + "." + value.name(), plain(text(unstarred(said.group(1)))));
                }
            }
        }
        return words.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(joining());
    }

    private static String plain(String words) {
        return words.replaceAll("[`*]", "").replaceAll("\\s+", " ");
    }

    private static String page() throws IOException {
        var page = new StringBuilder(HEAD);
        group(page, "What parties do", types(PartyAct.class));
        group(page, "What the court does, and who the case is about", types(CourtAct.class));
        group(page, "What happens to the record itself", types(RecordAct.class));
        group(page, "What happens to a court's calendar", types(CalendarFact.class));
        page.append("\n## Parts of facts\n");
        for (Class<?> part : PARTS) {
            describe(page, part);
        }
        page.append("\n## Values to choose from\n\n| name | values |\n|---|---|\n");
        for (Class<?> choice : CHOICES) {
            page.append("| `")
                    .append(choice.getSimpleName())
                    .append("` | ")
                    .append(values(choice))
                    .append(" |\n");
        }
        page.append("\nThe terms inside `OrderEntered` are described in [templates.md](templates.md).\n");
        return page.toString();
    }

    private static String values(Class<?> choice) {
        return Arrays.stream(choice.getEnumConstants())
                .map(value -> "`" + value + "`")
                .collect(joining(", "));
    }

    private static void group(StringBuilder page, String title, List<Class<?>> types) throws IOException {
        page.append("\n## ").append(title).append('\n');
        for (Class<?> type : types) {
            describe(page, type);
            page.append("\n```json\n")
                    .append(JSON.writeValueAsString(JSON.readTree(Files.readString(Path.of(
                            "src/test/resources/golden",
                            type.getSimpleName() + "." + StoredForms.KNOWN.current(type.getSimpleName()) + ".json")))))
                    .append("\n```\n");
        }
    }

    private static void describe(StringBuilder page, Class<?> type) throws IOException {
        String javadoc = javadoc(type);
        page.append("\n### ")
                .append(type.getSimpleName())
                .append("\n\n")
                .append(description(javadoc))
                .append('\n');
        if (RecordAct.class.isAssignableFrom(type)
                || type == CaseOpened.class
                || type == OrderEntered.class
                || CalendarFact.class.isAssignableFrom(type)) {
            page.append("\nIt is not recorded as a fact, but by an operation of its own.\n");
        }
        Map<String, String> params = params(javadoc);
        page.append("\n| attribute | is | |\n|---|---|---|\n");
        for (RecordComponent component : type.getRecordComponents()) {
            page.append("| `")
                    .append(component.getName())
                    .append("` | ")
                    .append(kind(component))
                    .append(" | ")
                    .append(params.getOrDefault(component.getName(), ""))
                    .append(" |\n");
        }
    }

    private static List<Class<?>> types(Class<?> group) {
        return Arrays.stream(group.getPermittedSubclasses())
                .<Class<?>>map(type -> type)
                .sorted((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()))
                .toList();
    }

    private static String javadoc(Class<?> type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
        Matcher block = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*public record "
                                + type.getSimpleName() + "\\(",
                        Pattern.DOTALL)
                .matcher(source);
        assertThat(block.find()).as("Javadoc of %s", type).isTrue();
        return unstarred(block.group(1));
    }

    private static String unstarred(String comment) {
        return comment.lines()
                .map(line -> line.replaceFirst("^\\s*\\*?\\s?", ""))
                .collect(joining("\n"));
    }

    private static String description(String javadoc) {
        return text(javadoc.split("\n@", 2)[0].replace("<p>", "")).strip();
    }

    private static Map<String, String> params(String javadoc) {
        var params = new LinkedHashMap<String, String>();
        Stream.of(javadoc.split("(?m)^@"))
                .filter(tag -> tag.startsWith("param "))
                .forEach(tag -> {
                    String[] words = tag.split("\\s+", 3);
                    params.put(words[1], text(words[2]));
                });
        return params;
    }

    private static String text(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replaceAll("</?em>", "*")
                .replaceAll("(?<!\n)\n(?!\n)", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static String kind(RecordComponent component) {
        String name = component
                .getGenericType()
                .getTypeName()
                .replaceAll("[a-z]+\\.(?:[a-z]+\\.)*", "")
                .replace("<", " of ")
                .replace(">", "")
                .replace(", ", " to ");
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean mayBeLeftOut = component.getAccessor().isAnnotationPresent(JsonSetter.class);
        return name + (optional ? ", optional" : mayBeLeftOut ? ", may be left out" : "");
    }
}

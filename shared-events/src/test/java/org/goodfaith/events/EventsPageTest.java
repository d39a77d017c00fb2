package org.goodfaith.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSetter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.events.form.StoredForms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Generates {@code docs/events.md} from the Javadoc of the facts and the golden files. */
class EventsPageTest {

    private static final Path PAGE = Path.of("../docs/events.md");
    private static final Path GENERATED = Path.of("target/events.md");
    private static final Path SOURCES = Path.of("src/main/java/org/goodfaith/events");
    private static final List<Class<?>> PARTS =
            List.of(Circumstances.class, ForCases.class, Actors.class, Attendee.class, Judge.class, TemplateUse.class);
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
            GroupKind.class,
            ClosureKind.class,
            DatesCertain.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String HEAD = """
            # Facts

            All facts on the record of a case or of a court's calendar. The names and attributes below are the stored form. A
            new attribute needs a new revision. Attributes are never renamed or removed. A fact records that an offer or
            statement was made, when, by whom and in what form, but never its content.

            An attribute marked *optional* may be absent. For an attribute of form, absent means *not recorded*, never *no*.
            A list marked *may be left out* is then empty. Record a fact with `POST /api/v1/cases/{caseId}/facts/{name}` and
            the JSON shown, unless its section names another operation. `circumstances` and `actors` are described at the
            end.

            Days are ISO dates in the court's local calendar. Times of day are in the court's time zone. A `CourtTime` is a
            day, `2024-08-06`, or a day and time, `2024-08-06T10:00`. An `Instant` is in UTC.

            `EventsPageTest` generates this page from the Javadoc. If they differ, the test writes the new page to
            `shared-events/target/events.md`.
            """;

    @Test
    void pageMatchesTheJavadoc() throws IOException {
        String generated = page();
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, generated);

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/events.md differs from the Javadoc; copy shared-events/%s over it", GENERATED)
                .isEqualTo(generated);
    }

    private static String page() throws IOException {
        var page = new StringBuilder(HEAD);
        group(page, "Acts of parties", types(PartyAct.class));
        group(page, "Acts of the court and changes of the case", types(CourtAct.class));
        group(page, "Changes of the record", types(RecordAct.class));
        group(page, "Changes of a court's calendar", types(CalendarFact.class));
        page.append("\n## Parts of facts\n");
        for (Class<?> part : PARTS) {
            describe(page, part);
        }
        page.append("\n## Values\n");
        for (Class<? extends Enum<?>> choice : CHOICES) {
            describeValues(page, choice);
        }
        page.append("\n[templates.md](templates.md) describes the terms inside `OrderEntered`.\n");
        return page.toString();
    }

    private static void describeValues(StringBuilder page, Class<? extends Enum<?>> choice) throws IOException {
        String source = Files.readString(SOURCES.resolve(choice.getSimpleName() + ".java"));
        page.append("\n### ")
                .append(choice.getSimpleName())
                .append("\n\n")
                .append(comment(source, "public enum " + choice.getSimpleName() + " "))
                .append("\n\n");
        for (Enum<?> value : choice.getEnumConstants()) {
            String meaning = comment(source, value + "[,;\\s]");
            page.append("- `")
                    .append(value)
                    .append('`')
                    .append(meaning.isEmpty() ? "" : ": " + meaning)
                    .append('\n');
        }
    }

    private static String comment(String source, String declaration) {
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + declaration, Pattern.DOTALL)
                .matcher(source);
        return comment.find() ? text(unstarred(comment.group(1))) : "";
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
            page.append("\nRecord it with its own operation.\n");
        }
        Map<String, String> params = params(javadoc);
        page.append("\n| attribute | type | description |\n|---|---|---|\n");
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

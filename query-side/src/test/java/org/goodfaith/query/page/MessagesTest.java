package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All page texts are in {@code messages.properties}, and the bundle has no text that no page uses. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("web/src/main/resources");
    private static final List<Path> SOURCES = List.of(Path.of("web/src/main/java"), Path.of("src/main/java"));

    /** The prefixes of keys that the recording forms build from names of facts, attributes and constants. */
    private static final Set<String> BUILT_KEYS = Set.of("recording.", "fact.", "status.");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]", Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile("<(/?[a-z][\\w:]*)((?:\\s+[\\w:-]+(?:=\"[^\"]*\"|='[^']*')?)*)\\s*/?>");
    private static final Pattern READ_ALOUD =
            Pattern.compile("\\s(title|aria-label|placeholder|alt|data-label)=\"([^\"]*)\"");

    /**
     * A literal with a word and a space, as in {@code 'entry ' + ${n}}, is a text; other literals are keys and names. A
     * literal that begins with a hyphen ends an element id.
     */
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private static final Pattern QUOTED_WORD = Pattern.compile("^(?!-\\p{L}).*(?:\\p{L}{2,} | \\p{L}{2,})");
    private static final Pattern EXPRESSION = Pattern.compile("\\s(th:[\\w-]+)=\"([^\"]*)\"");

    private static final Pattern EXACT_KEY = Pattern.compile("#\\{([a-z][\\w.]*)");
    private static final Pattern BUILT_KEY =
            Pattern.compile("#\\{\\$\\{'([\\w.]+\\.)' \\+ [\\w.\\[\\]]+(?: \\+ '([\\w.]+)')?}");
    private static final Pattern JAVA_LITERAL = Pattern.compile("\"([a-zA-Z]+(?:\\.[\\w]*)+)\"");
    private static final Pattern JAVA_EXACT_KEY = Pattern.compile("Messages\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /** The product's name and file formats are the same in every text. */
    private static final Set<String> NAMES = Set.of("Goodfaith", "CSV", "JSON");

    private final Map<String, String> templates = templates();
    private final String java = java();
    private final Map<String, String> messages = messages();

    @Test
    void templatesHaveNoTextsOfTheirOwn() {
        var found = new TreeSet<String>();
        templates.forEach((name, template) -> {
            String markup = COMMENT.matcher(template).replaceAll("").replaceFirst("<!DOCTYPE html>", "");
            String text = TAG.matcher(INLINED.matcher(markup).replaceAll("")).replaceAll("\n");
            text.lines()
                    .filter(line -> WORD.matcher(line).find() && !NAMES.contains(line.strip()))
                    .forEach(line -> found.add(name + ": " + line.strip()));
            matches(READ_ALOUD, markup)
                    .filter(match -> WORD.matcher(match.group(2)).find())
                    .forEach(match -> found.add(name + ": " + match.group().strip()));
            matches(EXPRESSION, markup)
                    .filter(match -> !isStyle(match.group().strip()))
                    .flatMap(match -> matches(QUOTED, match.group(2)))
                    .filter(match -> QUOTED_WORD.matcher(match.group(1)).find())
                    .forEach(match -> found.add(name + ": '" + match.group(1) + "'"));
        });

        assertThat(found).isEmpty();
    }

    /** CSS classes, SVG attributes and element ids. */
    private static boolean isStyle(String attribute) {
        return Stream.of("th:class=", "th:transform=", "th:id=", "th:attr=\"viewBox")
                .anyMatch(attribute::startsWith);
    }

    @Test
    void noKeyIsMissing() {
        var used = new TreeSet<String>();
        templates.values().forEach(template -> matches(EXACT_KEY, template).forEach(match -> used.add(match.group(1))));
        matches(JAVA_EXACT_KEY, java).forEach(match -> used.add(match.group(1)));

        assertThat(messages.keySet()).containsAll(used);
        for (Pattern built : builtKeys()) {
            assertThat(messages.keySet()).as(built.pattern()).anyMatch(built.asMatchPredicate());
        }
    }

    @Test
    void noKeyIsUnused() {
        var exact = new TreeSet<String>();
        templates.values().forEach(template -> matches(EXACT_KEY, template)
                .forEach(match -> exact.add(match.group(1))));
        var built = builtKeys();
        matches(JAVA_LITERAL, java).map(match -> match.group(1)).forEach(literal -> {
            exact.add(literal);
            if (literal.endsWith(".")) {
                built.add(Pattern.compile(Pattern.quote(literal) + ".+"));
            }
        });

        assertThat(messages.keySet().stream()
                        .filter(key -> BUILT_KEYS.stream().noneMatch(key::startsWith))
                        .filter(key -> !exact.contains(key))
                        .filter(key -> built.stream()
                                .noneMatch(pattern -> pattern.matcher(key).matches())))
                .isEmpty();
    }

    /** {@link java.text.MessageFormat} takes a straight apostrophe for an escape, and only in texts with arguments. */
    @Test
    void textsHaveTypographicApostrophes() {
        assertThat(messages.values()).noneMatch(text -> text.contains("'")).noneMatch(String::isBlank);
    }

    private List<Pattern> builtKeys() {
        return templates.values().stream()
                .flatMap(template -> matches(BUILT_KEY, template))
                .map(match -> Pattern.quote(match.group(1)) + "[\\w-]+"
                        + (match.group(2) == null ? "" : Pattern.quote(match.group(2))))
                .distinct()
                .map(Pattern::compile)
                .collect(Collectors.toCollection(java.util.ArrayList::new));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** The templates by file name. */
    private static Map<String, String> templates() {
        return files(RESOURCES.resolve("templates"), ".html")
                .collect(Collectors.toMap(
                        path -> path.getFileName().toString(), MessagesTest::read, (one, _) -> one, TreeMap::new));
    }

    private static String java() {
        return SOURCES.stream()
                .flatMap(source -> files(source, ".java"))
                .map(MessagesTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> messages() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(read(RESOURCES.resolve("messages.properties"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (one, _) -> one, TreeMap::new));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

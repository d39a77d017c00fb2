package org.goodfaith.events;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What a fact, an attribute or a value to choose is, in the words of its Javadoc: the same that {@code docs/events.md}
 * shows. {@code EventsPageTest} holds the file they are carried in against the source.
 */
public final class FactWords {

    private static final Properties WORDS = read();
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private FactWords() {}

    /** @return what a fact, or a part of one, is; one or more sentences */
    public static String of(Class<?> type) {
        return find(type.getSimpleName()).orElse("");
    }

    /** @return what an attribute is, without the full stop of a sentence */
    public static String of(RecordComponent component) {
        return find(component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                .orElse("");
    }

    /** @return what a value to choose is; empty if its name says it all */
    public static Optional<String> of(Enum<?> value) {
        return find(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /** @return the name of a fact in words: {@code DemandServed} as "Demand served" */
    public static String name(String fact) {
        var words = new StringBuilder();
        for (String word : BETWEEN_WORDS.splitAsStream(fact).toList()) {
            boolean abbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            words.append(words.isEmpty() ? "" : " ")
                    .append(words.isEmpty() || abbreviation ? word : word.toLowerCase(Locale.ROOT));
        }
        return words.toString().replace("Pre settlement", "Pre-settlement");
    }

    /** @return the name of an attribute in words: {@code textPages} as "text pages" */
    public static String attribute(String name) {
        return BETWEEN_WORDS.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** @return a value to choose in words: {@code SETTLEMENT_CONFERENCE} as "settlement conference" */
    public static String name(Enum<?> value) {
        return value.name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace("vdrp", "VDRP")
                .replace("pdf", "PDF")
                .replaceAll("\\badr\\b", "ADR")
                .replace("pre settlement", "pre-settlement");
    }

    private static Optional<String> find(String name) {
        return Optional.ofNullable(WORDS.getProperty(name));
    }

    private static Properties read() {
        var words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(FactWords.class.getResourceAsStream("words.properties"), "words.properties"),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}

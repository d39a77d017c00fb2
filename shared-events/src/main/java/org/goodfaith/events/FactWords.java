package org.goodfaith.events;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What a fact, an attribute or a value to choose is, in the words of its Javadoc: the same that {@code docs/events.md}
 * shows. {@code EventsPageTest} holds the file they are carried in against the source.
 */
public final class FactWords {

    private static final Properties WORDS = read();

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

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

/** Reads the descriptions of facts, attributes and values that pages show from {@code words.properties}. */
public final class FactWords {

    private static final Properties WORDS = read();

    private FactWords() {}

    /** Returns the description of a fact or a part of one, in one or more sentences. */
    public static String of(Class<?> type) {
        return find(type.getSimpleName()).orElse("");
    }

    /** Returns the description of an attribute, without a final period. */
    public static String of(RecordComponent component) {
        return find(component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                .orElse("");
    }

    /** Returns the description of a value; empty if its name is enough. */
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

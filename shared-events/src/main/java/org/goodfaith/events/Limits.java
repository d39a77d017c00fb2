package org.goodfaith.events;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Limits on numbers and list lengths in a record. */
public final class Limits {

    public static final int DOCKET_ENTRY_MAX = 100_000;
    public static final int PARTIES_MAX = 200;
    public static final int TERMS_MAX = 200;
    public static final int ATTRIBUTES_MAX = 50;
    public static final int COUNT_MAX = 1_000_000;

    private Limits() {}

    static void requireCount(String name, @Nullable Integer count) {
        if (count != null && (count < 0 || count > COUNT_MAX)) {
            throw new IllegalArgumentException(name + " must be a number from 0 to " + COUNT_MAX + ", not " + count);
        }
    }

    static void requireSequence(String name, @Nullable Long sequence) {
        if (sequence != null && sequence < 0) {
            throw new IllegalArgumentException(name + " must be the number of an entry, 0 or more, not " + sequence);
        }
    }

    /** Returns an unmodifiable copy of the attributes, sorted by name. */
    static <V> SequencedMap<String, V> requireAttributes(String name, Map<String, V> attributes) {
        if (attributes.size() > ATTRIBUTES_MAX) {
            throw new IllegalArgumentException(name + " may hold at most " + ATTRIBUTES_MAX + " attributes");
        }
        attributes.forEach((key, value) -> {
            if (!key.matches("[a-zA-Z][a-zA-Z0-9]{0,63}") || value == null) {
                throw new IllegalArgumentException(
                        name + ": '" + Texts.shown(key) + "' is not an attribute name, or it has no value");
            }
        });
        return Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
    }
}

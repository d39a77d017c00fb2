package org.goodfaith.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value of which there is exactly one form: that of RFC 8785.
 *
 * <p>What RFC 8785 cannot represent without loss is refused on reading instead of being changed: members named twice,
 * unpaired surrogates, and numbers that a double does not hold.
 */
public sealed interface Json {

    /** An object; its members in the order of RFC 8785, by UTF-16 code units. */
    record Members(SortedMap<String, Json> values) implements Json {

        public Members {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** An array. */
    record Items(List<Json> values) implements Json {

        public Items {
            values = List.copyOf(values);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A number; every whole number up to 2<sup>53</sup> is exact. */
    record Numeral(double value) implements Json {

        /** @throws IllegalArgumentException if it is not finite */
        public Numeral {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no " + value);
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Json {}

    /** The value {@code null}. */
    record Nothing() implements Json {}

    /**
     * Reads one value.
     *
     * @param utf8 the text, with nothing but white space around it
     * @throws MalformedJsonException if it is no JSON, says something RFC 8785 cannot represent, or is nested too deep
     */
    static Json parse(byte[] utf8) throws MalformedJsonException {
        return JsonReader.read(utf8);
    }

    static Json of(String value) {
        return new Text(value);
    }

    /** @throws IllegalArgumentException if a double does not hold the number exactly */
    static Json of(long value) {
        if (Math.abs(value) > JsonReader.WHOLE_MAX || value == Long.MIN_VALUE) {
            throw new IllegalArgumentException(value + " is beyond the whole numbers of JSON");
        }
        return new Numeral(value);
    }

    static Json of(List<? extends Json> values) {
        return new Items(List.copyOf(values));
    }

    static Json of(Map<String, Json> values) {
        return new Members(new TreeMap<>(values));
    }

    /** @return the form of RFC 8785, in UTF-8 */
    default byte[] canonical() {
        return JsonWriter.write(this);
    }
}

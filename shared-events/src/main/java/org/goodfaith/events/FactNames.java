package org.goodfaith.events;

import java.util.Locale;
import java.util.regex.Pattern;

/** Derives readable names from the names of facts, attributes and enum constants. */
public final class FactNames {

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private FactNames() {}

    /** Returns the name of a fact in words, such as "Demand served" for {@code DemandServed}. */
    public static String name(String fact) {
        var words = new StringBuilder();
        for (String word : WORD_BOUNDARY.splitAsStream(fact).toList()) {
            boolean abbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            words.append(words.isEmpty() ? "" : " ")
                    .append(words.isEmpty() || abbreviation ? word : word.toLowerCase(Locale.ROOT));
        }
        return words.toString().replace("Pre settlement", "Pre-settlement");
    }

    /** Returns the name of an attribute in words, such as "text pages" for {@code textPages}. */
    public static String attribute(String name) {
        return WORD_BOUNDARY
                .matcher(name)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replace("pre settlement", "pre-settlement");
    }

    /** Returns an enum constant in words, such as "settlement conference" for {@code SETTLEMENT_CONFERENCE}. */
    public static String name(Enum<?> value) {
        return constant(value.name());
    }

    /**
     * Returns the name of an enum constant in words, such as "settlement conference" for {@code SETTLEMENT_CONFERENCE}.
     */
    public static String constant(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace("vdrp", "VDRP")
                .replace("pdf", "PDF")
                .replaceAll("\\badr\\b", "ADR")
                .replace("pre settlement", "pre-settlement");
    }
}

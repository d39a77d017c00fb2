package org.goodfaith.command.template;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A placeholder for a parameter: {@code ${name}}, {@code ${name:long}}, {@code ${name:words}} or {@code ${name:words
 * day}}.
 *
 * @param name the name of the parameter
 * @param form the format; absent to insert the value unchanged
 * @param noun the noun that a number counts; absent if there is none
 */
record Placeholder(
        String name, @Nullable String form, @Nullable String noun) {

    static final String OPENING = "${";

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{([a-zA-Z][a-zA-Z0-9]*)(?::(long|words|Words)(?: ([a-z]+))?)?}");

    static Matcher in(String text) {
        return PLACEHOLDER.matcher(text);
    }

    static Placeholder of(MatchResult found) {
        return new Placeholder(found.group(1), found.group(2), found.group(3));
    }

    /** Returns true if every <code>${</code> in the text starts a valid placeholder. */
    static boolean isWellFormed(String text) {
        return !PLACEHOLDER.matcher(text).replaceAll("").contains(OPENING);
    }

    /**
     * Formats the value.
     *
     * @throws IllegalArgumentException if the parameter's type does not support this format
     */
    String format(TemplateParameter parameter, JsonNode value) {
        return switch (form) {
            case null -> value.asString();
            case "long" -> parameter.longForm(value);
            case "words" -> words(parameter, value);
            case "Words" -> capitalized(words(parameter, value));
            default -> throw new IllegalStateException("unknown form " + form);
        };
    }

    private String words(TemplateParameter parameter, JsonNode value) {
        if (parameter.type() != TemplateParameter.Type.INTEGER) {
            throw new IllegalArgumentException("only an integer can be written in words");
        }
        return noun == null ? NumberWords.of(value.intValue()) : NumberWords.of(value.intValue(), noun);
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

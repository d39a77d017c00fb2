package org.goodfaith.command.template;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a parameter goes: {@code ${name}}, {@code ${name:long}}, {@code ${name:words}} or {@code ${name:words day}}.
 *
 * @param name the parameter
 * @param form how it is written; absent for as it is
 * @param noun what a number counts; absent if it stands alone
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

    /** @return whether every opening in the text begins a placeholder */
    static boolean isWellFormed(String text) {
        return !PLACEHOLDER.matcher(text).replaceAll("").contains(OPENING);
    }

    /**
     * @return the value in this form
     * @throws IllegalArgumentException if the parameter cannot be written so
     */
    String written(TemplateParameter parameter, JsonNode value) {
        return switch (form) {
            case null -> value.asString();
            case "long" -> parameter.written(value);
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

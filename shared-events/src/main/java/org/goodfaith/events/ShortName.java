package org.goodfaith.events;

import java.util.regex.Pattern;

/** The form every short name in a record has: lower-case letters, digits, dots and hyphens, at most 64 of them. */
public final class ShortName {

    /** Also used by the published schemas. */
    public static final String PATTERN = "[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private ShortName() {}

    /** @throws IllegalArgumentException if the text does not have this form */
    public static void require(String value) {
        if (!COMPILED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + Texts.shown(value)
                            + "' is no short name: use 1 to 64 lower-case letters, digits, dots or hyphens, such as plaintiff-1");
        }
    }
}

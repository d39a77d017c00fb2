package org.goodfaith.events;

import java.util.regex.Pattern;

/** The form of a short name: 1 to 64 lowercase letters, digits, dots and hyphens. */
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
                            + "' is not a short name: use 1 to 64 lowercase letters, digits, dots or hyphens, such as plaintiff-1");
        }
    }
}

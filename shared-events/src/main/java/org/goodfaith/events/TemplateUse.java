package org.goodfaith.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The template an order was compiled from.
 *
 * @param template its short name
 * @param version its version, from 1
 * @param parameters what was filled in, by name
 */
public record TemplateUse(String template, int version, Map<String, String> parameters) {

    /** @throws IllegalArgumentException if a component is malformed */
    public TemplateUse {
        ShortName.require(template);
        if (version < 1) {
            throw new IllegalArgumentException("a template's version is 1 or more, not " + version);
        }
        parameters = Collections.unmodifiableSequencedMap(new TreeMap<>(parameters));
    }
}

package org.goodfaith.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The template an order was compiled from.
 *
 * @param template the id of the template
 * @param version the version of the template, from 1
 * @param parameters the parameter values, by name
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

package org.goodfaith.events;

import java.util.Map;

/**
 * The template an order was compiled from.
 *
 * @param template the id of the template
 * @param version the version of the template, from 1
 * @param parameters the parameter values, by name
 */
public record TemplateUse(String template, int version, Map<String, String> parameters) {

    private static final int PARAMETERS_MAX = 100;

    /** @throws IllegalArgumentException if a component is malformed */
    public TemplateUse {
        ShortName.require(template);
        if (version < 1) {
            throw new IllegalArgumentException("a template's version is 1 or more, not " + version);
        }
        parameters = Limits.requireAttributes("parameters", parameters, PARAMETERS_MAX);
        parameters.values().forEach(value -> Texts.requireNote("parameters", value));
    }
}

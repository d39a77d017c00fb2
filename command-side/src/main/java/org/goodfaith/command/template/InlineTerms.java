package org.goodfaith.command.template;

import java.util.Collection;
import java.util.List;
import org.goodfaith.events.EventKey;
import tools.jackson.databind.JsonNode;

/** Reads orders entered without a template: events and terms in the format of a compiled template. */
public final class InlineTerms {

    private InlineTerms() {}

    /**
     * Reads an object {@code {"events": [...], "terms": [...]}} that conforms to {@code $defs/content} of the published
     * schema.
     *
     * @param eventsOnRecord events already set in the case, which the terms may refer to
     * @return the content, or all problems with their JSON pointers relative to the object
     */
    public static Compilation read(JsonNode content, Collection<EventKey> eventsOnRecord) {
        return new ContentReader(null, null, null).read(content, eventsOnRecord);
    }

    /** @see #read(JsonNode, Collection) */
    public static Compilation read(JsonNode content) {
        return read(content, List.of());
    }
}

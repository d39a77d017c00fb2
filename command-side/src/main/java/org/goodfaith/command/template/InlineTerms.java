package org.goodfaith.command.template;

import java.util.Collection;
import java.util.List;
import org.goodfaith.events.EventKey;
import tools.jackson.databind.JsonNode;

/** Orders entered without a template: events and terms in the form that a compiled template has. */
public final class InlineTerms {

    private InlineTerms() {}

    /**
     * Reads an object {@code {"events": [...], "terms": [...]}}, as {@code $defs/content} of the published schema has
     * it.
     *
     * @param eventsOnRecord events already set in the case, which the terms may speak of as well
     * @return the content, or every problem with its JSON pointer from the given object
     */
    public static Compilation read(JsonNode content, Collection<EventKey> eventsOnRecord) {
        return new ContentReader(null, null, null).read(content, eventsOnRecord);
    }

    /** @see #read(JsonNode, Collection) */
    public static Compilation read(JsonNode content) {
        return read(content, List.of());
    }
}

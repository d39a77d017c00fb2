package org.goodfaith.query.recording;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last entry that the user has seen of each case, when an entry is for several.
 *
 * @param byCase the number of the entry, by the id of the case
 */
record LastEntries(SequencedMap<String, Long> byCase) {

    private static final String MEMBER = "lastEntries";

    /** Reads the field of a form that {@link #toString} filled. Skips what is no number of an entry. */
    static LastEntries parse(String field) {
        var byCase = new LinkedHashMap<String, Long>();
        Arrays.stream(field.split(","))
                .map(each -> each.split("="))
                .filter(each -> each.length == 2 && each[1].matches("\\d{1,18}"))
                .forEach(each -> byCase.put(each[0], Long.valueOf(each[1])));
        return new LastEntries(byCase);
    }

    /** @return the same with the entries of some cases replaced */
    LastEntries with(Map<String, Long> later) {
        var merged = new LinkedHashMap<>(byCase);
        merged.putAll(later);
        return new LastEntries(merged);
    }

    /** Adds the entries to the body of an operation on several cases. */
    JsonNode addTo(JsonNode body) {
        if (JointForm.isJoint(body) && body instanceof ObjectNode joint) {
            ObjectNode lastEntries = joint.putObject(MEMBER);
            byCase.forEach(lastEntries::put);
        }
        return body;
    }

    @Override
    public String toString() {
        return byCase.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }
}

package org.goodfaith.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.goodfaith.ledger.CanonicalJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first difference between two JSON values.
 *
 * @param at the path to it, such as {@code obligations[3].status}
 * @param claimed the value in the file; null if the file has none
 * @param derived the value that follows from the facts; null if there is none
 */
record JsonDifference(
        String at, @Nullable JsonNode claimed, @Nullable JsonNode derived) {

    private static final int SHOWN_MAX = 120;

    /** Compares the canonical bytes of both values. */
    static Optional<JsonDifference> first(JsonNode claimed, JsonNode derived) {
        return equal(claimed, derived) ? Optional.empty() : find("", claimed, derived);
    }

    private static boolean equal(JsonNode claimed, JsonNode derived) {
        return Arrays.equals(CanonicalJson.write(claimed), CanonicalJson.write(derived));
    }

    private static Optional<JsonDifference> find(String at, @Nullable JsonNode claimed, @Nullable JsonNode derived) {
        if (claimed != null && derived != null) {
            if (claimed.isObject() && derived.isObject()) {
                return findInMembers(at, claimed, derived);
            }
            if (claimed.isArray() && derived.isArray()) {
                return findInItems(at, claimed, derived);
            }
            if (equal(claimed, derived)) {
                return Optional.empty();
            }
        }
        return Optional.of(new JsonDifference(at, claimed, derived));
    }

    private static Optional<JsonDifference> findInMembers(String at, JsonNode claimed, JsonNode derived) {
        var names = new TreeSet<>(claimed.propertyNames());
        names.addAll(derived.propertyNames());
        return names.stream()
                .flatMap(name ->
                        find(at.isEmpty() ? name : at + "." + name, claimed.get(name), derived.get(name)).stream())
                .findFirst();
    }

    private static Optional<JsonDifference> findInItems(String at, JsonNode claimed, JsonNode derived) {
        for (int i = 0; i < Math.max(claimed.size(), derived.size()); i++) {
            var difference = find(at + "[" + i + "]", claimed.get(i), derived.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "at " + at + " the file says " + shown(claimed) + ", but the facts give " + shown(derived);
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        String text = new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}

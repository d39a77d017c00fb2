package org.goodfaith.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.goodfaith.ledger.Json;
import org.jspecify.annotations.Nullable;

/**
 * The first place where two values differ.
 *
 * @param at the way to it, such as {@code obligations[3].status}
 * @param said what stands in the file there; absent if nothing does
 * @param found what was found instead; absent if nothing was
 */
record JsonDifference(
        String at, @Nullable Json said, @Nullable Json found) {

    private static final int SHOWN_MAX = 120;

    /** Compares the canonical forms, to the byte. */
    static Optional<JsonDifference> first(Json said, Json found) {
        return Arrays.equals(said.canonical(), found.canonical()) ? Optional.empty() : within("", said, found);
    }

    private static Optional<JsonDifference> within(String at, @Nullable Json said, @Nullable Json found) {
        if (said instanceof Json.Members(var ours) && found instanceof Json.Members(var theirs)) {
            return amongMembers(at, ours, theirs);
        }
        if (said instanceof Json.Items(var ours) && found instanceof Json.Items(var theirs)) {
            return amongItems(at, ours, theirs);
        }
        return said != null && found != null && Arrays.equals(said.canonical(), found.canonical())
                ? Optional.empty()
                : Optional.of(new JsonDifference(at, said, found));
    }

    private static Optional<JsonDifference> amongMembers(
            String at, SortedMap<String, Json> said, SortedMap<String, Json> found) {
        var names = new TreeSet<>(said.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .flatMap(
                        name -> within(at.isEmpty() ? name : at + "." + name, said.get(name), found.get(name)).stream())
                .findFirst();
    }

    private static Optional<JsonDifference> amongItems(String at, List<Json> said, List<Json> found) {
        for (int i = 0; i < Math.max(said.size(), found.size()); i++) {
            var difference = within(
                    at + "[" + i + "]", i < said.size() ? said.get(i) : null, i < found.size() ? found.get(i) : null);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "at " + at + " the file says " + shown(said) + ", and the facts give " + shown(found);
    }

    private static String shown(@Nullable Json value) {
        if (value == null) {
            return "nothing";
        }
        String text = new String(value.canonical(), StandardCharsets.UTF_8);
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}

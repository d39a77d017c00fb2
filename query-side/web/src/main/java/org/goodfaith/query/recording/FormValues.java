package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a submitted form, by the name of the HTML field. Blank values are dropped and others are trimmed. */
public record FormValues(Map<String, List<String>> values) {

    static final FormValues NONE = new FormValues(Map.of());

    /** A hidden HTML field. */
    public record Hidden(String name, String value) {}

    public FormValues {
        var kept = new LinkedHashMap<String, List<String>>();
        values.forEach((name, given) -> {
            // Browsers send CRLF as the line break of a text area.
            List<String> filled = given.stream()
                    .map(value -> value.replace("\r\n", "\n").strip())
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!filled.isEmpty()) {
                kept.put(name, filled);
            }
        });
        values = kept;
    }

    static FormValues of(String name, String value) {
        return new FormValues(Map.of(name, List.of(value)));
    }

    /** @return the first value; an empty string if there is none */
    public String one(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** @return these values, and those of {@code more} under other names */
    FormValues and(FormValues more) {
        var all = new LinkedHashMap<>(more.values);
        all.putAll(values);
        return new FormValues(all);
    }

    /** @return the values without those whose names have this prefix */
    FormValues without(String prefix) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeIf(name -> name.startsWith(prefix));
        return new FormValues(rest);
    }

    /** @return every value as a hidden field */
    public List<Hidden> flat() {
        var flat = new ArrayList<Hidden>();
        values.forEach((name, all) -> all.forEach(value -> flat.add(new Hidden(name, value))));
        return flat;
    }
}

package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody filled into a form, by the name of the field. Blank is as good as not filled in.
 *
 * @param values without blanks, and without white space around them
 */
public record FormValues(Map<String, List<String>> values) {

    static final FormValues NONE = new FormValues(Map.of());

    /** A field that is not seen. */
    public record Hidden(String name, String value) {}

    public FormValues {
        var kept = new LinkedHashMap<String, List<String>>();
        values.forEach((name, given) -> {
            // A browser ends the lines of a text with two characters.
            List<String> said = given.stream()
                    .map(value -> value.replace("\r\n", "\n").strip())
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!said.isEmpty()) {
                kept.put(name, said);
            }
        });
        values = kept;
    }

    static FormValues of(String name, String value) {
        return new FormValues(Map.of(name, List.of(value)));
    }

    /** @return empty if nothing was filled in */
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

    /** @return these, and of {@code more} what is not among them */
    FormValues and(FormValues more) {
        var all = new LinkedHashMap<>(more.values);
        all.putAll(values);
        return new FormValues(all);
    }

    /** @return these, without what was filled in under names that begin so */
    FormValues without(String prefix) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeIf(name -> name.startsWith(prefix));
        return new FormValues(rest);
    }

    /** @return every name with each of its values, as hidden fields carry them */
    public List<Hidden> flat() {
        var flat = new ArrayList<Hidden>();
        values.forEach((name, all) -> all.forEach(value -> flat.add(new Hidden(name, value))));
        return flat;
    }
}

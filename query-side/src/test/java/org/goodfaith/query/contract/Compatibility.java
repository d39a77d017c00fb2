package org.goodfaith.query.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds the breaking changes between an earlier contract and a later one: fields that were removed, renamed, or
 * retyped, that are newly required, or that are no longer guaranteed. Added optional fields are compatible.
 */
final class Compatibility {

    private Compatibility() {}

    /** Returns a message for each breaking change; empty if the later contract is compatible with the earlier one. */
    static List<String> breaks(SortedMap<String, JsonNode> earlier, SortedMap<String, JsonNode> later) {
        var breaks = new ArrayList<String>();
        earlier.forEach((file, schema) -> {
            if (!file.equals(AsyncApi.DOCUMENT) && !schema.equals(later.get(file))) {
                breaks.add(file + " was changed or removed; records in this form are on the topics for ever");
            }
        });
        JsonNode before = in(earlier, AsyncApi.DOCUMENT);
        JsonNode after = in(later, AsyncApi.DOCUMENT);
        before.required("channels").properties().forEach(channel -> {
            JsonNode now = after.required("channels").path(channel.getKey());
            if (!channel.getValue().required("address").equals(now.path("address"))) {
                breaks.add(channel.getKey() + " has no longer the same address");
            }
            channel.getValue().required("messages").propertyNames().forEach(message -> {
                if (!now.path("messages").has(message)) {
                    breaks.add(channel.getKey() + " no longer has " + message);
                }
            });
        });
        before.at("/components/schemas")
                .properties()
                .forEach(headers -> breaks.addAll(ofSchema(
                        headers.getKey(),
                        headers.getValue(),
                        after.at("/components/schemas").path(headers.getKey()))));
        Map<String, String> latest = latest(later);
        latest(earlier).forEach((fact, file) -> {
            String now = latest.get(fact);
            if (now != null) {
                breaks.addAll(ofSchema(fact, in(earlier, file), in(later, now)));
            }
        });
        return breaks;
    }

    private static JsonNode in(SortedMap<String, JsonNode> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** Returns the file of the latest revision of each fact. */
    private static Map<String, String> latest(SortedMap<String, JsonNode> files) {
        return files.keySet().stream()
                .filter(file -> !file.equals(AsyncApi.DOCUMENT))
                .collect(Collectors.toMap(
                        file -> file.substring(0, file.indexOf('.')),
                        file -> file,
                        (one, other) -> revision(one) > revision(other) ? one : other));
    }

    private static int revision(String file) {
        return Integer.parseInt(file.substring(file.indexOf('.') + 1, file.lastIndexOf('.')));
    }

    /** @param name the name of the schema's type */
    static List<String> ofSchema(String name, JsonNode earlier, JsonNode later) {
        var before = new Fields(earlier).found;
        var after = new Fields(later).found;
        var breaks = new ArrayList<String>();
        before.forEach((path, field) -> {
            Field now = after.get(path);
            if (now == null) {
                breaks.add(name + path + " was removed or renamed");
            } else {
                if (!now.types.equals(field.types)) {
                    breaks.add(name + path + " was retyped from " + field.types + " to " + now.types);
                }
                if (field.required && !now.required) {
                    breaks.add(name + path + " is no longer promised");
                }
                if (now.required && !field.required) {
                    breaks.add(name + path + " is newly required");
                }
                field.values.stream()
                        .filter(value -> !now.values.contains(value))
                        .forEach(value -> breaks.add(name + path + " no longer knows " + value));
            }
        });
        after.forEach((path, field) -> {
            if (field.required && !before.containsKey(path) && before.containsKey(parent(path))) {
                breaks.add(name + path + " is new and required");
            }
        });
        return breaks;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
    }

    private static final class Field {

        private final Set<String> types = new TreeSet<>();
        private final Set<String> values = new TreeSet<>();
        private boolean required;
    }

    /**
     * The fields of a schema by path. Each kind of a union type has its own path, such as {@code due<counted>.amount}.
     */
    private static final class Fields {

        private final SortedMap<String, Field> found = new TreeMap<>();
        private final JsonNode definitions;

        Fields(JsonNode schema) {
            definitions = schema.path("$defs");
            visit("", true, schema, Set.of());
        }

        private void visit(String path, boolean required, JsonNode schema, Set<String> within) {
            Field field = found.computeIfAbsent(path, _ -> new Field());
            field.required |= required;
            if (schema.has("type")) {
                field.types.add(
                        schema.get("type").asString() + schema.path("format").asString(""));
            }
            schema.path("enum").forEach(value -> field.values.add(value.asString()));
            if (schema.has("const")) {
                field.values.add(schema.get("const").asString());
            }
            schema.path("properties")
                    .properties()
                    .forEach(property -> visit(
                            path + "." + property.getKey(),
                            isAmong(property.getKey(), schema.path("required")),
                            property.getValue(),
                            within));
            if (schema.has("items")) {
                visit(path + "[]", true, schema.get("items"), within);
            }
            if (schema.path("additionalProperties").isObject()) {
                visit(path + "{}", false, schema.get("additionalProperties"), within);
            }
            schema.path("anyOf").forEach(kind -> visit(path + "<" + nameOf(kind) + ">", false, kind, within));
            if (schema.has("$ref")) {
                String name = definition(schema);
                if (within.contains(name)) {
                    field.types.add(name);
                } else {
                    var deeper = new HashSet<>(within);
                    deeper.add(name);
                    visit(path, required, definitions.required(name), deeper);
                }
            }
        }

        private String nameOf(JsonNode kind) {
            JsonNode named = kind.has("$ref") ? definitions.required(definition(kind)) : kind;
            return named.at("/properties/kind/const").asString(kind.toString());
        }

        private static String definition(JsonNode reference) {
            String ref = reference.get("$ref").asString();
            return ref.substring(ref.lastIndexOf('/') + 1);
        }

        private static boolean isAmong(String name, JsonNode names) {
            return names.valueStream().anyMatch(each -> each.asString().equals(name));
        }
    }
}

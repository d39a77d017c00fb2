package org.goodfaith.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Hash;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of one JSON object. Each member is read once, and {@link #requireNoOthers()} rejects the object if
 * a member was not read.
 */
final class Fields {

    private final String where;
    private final SortedMap<String, JsonNode> unread = new TreeMap<>();

    private Fields(String where, JsonNode object) {
        this.where = where;
        object.properties().forEach(member -> unread.put(member.getKey(), member.getValue()));
    }

    static Fields of(String where, JsonNode json) throws MalformedBundleException {
        if (!json.isObject()) {
            throw new MalformedBundleException(where + " is not an object");
        }
        return new Fields(where, json);
    }

    boolean has(String name) {
        return unread.containsKey(name);
    }

    JsonNode json(String name) throws MalformedBundleException {
        JsonNode value = unread.remove(name);
        if (value == null) {
            throw new MalformedBundleException(where + " has no member " + name);
        }
        return value;
    }

    String text(String name) throws MalformedBundleException {
        return text(where + "." + name, json(name));
    }

    static String text(String where, JsonNode json) throws MalformedBundleException {
        if (!json.isString()) {
            throw new MalformedBundleException(where + " is not a string");
        }
        return json.stringValue();
    }

    /** Reads a string that is printed on a terminal and must not contain control or formatting characters. */
    String line(String name) throws MalformedBundleException {
        String text = text(name);
        if (text.codePoints().anyMatch(Fields::isInvisible)) {
            throw new MalformedBundleException(where + "." + name + " contains control or formatting characters");
        }
        return text;
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Reads an integer from 0 to {@link CanonicalJson#INTEGER_MAX}. */
    long whole(String name) throws MalformedBundleException {
        JsonNode json = json(name);
        double number = json.isNumber() ? json.decimalValue().doubleValue() : -1;
        if (number < 0 || number > CanonicalJson.INTEGER_MAX || number != Math.rint(number)) {
            throw new MalformedBundleException(
                    where + "." + name + " is not an integer from 0 to " + CanonicalJson.INTEGER_MAX);
        }
        return (long) number;
    }

    Hash hash(String name) throws MalformedBundleException {
        return hash(where + "." + name, json(name));
    }

    private static Hash hash(String where, JsonNode json) throws MalformedBundleException {
        try {
            return Hash.fromBase64(text(where, json));
        } catch (IllegalArgumentException e) {
            throw new MalformedBundleException(where + " is not a hash in base64");
        }
    }

    List<Hash> hashes(String name) throws MalformedBundleException {
        var hashes = new ArrayList<Hash>();
        for (JsonNode item : items(name)) {
            hashes.add(hash(where + "." + name, item));
        }
        return hashes;
    }

    List<JsonNode> items(String name) throws MalformedBundleException {
        JsonNode json = json(name);
        if (!json.isArray()) {
            throw new MalformedBundleException(where + "." + name + " is not an array");
        }
        return List.copyOf(json.values());
    }

    Fields fields(String name) throws MalformedBundleException {
        return of(where + "." + name, json(name));
    }

    /** @throws MalformedBundleException if the object has a member that was not read */
    void requireNoOthers() throws MalformedBundleException {
        if (!unread.isEmpty()) {
            throw new MalformedBundleException(where + " has an unknown member");
        }
    }
}

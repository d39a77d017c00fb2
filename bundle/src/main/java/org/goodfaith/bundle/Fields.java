package org.goodfaith.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.Json;

/**
 * The members of one object of a file. Each is taken once, and none may be left: nothing is smuggled past whoever reads
 * it.
 */
final class Fields {

    /** What a JSON number holds exactly. */
    private static final long WHOLE_MAX = (1L << 53) - 1;

    private final String where;
    private final SortedMap<String, Json> left;

    private Fields(String where, SortedMap<String, Json> left) {
        this.where = where;
        this.left = left;
    }

    static Fields of(String where, Json json) throws MalformedBundleException {
        if (json instanceof Json.Members(var members)) {
            return new Fields(where, new TreeMap<>(members));
        }
        throw new MalformedBundleException(where + " is no object");
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    Json json(String name) throws MalformedBundleException {
        Json value = left.remove(name);
        if (value == null) {
            throw new MalformedBundleException(where + " has no " + name);
        }
        return value;
    }

    String text(String name) throws MalformedBundleException {
        return text(where + "." + name, json(name));
    }

    static String text(String where, Json json) throws MalformedBundleException {
        if (json instanceof Json.Text(var text)) {
            return text;
        }
        throw new MalformedBundleException(where + " is no text");
    }

    /** A text that is shown to people: nothing in it may pass for something else on a terminal. */
    String line(String name) throws MalformedBundleException {
        String text = text(name);
        if (text.codePoints().anyMatch(Fields::isNotShown)) {
            throw new MalformedBundleException(where + "." + name + " has characters that are not shown");
        }
        return text;
    }

    private static boolean isNotShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    long whole(String name) throws MalformedBundleException {
        if (json(name) instanceof Json.Numeral(var number)
                && number >= 0
                && number <= WHOLE_MAX
                && number == Math.rint(number)) {
            return (long) number;
        }
        throw new MalformedBundleException(where + "." + name + " is no whole number");
    }

    Hash hash(String name) throws MalformedBundleException {
        return hash(where + "." + name, json(name));
    }

    private static Hash hash(String where, Json json) throws MalformedBundleException {
        try {
            return Hash.fromBase64(text(where, json));
        } catch (IllegalArgumentException e) {
            throw new MalformedBundleException(where + " is no hash");
        }
    }

    List<Hash> hashes(String name) throws MalformedBundleException {
        var hashes = new ArrayList<Hash>();
        for (Json item : items(name)) {
            hashes.add(hash(where + "." + name, item));
        }
        return hashes;
    }

    List<Json> items(String name) throws MalformedBundleException {
        if (json(name) instanceof Json.Items(var items)) {
            return items;
        }
        throw new MalformedBundleException(where + "." + name + " is no list");
    }

    Fields fields(String name) throws MalformedBundleException {
        return of(where + "." + name, json(name));
    }

    /** @throws MalformedBundleException if a member is left that nobody asked for */
    void none() throws MalformedBundleException {
        if (!left.isEmpty()) {
            throw new MalformedBundleException(where + " has an unknown member");
        }
    }
}

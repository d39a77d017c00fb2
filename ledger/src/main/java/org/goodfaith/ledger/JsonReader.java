package org.goodfaith.ledger;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads JSON strictly, see {@link Json}. */
final class JsonReader {

    /** The largest whole number of which every smaller one is a double as well. */
    static final long WHOLE_MAX = (1L << 53) - 1;

    private static final int DEPTH_MAX = 64;

    /** The longest number RFC 8785 writes has 25 characters. */
    private static final int NUMBER_LENGTH_MAX = 40;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Json read(byte[] utf8) throws MalformedJsonException {
        var reader = new JsonReader(decoded(utf8));
        Json value = reader.value(0);
        reader.skipSpace();
        if (reader.at < reader.text.length()) {
            throw reader.malformed("something follows the value");
        }
        return value;
    }

    private static String decoded(byte[] utf8) throws MalformedJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("it is not UTF-8");
        }
    }

    private Json value(int depth) throws MalformedJsonException {
        if (depth > DEPTH_MAX) {
            throw malformed("it is nested more than " + DEPTH_MAX + " deep");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json members(int depth) throws MalformedJsonException {
        SortedMap<String, Json> members = new TreeMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return new Json.Members(members);
        }
        while (true) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw malformed("a member is named twice");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Members(members);
            }
            expect(',');
        }
    }

    private Json items(int depth) throws MalformedJsonException {
        List<Json> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Items(items);
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Items(items);
            }
            expect(',');
        }
    }

    private String string() throws MalformedJsonException {
        expect('"');
        var value = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                break;
            }
            if (c < ' ') {
                throw malformed("a string holds a control character");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        requirePairs(value);
        return value.toString();
    }

    private char escaped() throws MalformedJsonException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw malformed("an escape is unknown");
        };
    }

    private char hex() throws MalformedJsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("an escape is not four hexadecimal digits");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    private void requirePairs(CharSequence value) throws MalformedJsonException {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw malformed("a string holds half a character");
            }
        }
    }

    private Json number() throws MalformedJsonException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String literal = text.substring(start, at);
        if (literal.length() > NUMBER_LENGTH_MAX || !NUMBER.matcher(literal).matches()) {
            throw malformed("something is neither a value nor a number of a reasonable length");
        }
        double value = Double.parseDouble(literal);
        if (!Double.isFinite(value) || !sameNumber(literal, value)) {
            throw malformed("the number " + literal + " cannot be held without loss");
        }
        return new Json.Numeral(value);
    }

    /** Whether writing the number again gives the number that was read. */
    private static boolean sameNumber(String literal, double value) {
        try {
            return new BigDecimal(literal).compareTo(new BigDecimal(JsonWriter.numeral(value))) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Json word(String word, Json value) throws MalformedJsonException {
        if (!text.startsWith(word, at)) {
            throw malformed("something is no value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws MalformedJsonException {
        if (at >= text.length()) {
            throw malformed("it ends too early");
        }
        return text.charAt(at);
    }

    private char next() throws MalformedJsonException {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) throws MalformedJsonException {
        if (next() != wanted) {
            at--;
            throw malformed("a '" + wanted + "' is missing");
        }
    }

    private MalformedJsonException malformed(String why) {
        return new MalformedJsonException("at character " + at + ": " + why);
    }
}

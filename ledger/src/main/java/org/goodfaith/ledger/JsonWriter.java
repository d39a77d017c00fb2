package org.goodfaith.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/** Writes a value as RFC 8785 has it. */
final class JsonWriter {

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static byte[] write(Json value) {
        var writer = new JsonWriter();
        writer.append(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return the number as ECMAScript writes it, RFC 8785 section 3.2.2.3 */
    static String numeral(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(Json value) {
        switch (value) {
            case Json.Members(var members) -> appendMembers(members);
            case Json.Items(var items) -> appendItems(items);
            case Json.Text(var text) -> appendText(text);
            case Json.Numeral(var number) -> out.append(numeral(number));
            case Json.Flag(var flag) -> out.append(flag);
            case Json.Nothing() -> out.append("null");
        }
    }

    private void appendMembers(Map<String, Json> members) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> rest = members.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<String, Json> member = rest.next();
            appendText(member.getKey());
            out.append(':');
            append(member.getValue());
            if (rest.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void appendItems(Iterable<Json> items) {
        out.append('[');
        Iterator<Json> rest = items.iterator();
        while (rest.hasNext()) {
            append(rest.next());
            if (rest.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xf, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

package org.goodfaith.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodfaith.events.Texts;

/**
 * A token that makes a read wait until the projections include the entries of a command. Its text form is opaque to
 * clients.
 *
 * @param recordId the id of the changed record
 * @param sequence the sequence number of the last entry the read must include
 */
public record ReadToken(String recordId, long sequence) {

    private static final int TEXT_LENGTH_MAX = 120;
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{5,40})/(\\d{1,18})");

    /** @throws IllegalArgumentException if the text is not a token of a receipt */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReadToken of(String text) {
        if (text.length() <= TEXT_LENGTH_MAX) {
            try {
                Matcher parts =
                        FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
                if (parts.matches()) {
                    return new ReadToken(parts.group(1), Long.parseLong(parts.group(2)));
                }
            } catch (IllegalArgumentException _) {
                // Not Base64: rejected below.
            }
        }
        throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not a token of a receipt");
    }

    @JsonValue
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((recordId + "/" + sequence).getBytes(StandardCharsets.ISO_8859_1));
    }
}

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of one occasion of a scheduled event, unique in its case: the event and the number of the occasion, from 1. An
 * occasion is one time that the event takes place. It ends when the event is held or canceled.
 *
 * <p>Example: {@code settlement-conference/2} is the second settlement conference.
 */
public record OccasionId(@JsonValue String value) {

    /** The form of the text. Also used by the published schemas. */
    public static final String PATTERN = ShortName.PATTERN + "/[1-9]\\d{0,3}";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException if the text is not the id of an occasion */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OccasionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + Texts.shown(value)
                    + "' does not name an occasion: use the short name of the event and the number of the occasion, such as"
                    + " settlement-conference/2");
        }
    }

    public static OccasionId of(EventKey event, int number) {
        return new OccasionId(event + "/" + number);
    }

    public EventKey event() {
        return EventKey.of(value.substring(0, value.lastIndexOf('/')));
    }

    /** Returns the number of the occasion, from 1. */
    public int number() {
        return Integer.parseInt(value.substring(value.lastIndexOf('/') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.goodfaith.events.ShortName;
import org.goodfaith.events.Texts;

/**
 * One reading of an ambiguous due rule. All readings are computed and one is in force.
 *
 * @param id the short name of the reading, unique in the term
 * @param label the reading in a few words
 * @param due the due rule under this reading
 * @param byDefault true if the reading is in force until a {@link org.goodfaith.events.ReadingSettled} rules it out
 */
public record Reading(
        String id,
        String label,
        Due due,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean byDefault) {

    /** @throws IllegalArgumentException if a component is malformed */
    public Reading {
        ShortName.require(id);
        Texts.requireLine("label", label);
    }

    /** Returns the only reading of a term that is not ambiguous. */
    public static Reading only(Due due) {
        return new Reading("only", "as written", due, true);
    }
}

package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.goodfaith.events.ShortName;
import org.goodfaith.events.Texts;

/**
 * One way to read when a term is due, or when its condition is fulfilled. All readings are computed; one is in force.
 *
 * @param id its short name, unique in the term
 * @param label the reading in a few words
 * @param due what it comes to
 * @param byDefault whether it is in force until a {@link org.goodfaith.events.ReadingSettled} says otherwise
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

    /** @return the one reading of a term that can be read in one way only */
    public static Reading only(Due due) {
        return new Reading("only", "as written", due, true);
    }
}

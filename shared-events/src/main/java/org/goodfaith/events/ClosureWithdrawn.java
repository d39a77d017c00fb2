package org.goodfaith.events;

/**
 * A closure was withdrawn: from when this is recorded it is read as never proclaimed.
 *
 * @param court the court whose calendar it changes
 * @param closure the closure withdrawn
 * @param reason why, in one or two sentences
 */
public record ClosureWithdrawn(CourtId court, String closure, String reason) implements CalendarFact {

    /** @throws IllegalArgumentException if a component is malformed */
    public ClosureWithdrawn {
        ShortName.require(closure);
        Texts.requireNote("reason", reason);
    }
}

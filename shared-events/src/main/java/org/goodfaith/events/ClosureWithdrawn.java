package org.goodfaith.events;

/**
 * A closure was withdrawn. From the time this is recorded, the closure is treated as never proclaimed.
 *
 * @param court the court whose calendar changes
 * @param closure the short name of the withdrawn closure
 * @param reason the reason, in one or two sentences
 */
public record ClosureWithdrawn(CourtId court, String closure, String reason) implements CalendarFact {

    /** @throws IllegalArgumentException if a component is malformed */
    public ClosureWithdrawn {
        ShortName.require(closure);
        Texts.requireNote("reason", reason);
    }
}

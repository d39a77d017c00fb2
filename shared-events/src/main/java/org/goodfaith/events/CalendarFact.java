package org.goodfaith.events;

/** A fact on the record of a court's calendar. Each court has one such record. */
public sealed interface CalendarFact permits ClosureProclaimed, ClosureWithdrawn {

    CourtId court();

    /** Returns the short name of the closure, unique in its court. */
    String closure();
}

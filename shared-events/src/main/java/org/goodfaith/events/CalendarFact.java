package org.goodfaith.events;

/** Something that the record of one court's calendar shows. Each court has one such record. */
public sealed interface CalendarFact permits ClosureProclaimed, ClosureWithdrawn {

    CourtId court();

    /** @return the short name of the closure, unique in its court */
    String closure();
}

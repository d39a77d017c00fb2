package org.goodfaith.rulebook.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;

/** An entry that counts, at its place in world time. */
record Placed(Entry entry, Instant at) {

    /** World time first, then the order of recording. */
    static final Comparator<Placed> ORDER = Comparator.comparing(Placed::at).thenComparingLong(Placed::sequence);

    /**
     * When something was done, whatever the moment from which it counts: of several moves the last by this order wins,
     * also where one was granted nunc pro tunc.
     */
    static final Comparator<Placed> DONE = Comparator.comparing(Placed::occurredOn)
            .thenComparing(placed -> placed.occurredAt().time(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(Placed::sequence);

    Fact fact() {
        return entry.fact();
    }

    long sequence() {
        return entry.sequence();
    }

    CourtTime occurredAt() {
        return fact().circumstances().occurredAt();
    }

    LocalDate occurredOn() {
        return occurredAt().on();
    }

    Evidence as(Evidence.Part part) {
        return new Evidence(sequence(), fact().factName(), occurredAt(), part);
    }
}

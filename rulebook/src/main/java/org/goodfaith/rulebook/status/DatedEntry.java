package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;

/** An entry that counts, at its place in world time. */
record DatedEntry(Entry entry, Instant at) {

    /** World time first, then the order of recording. */
    static final Comparator<DatedEntry> ORDER = Comparator.comparing(DatedEntry::at).thenComparingLong(DatedEntry::sequence);

    /**
     * When something was done, whatever the moment from which it counts: of several moves the last by this order wins,
     * also where one was granted nunc pro tunc.
     */
    static final Comparator<DatedEntry> DONE = Comparator.comparing(DatedEntry::occurredOn)
            .thenComparing(placed -> placed.occurredAt().time(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(DatedEntry::sequence);

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

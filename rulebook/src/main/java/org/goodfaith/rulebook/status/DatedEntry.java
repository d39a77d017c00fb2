package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;

/**
 * An entry and the moment of valid time from which it counts.
 *
 * @param at when the fact occurred, or the start of the day from which an order granted nunc pro tunc counts
 */
record DatedEntry(Entry entry, Instant at) {

    /** Orders by valid time, then by recording. */
    static final Comparator<DatedEntry> BY_VALID_TIME =
            Comparator.comparing(DatedEntry::at).thenComparingLong(DatedEntry::sequence);

    /**
     * Orders by the day and time the fact occurred, whatever moment it counts from. The last of several moves by this
     * order wins, even if one was granted nunc pro tunc.
     */
    static final Comparator<DatedEntry> BY_OCCURRENCE = Comparator.comparing(DatedEntry::occurredOn)
            .thenComparing(entry -> entry.occurredAt().time(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(DatedEntry::sequence);

    /** @return the number of entries, ordered by valid time, that count by a moment, inclusive */
    static int countUpTo(Instant moment, List<DatedEntry> entries) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).at().isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

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

    Evidence asEvidence(Evidence.Part part) {
        return new Evidence(sequence(), fact().factName(), occurredAt(), part);
    }
}

package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/** At what something changed for an obligation. */
public sealed interface ChangeCause {

    /** @return the moment of recorded time, or of world time if what was known stayed the same */
    Instant at();

    /**
     * A fact came onto the record.
     *
     * @param entries the entry; several only if a strike put something in the place of what it struck
     */
    record EntriesRecorded(List<Entry> entries) implements ChangeCause {

        public EntriesRecorded {
            entries = List.copyOf(entries);
        }

        @Override
        public Instant at() {
            return entries.getFirst().recordedAt();
        }
    }

    /** A closure was proclaimed or withdrawn on the court's calendar. */
    record CalendarChanged(CalendarEntry entry) implements ChangeCause {

        @Override
        public Instant at() {
            return entry.recordedAt();
        }
    }

    /** World time came to a fact that was known: from then on it counts. */
    record FactTookEffect(Entry entry, Instant at) implements ChangeCause {}

    /** World time came to a date that no fact had to bring about. */
    record DatePassed(DateKind date, Instant at) implements ChangeCause {

        /** DateKind date passed. */
        public enum DateKind {
            /** The obligation was due, under one of its readings. */
            DUE_MOMENT,
            /** The period ran out that has to run out before the obligation binds. */
            WINDOW,
            /** Something else by which the order measures it, such as the date of another term. */
            DATE_IT_DEPENDS_ON
        }

        static DatePassed of(@Nullable Obligation before, @Nullable Obligation after, Instant at) {
            if (passes(before, at, true) || passes(after, at, true)) {
                return new DatePassed(DateKind.WINDOW, at);
            }
            return new DatePassed(
                    passes(before, at, false) || passes(after, at, false)
                            ? DateKind.DUE_MOMENT
                            : DateKind.DATE_IT_DEPENDS_ON,
                    at);
        }

        private static boolean passes(@Nullable Obligation obligation, Instant at, boolean window) {
            return obligation != null
                    && (window ? obligation.window() : obligation.readings())
                            .stream()
                                    .map(DueReading::due)
                                    .filter(Objects::nonNull)
                                    .anyMatch(due -> due.overdueFrom().equals(at));
        }
    }
}

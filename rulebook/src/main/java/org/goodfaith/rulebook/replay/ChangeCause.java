package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/** The cause of a change of an obligation. */
public sealed interface ChangeCause {

    /** @return the transaction time of a recording, or the valid time of a cause on an unchanged record */
    Instant at();

    /**
     * A fact was recorded.
     *
     * @param entries the entry; several only if a strike was recorded together with its replacement
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

    /** A recorded fact took effect in valid time. */
    record FactTookEffect(Entry entry, Instant at) implements ChangeCause {}

    /** A date passed in valid time, without any fact. */
    record DatePassed(DateKind date, Instant at) implements ChangeCause {

        /** The kind of a date that passed. */
        public enum DateKind {
            /** The due moment of the obligation under one of its readings. */
            DUE_MOMENT,
            /** The end of the period that has to run out before the obligation binds. */
            WINDOW,
            /** Another date that the order refers to, such as the due date of another term. */
            DATE_IT_DEPENDS_ON
        }

        static DatePassed of(@Nullable Obligation before, @Nullable Obligation after, Instant moment) {
            if (hasDateAt(before, moment, true) || hasDateAt(after, moment, true)) {
                return new DatePassed(DateKind.WINDOW, moment);
            }
            return new DatePassed(
                    hasDateAt(before, moment, false) || hasDateAt(after, moment, false)
                            ? DateKind.DUE_MOMENT
                            : DateKind.DATE_IT_DEPENDS_ON,
                    moment);
        }

        private static boolean hasDateAt(@Nullable Obligation obligation, Instant moment, boolean window) {
            return obligation != null
                    && (window ? obligation.window() : obligation.readings())
                            .stream()
                                    .map(DueReading::due)
                                    .filter(Objects::nonNull)
                                    .anyMatch(due -> due.overdueFrom().equals(moment));
        }
    }
}

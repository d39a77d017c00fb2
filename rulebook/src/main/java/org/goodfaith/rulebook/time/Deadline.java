package org.goodfaith.rulebook.time;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The result of computing when an act is due: a due moment, or the reason why there is none. */
public sealed interface Deadline {

    /** Returns the steps of the computation, including those before it had to stop. */
    DateExplanation explanation();

    /** Returns warnings to read before relying on the result, in sentences. */
    List<String> flags();

    /** Returns the due moment; empty if none can be computed. */
    Optional<DueMoment> moment();

    /** Returns the same result with more warnings after its own. */
    Deadline withFlags(List<String> more);

    /**
     * A computed deadline.
     *
     * @param due the last moment at which the act is timely
     */
    record Dated(DueMoment due, DateExplanation explanation, List<String> flags) implements Deadline {

        public Dated {
            flags = List.copyOf(flags);
        }

        @Override
        public Optional<DueMoment> moment() {
            return Optional.of(due);
        }

        @Override
        public Deadline withFlags(List<String> more) {
            return new Dated(due, explanation, join(flags, more));
        }
    }

    /**
     * No deadline can be computed. Nothing is invented: the act has no date until the cause is gone.
     *
     * @param reason the cause in words, without a final period; the flags contain it too
     */
    record Undated(Cause cause, String reason, DateExplanation explanation, List<String> flags) implements Deadline {

        public Undated {
            flags = List.copyOf(flags);
        }

        @Override
        public Optional<DueMoment> moment() {
            return Optional.empty();
        }

        @Override
        public Deadline withFlags(List<String> more) {
            return new Undated(cause, reason, explanation, join(flags, more));
        }
    }

    /** The cause for which a deadline cannot be computed. */
    enum Cause {
        /** A period in hours starts on a day without a time. */
        TIME_OF_EVENT_MISSING,
        /** A period in hours sets its own end time, and the order sets another. */
        TWO_END_TIMES,
        /** Rule 6(d) adds days only to a period after service. */
        MAIL_DAYS_BEFORE_EVENT,
        /** The calendar of legal holidays does not cover a day of the computation. */
        OUTSIDE_CALENDAR,
        /** The court is closed for too many days in a row to find the next open day. */
        NO_OPEN_DAY
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

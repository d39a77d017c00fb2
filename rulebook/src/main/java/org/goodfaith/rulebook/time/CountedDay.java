package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.util.function.Function;

/** The day that a computation has reached, or the cause for which it stopped. */
sealed interface CountedDay {

    record Reached(LocalDate day) implements CountedDay {}

    /** @param reason the cause in words, without a final period */
    record Stopped(Deadline.Cause cause, String reason) implements CountedDay {}

    /** Continues from the day that was reached. A computation that stopped stays stopped. */
    default CountedDay then(Function<LocalDate, CountedDay> next) {
        return switch (this) {
            case Reached reached -> next.apply(reached.day());
            case Stopped stopped -> stopped;
        };
    }
}

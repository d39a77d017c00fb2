package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A court's calendar gained closed days: a declared holiday, or days with an inaccessible clerk's office. The closure
 * counts from the time it is recorded.
 *
 * @param court the court whose calendar changes
 * @param closure the short name of the closure, unique in the court
 * @param fromOn the first closed day, in the court's local calendar
 * @param untilOn the last closed day, inclusive
 * @param kind the ground of the closure, which decides the periods it affects
 * @param contested true if courts disagree about the closure; both readings of an affected date are then shown
 * @param authority the person or body that declared the closure, with its source
 * @param datesCertain what a general order says of dates that an order fixes; absent if it does not say, and both
 *     readings are then shown; absent for closures of other kinds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClosureProclaimed(
        CourtId court,
        String closure,
        LocalDate fromOn,
        LocalDate untilOn,
        ClosureKind kind,
        boolean contested,
        String authority,
        @Nullable DatesCertain datesCertain)
        implements CalendarFact {

    /** The maximum number of days from {@code fromOn} to {@code untilOn}. */
    public static final int LENGTH_MAX_DAYS = 60;

    /**
     * @throws IllegalArgumentException if a component is malformed, or {@code untilOn} is before {@code fromOn} or too
     *     late
     */
    public ClosureProclaimed {
        ShortName.require(closure);
        Texts.requireNote("authority", authority);
        Limits.requireDay("fromOn", fromOn);
        Limits.requireDay("untilOn", untilOn);
        if (untilOn.isBefore(fromOn) || fromOn.plusDays(LENGTH_MAX_DAYS).isBefore(untilOn)) {
            throw new IllegalArgumentException("untilOn must be from 0 to " + LENGTH_MAX_DAYS + " days after fromOn");
        }
        if (datesCertain != null && kind != ClosureKind.GENERAL_ORDER) {
            throw new IllegalArgumentException("datesCertain is stated for a general order only");
        }
    }

    /** A closure that says nothing of dates certain. */
    public ClosureProclaimed(
            CourtId court,
            String closure,
            LocalDate fromOn,
            LocalDate untilOn,
            ClosureKind kind,
            boolean contested,
            String authority) {
        this(court, closure, fromOn, untilOn, kind, contested, authority, null);
    }
}

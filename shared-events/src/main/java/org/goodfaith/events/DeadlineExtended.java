package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A deadline was extended by order or stipulation.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param term the term whose deadline moves
 * @param period the number of the period, from 1, if the term recurs in periods; absent for the one that was open
 * @param trigger the entry that created the obligation, if the term recurs with each such entry; the entry of the order
 *     for the obligation that the order itself imposes; absent for the one that was open
 * @param parties the parties that got more time; empty for every obligor
 * @param dueAt the new last day, or day and time, in the court's time zone; absent if the order gives a number of days
 * @param byDays the number of days added to the date in force, which counts if there is no new date; absent if not said
 * @param basis the ground of the extension
 * @param countsFromOn the day from which a nunc pro tunc extension counts; absent otherwise
 */
public record DeadlineExtended(
        Circumstances circumstances,
        TermRef term,
        @Nullable Integer period,
        @Nullable Long trigger,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @Nullable CourtTime dueAt,
        @Nullable Integer byDays,
        ExtensionBasis basis,
        @Nullable LocalDate countsFromOn)
        implements CourtAct, RecurrenceFact {

    /** @throws IllegalArgumentException if a component is malformed, or neither a new date nor days are given */
    public DeadlineExtended {
        Limits.requireRecurrence(period, trigger);
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        Limits.requireDay("countsFromOn", countsFromOn);
        if (dueAt == null && byDays == null) {
            throw new IllegalArgumentException("dueAt is required, unless byDays gives a number of days");
        }
        if (byDays != null) {
            new Period(byDays, Period.Unit.DAYS, Period.Direction.AFTER);
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

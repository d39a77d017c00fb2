package org.goodfaith.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Limits on numbers, days and list lengths in a record. */
public final class Limits {

    public static final int DOCKET_ENTRY_MAX = 100_000;
    public static final int ATTACHMENT_MAX = 10_000;
    public static final int PARTIES_MAX = 200;
    public static final int TERMS_MAX = 200;
    public static final int ATTRIBUTES_MAX = 50;
    public static final int COUNT_MAX = 1_000_000;
    /** The maximum length of a list whose elements have no limit of their own, such as the values of a requirement. */
    public static final int LIST_LENGTH_MAX = 50;

    /** The maximum number of entries in one case. Strikes, notices and the closing of the case need no room. */
    public static final int ENTRIES_PER_CASE_MAX = 5_000;
    /** The maximum number of parties that have joined one case. */
    public static final int PARTIES_PER_CASE_MAX = PARTIES_MAX;
    /** The maximum number of attorneys who have appeared in one case. */
    public static final int COUNSEL_PER_CASE_MAX = 200;
    /** The maximum number of orders in one case. */
    public static final int ORDERS_PER_CASE_MAX = 100;
    /** The maximum number of periods of a term that recurs in periods. */
    public static final int PERIODS_MAX = 60;
    /** The number of terms that a term that recurs in periods counts as, for {@link #TERMS_PER_CASE_MAX}. */
    public static final int TERMS_PER_RECURRING_TERM = 25;
    /** The maximum number of terms of all orders in one case. */
    public static final int TERMS_PER_CASE_MAX = 1_000;
    /** The maximum number of obligations in one case, as estimated from its orders, parties and entries. */
    public static final int OBLIGATIONS_PER_CASE_MAX = 10_000;
    /** The maximum number of closures in force in one court. */
    public static final int CLOSURES_IN_FORCE_MAX = 300;
    /** The maximum number of closures ever proclaimed in one court, including those withdrawn. */
    public static final int CLOSURES_PROCLAIMED_MAX = 1_000;
    /** The maximum number of days from the first to the last day of closures that leave no open day between them. */
    public static final int CLOSED_RUN_MAX_DAYS = 180;

    public static final int YEAR_MIN = 1970;
    public static final int YEAR_MAX = 2199;

    private Limits() {}

    /** @throws IllegalArgumentException if the year of a day is not between {@link #YEAR_MIN} and {@link #YEAR_MAX} */
    public static void requireDay(String name, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX)) {
            throw new IllegalArgumentException(
                    name + " must be a day from " + YEAR_MIN + " to " + YEAR_MAX + ", not " + day);
        }
    }

    /** @throws IllegalArgumentException if the year of a moment in UTC is not between the same years */
    static void requireMoment(String name, Instant moment) {
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw new IllegalArgumentException(
                    name + " must be a moment from " + YEAR_MIN + " to " + YEAR_MAX + ", not " + moment);
        }
    }

    /** @throws IllegalArgumentException if the list is longer than {@link #LIST_LENGTH_MAX} or has duplicates */
    public static void requireList(String name, List<?> values) {
        Texts.requireDistinct(name, values, LIST_LENGTH_MAX);
    }

    static void requireCount(String name, @Nullable Integer count) {
        if (count != null && (count < 0 || count > COUNT_MAX)) {
            throw new IllegalArgumentException(name + " must be a number from 0 to " + COUNT_MAX + ", not " + count);
        }
    }

    /** @throws IllegalArgumentException if the number of a period is not between 1 and {@link #PERIODS_MAX} */
    static void requirePeriod(@Nullable Integer period) {
        if (period != null && (period < 1 || period > PERIODS_MAX)) {
            throw new IllegalArgumentException(
                    "period must be the number of a period, from 1 to " + PERIODS_MAX + ", not " + period);
        }
    }

    static void requireRecurrence(@Nullable Integer period, @Nullable Long trigger) {
        requirePeriod(period);
        requireSequence("trigger", trigger);
    }

    static void requireSequence(String name, @Nullable Long sequence) {
        if (sequence != null && sequence < 0) {
            throw new IllegalArgumentException(name + " must be the number of an entry, 0 or more, not " + sequence);
        }
    }

    /** Returns an unmodifiable copy of the attributes, sorted by name. */
    static <V> SequencedMap<String, V> requireAttributes(String name, Map<String, V> attributes) {
        return requireAttributes(name, attributes, ATTRIBUTES_MAX);
    }

    /** Returns an unmodifiable copy of at most {@code max} attributes, sorted by name. */
    static <V> SequencedMap<String, V> requireAttributes(String name, Map<String, V> attributes, int max) {
        if (attributes.size() > max) {
            throw new IllegalArgumentException(name + " may hold at most " + max + " attributes");
        }
        attributes.forEach((key, value) -> {
            if (!key.matches("[a-zA-Z][a-zA-Z0-9]{0,63}") || value == null) {
                throw new IllegalArgumentException(
                        name + ": '" + Texts.shown(key) + "' is not an attribute name, or it has no value");
            }
        });
        return Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
    }
}

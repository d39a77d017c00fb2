package org.goodfaith.rulebook.intake;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A date in the text of an order and the times beside it, such as {@code January 14, 2027 at 10:15 a.m.}
 *
 * @param times the times that follow the date closely, or precede it, in order
 */
record QuotedMoment(QuotedDate date, List<QuotedTime> times) {

    /** The words between a date and its time. */
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s,;()–-]*(?:(?:at|from|beginning|commencing|starting|promptly|no later than|not later than|by|before)[\\s,]+)*");

    private static final Pattern BEFORE_DATE = Pattern.compile(
            "[\\s,.;()]*(?:\\(?(?:[A-Z]{1,2}[SD]?T|(?:pacific|eastern|central|mountain)(?:\\s+(?:standard|daylight))?\\s+time)\\)?)?"
                    + "[\\s,.;]*(?:on\\s+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile("\\s*(?:-|–|to|until|through)\\s*", Pattern.CASE_INSENSITIVE);

    static List<QuotedMoment> in(String text) {
        List<QuotedTime> times = QuotedTime.in(text);
        return QuotedDate.in(text).stream()
                .map(date -> new QuotedMoment(date, beside(date, times, text)))
                .toList();
    }

    private static List<QuotedTime> beside(QuotedDate date, List<QuotedTime> times, String text) {
        var beside = new ArrayList<QuotedTime>();
        for (QuotedTime time : times) {
            int after = beside.isEmpty() ? date.until() : beside.getLast().until();
            Pattern words = beside.isEmpty() ? BETWEEN : RANGE;
            if (time.from() >= after
                    && words.matcher(text.substring(after, time.from())).matches()) {
                beside.add(time);
            }
        }
        return beside.isEmpty() ? before(date, times, text) : beside;
    }

    private static List<QuotedTime> before(QuotedDate date, List<QuotedTime> times, String text) {
        var beside = new ArrayList<QuotedTime>();
        for (QuotedTime time : times.reversed()) {
            int before = beside.isEmpty() ? date.from() : beside.getFirst().from();
            Pattern words = beside.isEmpty() ? BEFORE_DATE : RANGE;
            if (time.until() <= before
                    && words.matcher(text.substring(time.until(), before)).matches()) {
                beside.addFirst(time);
            }
        }
        return beside;
    }

    /** Returns whether the date can be this day; a date without a year can be in any year. */
    boolean isOn(LocalDate day) {
        return date.isOn(day);
    }

    /** Returns whether the words name one day, not any day of that month and number. */
    boolean isDefinite() {
        return date.year().isPresent() || date.weekday() != null || !times.isEmpty();
    }

    /** Returns whether one of the times can be this time, or none is given. */
    boolean allows(LocalTime at) {
        return times.isEmpty()
                || times.stream().anyMatch(time -> time.possible().contains(at));
    }
}

package org.goodfaith.rulebook.intake;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A clock time in the text of an order, such as {@code 10:15 a.m.}, {@code 10 AM} or {@code noon}.
 *
 * @param words the text of the time
 * @param possible the times it can mean; two if it has neither a.m. nor p.m.
 * @param from the index of its first character in the text
 * @param until the index after its last character
 */
record QuotedTime(String words, List<LocalTime> possible, int from, int until) {

    private static final Pattern TIME = Pattern.compile(
            "\\b(?:12(?::00)?\\s+)?(?<word>noon|midnight)\\b"
                    + "|(?<![\\d:./-])(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d))?(?:\\s*o['’]clock)?\\s*(?<half>[ap])\\.?\\s?m\\b\\.?"
                    + "|(?<![\\d:.])(?<bareHour>\\d{1,2}):(?<bareMinute>[0-5]\\d)(?![\\d:])",
            Pattern.CASE_INSENSITIVE);
    private static final int HALF_DAY = 12;
    private static final int DAY = 24;

    static List<QuotedTime> in(String text) {
        var times = new ArrayList<QuotedTime>();
        TIME.matcher(text).results().forEach(found -> {
            List<LocalTime> possible = possible(found);
            if (!possible.isEmpty()) {
                times.add(new QuotedTime(found.group(), possible, found.start(), found.end()));
            }
        });
        return times;
    }

    private static List<LocalTime> possible(MatchResult found) {
        String word = found.group("word");
        if (word != null) {
            return List.of(word.toLowerCase(Locale.ROOT).equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT);
        }
        String half = found.group("half");
        int hour = Integer.parseInt(half == null ? found.group("bareHour") : found.group("hour"));
        int minute = minute(half == null ? found.group("bareMinute") : found.group("minute"));
        if (half == null) {
            return hour >= DAY
                    ? List.of()
                    : hour >= HALF_DAY || hour == 0
                            ? List.of(LocalTime.of(hour, minute))
                            : List.of(LocalTime.of(hour, minute), LocalTime.of(hour + HALF_DAY, minute));
        }
        if (hour == 0 || hour > HALF_DAY) {
            return List.of();
        }
        int morning = hour % HALF_DAY;
        return List.of(LocalTime.of(half.equalsIgnoreCase("p") ? morning + HALF_DAY : morning, minute));
    }

    private static int minute(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

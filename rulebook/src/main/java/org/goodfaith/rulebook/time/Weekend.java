package org.goodfaith.rulebook.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/**
 * The observed day of a holiday that falls on a weekend.
 *
 * @param moves the moves by the day of the weekend; none if the holiday is observed on its own day only
 */
record Weekend(Map<DayOfWeek, Move> moves) {

    private static final Pattern MOVE =
            Pattern.compile("(Sat|Sun) to (Fri|Mon)(?<doubt> in doubt)?( \\((?<authority>.*)\\))?");

    /**
     * A move to an open day.
     *
     * @param days from the weekend to the observed day
     * @param inDoubt true if it is not certain that the state observes that day
     * @param authority the statute; empty if it is that of the holiday
     */
    record Move(int days, boolean inDoubt, String authority) {}

    /** Parses words such as {@code Sat to Fri in doubt; Sun to Mon (Cal. Gov. Code 6701)} or {@code stays}. */
    static Weekend parse(String words) {
        var moves = new EnumMap<DayOfWeek, Move>(DayOfWeek.class);
        if (!words.equals("stays")) {
            for (String part : words.split("; ", -1)) {
                Matcher move = MOVE.matcher(part);
                if (!move.matches()) {
                    throw new IllegalArgumentException("not a rule for weekends");
                }
                DayOfWeek from = move.group(1).equals("Sat") ? DayOfWeek.SATURDAY : DayOfWeek.SUNDAY;
                DayOfWeek to = move.group(2).equals("Fri") ? DayOfWeek.FRIDAY : DayOfWeek.MONDAY;
                String authority = move.group("authority");
                moves.put(
                        from,
                        new Move(
                                to == DayOfWeek.FRIDAY ? to.getValue() - from.getValue() : 8 - from.getValue(),
                                move.group("doubt") != null,
                                authority == null ? "" : authority));
            }
        }
        return new Weekend(Map.copyOf(moves));
    }

    /** Returns the observed day of a holiday, if it differs from the holiday. */
    Optional<ClosedDay> observed(ClosedDay holiday) {
        return Optional.ofNullable(moves.get(holiday.on().getDayOfWeek())).map(move -> observed(holiday, move));
    }

    private static ClosedDay observed(ClosedDay holiday, Move move) {
        LocalDate on = holiday.on().plusDays(move.days());
        String name = holiday.name() + ", observed";
        boolean doubtful = move.inDoubt() && holiday.counts() == Counts.YES;
        return new ClosedDay(
                on,
                holiday.basis(),
                name,
                move.authority().isEmpty() ? holiday.authority() : move.authority(),
                doubtful ? Counts.DOUBTFUL : holiday.counts(),
                doubtful ? "it is not certain that the state observes it on this day" : holiday.reason(),
                name + " " + on);
    }
}

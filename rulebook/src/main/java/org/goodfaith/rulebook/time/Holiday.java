package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * A line of {@code legal-holidays.txt}.
 *
 * @param line the line itself
 * @param place the United States, a state, or the id of a court
 * @param checkedOn the day on which somebody last compared the line with its source
 */
record Holiday(
        LawLine line,
        String place,
        String name,
        DayRule rule,
        Weekend weekend,
        Years years,
        HolidayKind kind,
        String authority,
        LocalDate checkedOn) {

    private static final int NOTE = 8;

    static Holiday of(LawLine line) {
        return new Holiday(
                line,
                line.text(0),
                line.text(1),
                line.parse(2, DayRule::parse),
                line.parse(3, Weekend::parse),
                line.parse(4, Years::parse),
                line.parse(5, HolidayKind::parse),
                line.text(6),
                line.parse(7, LocalDate::parse));
    }

    /** Returns the note of the line, such as the sources that differ about a contested day; empty if there is none. */
    String note() {
        return line.text(NOTE);
    }

    /** Returns the days that the line closes or may close, with observed days. */
    Stream<ClosedDay> days() {
        return years.stream().mapToObj(rule::in).flatMap(this::closing);
    }

    private Stream<ClosedDay> closing(LocalDate falls) {
        var itself = new ClosedDay(falls, kind.basis(), name, authority, kind.counts(), reason(), name + " " + falls);
        return Stream.concat(Stream.of(itself), weekend.observed(itself).stream());
    }

    private String reason() {
        return kind.reason() + (kind.counts().isContested() ? " (" + note() + ")" : "");
    }
}

package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.CourtId;

/** Court calendars for tests. */
final class Calendars {

    private Calendars() {}

    static Court court(String id) {
        return Courts.find(CourtId.of(id)).orElseThrow();
    }

    /**
     * Parses closures such as {@code STATE@2008-04-21 OFFICE_INACCESSIBLE@2020-03-16/2020-03-18?}; {@code ?} is
     * contested.
     */
    static CourtCalendar calendar(String court, String closures) {
        return new CourtCalendar(
                court(court),
                Arrays.stream(closures.split(" ", -1))
                        .filter(text -> !text.isEmpty())
                        .map(Calendars::closure)
                        .toList());
    }

    static Rule6 rule6(String court, String closures) {
        return new Rule6(calendar(court, closures));
    }

    static Closure closure(String text) {
        boolean contested = text.endsWith("?");
        var parts = List.of(text.replace("?", "").split("[@/]", -1));
        return new Closure(
                text,
                LocalDate.parse(parts.get(1)),
                LocalDate.parse(parts.getLast()),
                ClosureKind.valueOf(parts.getFirst()),
                contested,
                "General Order 1");
    }
}

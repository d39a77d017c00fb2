package org.goodfaith.rulebook.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Period;
import org.jspecify.annotations.Nullable;

/**
 * Counts under Fed. R. Civ. P. 6(a) by stepping from day to day with a fixed set of holidays, for the districts of
 * California, Nevada and Oregon that random cases use, from October 2023 to January 2028.
 */
final class ReferenceDateCounting {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final LocalTime CLERK_CLOSES = LocalTime.of(16, 0);

    private static final Set<LocalDate> SETTLED = days("""
            2023-10-09 2023-11-23 2023-12-25
            2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14 2024-11-11 2024-11-28
            2024-12-25
            2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11 2025-11-27
            2025-12-25
            2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25
            2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25
            2028-01-17
            2023-11-10 2026-07-03 2027-06-18 2027-12-24 2027-12-31
            """);

    /** Closed by the President: contested, open by default. */
    private static final Set<LocalDate> CLOSED_BY_THE_PRESIDENT = days("2024-12-24 2025-01-09 2025-12-24 2025-12-26");

    /** California judicial holidays: closed when counting forward. */
    private static final Set<LocalDate> CALIFORNIA_JUDICIAL = days("""
            2023-11-10 2023-11-24 2024-02-12 2024-04-01 2024-09-27 2024-11-29
            2025-02-12 2025-03-31 2025-09-26 2025-11-28
            2026-02-12 2026-03-31 2026-09-25 2026-11-27
            2027-02-12 2027-03-31 2027-09-24 2027-11-26
            """);

    /** Nevada Day and Family Day: closed when counting forward. */
    private static final Set<LocalDate> NEVADA = days("""
            2023-10-27 2023-11-24 2024-10-25 2024-11-29 2025-10-31 2025-11-28 2026-10-30 2026-11-27 2027-10-29 2027-11-26
            """);

    /** The day after Thanksgiving Day: in doubt, open by default when counting forward. */
    private static final Set<LocalDate> OREGON = days("2023-11-24 2024-11-29 2025-11-28 2026-11-27 2027-11-26");

    private final CourtId court;
    private final List<ClosureProclaimed> closures;

    ReferenceDateCounting(CourtId court, List<ClosureProclaimed> closures) {
        this.court = court;
        this.closures = closures;
    }

    /** The last timely day, and the first moment that is too late. */
    record Last(LocalDate on, Instant overdueFrom) {}

    static Last endOfDay(LocalDate on) {
        return new Last(on, on.plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    /** Returns a due moment by clock time; that very second is still timely. */
    static Last at(LocalDateTime moment) {
        return new Last(moment.toLocalDate(), moment.atZone(ZONE).toInstant().plusSeconds(1));
    }

    Last end(LocalDate on, @Nullable LocalTime at, @Nullable Channel delivery) {
        if (at != null) {
            return at(on.atTime(at));
        }
        return inCalifornia() && (delivery == Channel.FILED_ON_PAPER || delivery == Channel.LODGED)
                ? at(on.atTime(CLERK_CLOSES))
                : endOfDay(on);
    }

    /**
     * Returns the date under the default reading, then each other date that some reading of the contested days gives;
     * empty if the period cannot be counted.
     */
    List<Last> count(Due.Counted due, CourtTime from, @Nullable Channel delivery, boolean byMail) {
        if (due.unit() == Period.Unit.HOURS && from.time() == null) {
            return List.of();
        }
        var dates = new ArrayList<Last>();
        dates.add(count(due, from, delivery, byMail, closedByDefault()));
        var questions = List.copyOf(questionsNear(due, from));
        List<Set<String>> answers = new ArrayList<>();
        if (due.unit() == Period.Unit.COURT_DAYS) {
            answers.add(new HashSet<>(questions));
            answers.add(Set.of());
        } else {
            for (int subset = 0; subset < 1 << questions.size(); subset++) {
                var closed = new HashSet<String>();
                for (int i = 0; i < questions.size(); i++) {
                    if ((subset >> i) % 2 == 1) {
                        closed.add(questions.get(i));
                    }
                }
                answers.add(closed);
            }
        }
        for (Set<String> closed : answers) {
            Last last = count(due, from, delivery, byMail, closed);
            if (!dates.contains(last)) {
                dates.add(last);
            }
        }
        return dates;
    }

    private Last count(
            Due.Counted due, CourtTime from, @Nullable Channel delivery, boolean byMail, Set<String> closedIf) {
        boolean forward = due.direction() == Period.Direction.AFTER;
        int step = forward ? 1 : -1;
        LocalTime time = due.at();
        LocalDate day = from.on();
        switch (due.unit()) {
            case HOURS -> {
                LocalDateTime end = from.startsAt(ZONE)
                        .plusSeconds(3_600L * step * due.amount())
                        .atZone(ZONE)
                        .toLocalDateTime();
                day = end.toLocalDate();
                time = end.toLocalTime();
            }
            case DAYS -> day = day.plusDays((long) step * due.amount());
            case WEEKS -> day = day.plusDays(7L * step * due.amount());
            case MONTHS -> day = day.plusMonths((long) step * due.amount());
            case COURT_DAYS -> {
                for (int counted = 0; counted < due.amount(); ) {
                    day = day.plusDays(step);
                    if (!closed(day, forward, closedIf)) {
                        counted++;
                    }
                }
                if (byMail && forward) {
                    day = day.plusDays(3);
                    while (closed(day, true, closedIf)) {
                        day = day.plusDays(1);
                    }
                }
                return end(day, time, delivery);
            }
        }
        while (closed(day, forward, closedIf)) {
            day = day.plusDays(step);
        }
        if (byMail && forward) {
            day = day.plusDays(3);
            while (closed(day, true, closedIf)) {
                day = day.plusDays(1);
            }
        }
        if (delivery == Channel.FILED || delivery == Channel.FILED_ON_PAPER || delivery == Channel.LODGED) {
            boolean inaccessible = inaccessible(day, closedIf);
            while (inaccessible && (inaccessible(day, closedIf) || closed(day, forward, closedIf))) {
                day = day.plusDays(1);
            }
        }
        return end(day, time, delivery);
    }

    private boolean closed(LocalDate day, boolean forward, Set<String> closedIf) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || SETTLED.contains(day)
                || (forward && inCalifornia() && CALIFORNIA_JUDICIAL.contains(day))
                || (forward && court.value().equals("nvd") && NEVADA.contains(day))) {
            return true;
        }
        if (closedIf.contains("table " + day) && contested(day, forward)) {
            return true;
        }
        return closures.stream()
                .filter(closure -> closure.kind() == ClosureKind.PRESIDENT_OR_CONGRESS
                        || (closure.kind() == ClosureKind.STATE && forward))
                .anyMatch(closure -> closes(closure, day, closedIf));
    }

    private boolean contested(LocalDate day, boolean forward) {
        return CLOSED_BY_THE_PRESIDENT.contains(day)
                || (forward && court.value().equals("ord") && OREGON.contains(day));
    }

    private boolean inCalifornia() {
        return court.value().startsWith("ca");
    }

    /**
     * Returns the dates after the court's general orders: each date under its default reading, then under the other
     * one.
     *
     * @param certain whether an order fixes the dates
     */
    List<Last> afterGeneralOrders(List<Last> dates, boolean certain) {
        var after = new ArrayList<Last>();
        for (boolean byDefault : new boolean[] {true, false}) {
            for (Last date : dates) {
                Last last = afterGeneralOrders(date, certain, byDefault);
                if (!after.contains(last)) {
                    after.add(last);
                }
            }
        }
        return after;
    }

    private Last afterGeneralOrders(Last date, boolean certain, boolean byDefault) {
        LocalDate day = date.on();
        if (!moved(day, certain, byDefault)) {
            return date;
        }
        while (moved(day, certain, byDefault) || closed(day, true, closedByDefault())) {
            day = day.plusDays(1);
        }
        return date.equals(endOfDay(date.on()))
                ? endOfDay(day)
                : at(day.atTime(date.overdueFrom().minusSeconds(1).atZone(ZONE).toLocalTime()));
    }

    private boolean moved(LocalDate day, boolean certain, boolean byDefault) {
        return closures.stream()
                .filter(closure -> closure.kind() == ClosureKind.GENERAL_ORDER)
                .filter(closure -> !day.isBefore(closure.fromOn()) && !day.isAfter(closure.untilOn()))
                .anyMatch(closure -> (certain && closure.datesCertain() != DatesCertain.MOVED)
                        ? (closure.datesCertain() == null && !byDefault)
                        : (byDefault || !closure.contested()));
    }

    private boolean inaccessible(LocalDate day, Set<String> closedIf) {
        return closures.stream()
                .filter(closure -> closure.kind() == ClosureKind.OFFICE_INACCESSIBLE)
                .anyMatch(closure -> closes(closure, day, closedIf));
    }

    private static boolean closes(ClosureProclaimed closure, LocalDate day, Set<String> closedIf) {
        return !day.isBefore(closure.fromOn())
                && !day.isAfter(closure.untilOn())
                && (!closure.contested() || closedIf.contains("closure " + closure.closure()));
    }

    private Set<String> closedByDefault() {
        var closed = new HashSet<String>();
        closures.forEach(closure -> closed.add("closure " + closure.closure()));
        return closed;
    }

    /** Returns each contested day that the period can reach; the days of one closure are one question. */
    private Set<String> questionsNear(Due.Counted due, CourtTime from) {
        long days =
                switch (due.unit()) {
                    case HOURS -> due.amount() / 24;
                    case DAYS -> due.amount();
                    case WEEKS -> 7L * due.amount();
                    case MONTHS -> 30L * due.amount();
                    case COURT_DAYS -> 0;
                };
        boolean forward = due.direction() == Period.Direction.AFTER;
        LocalDate near = from.on().plusDays(forward ? days : -days);
        LocalDate first = near.minusDays(due.unit() == Period.Unit.COURT_DAYS ? 2L * due.amount() + 20 : 20);
        LocalDate last = near.plusDays(due.unit() == Period.Unit.COURT_DAYS ? 2L * due.amount() + 20 : 20);
        var questions = new TreeSet<String>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (contested(day, forward)) {
                questions.add("table " + day);
            }
            for (ClosureProclaimed closure : closures) {
                if (closure.contested() && !day.isBefore(closure.fromOn()) && !day.isAfter(closure.untilOn())) {
                    questions.add("closure " + closure.closure());
                }
            }
        }
        return questions;
    }

    private static Set<LocalDate> days(String text) {
        return new HashSet<>(
                Stream.of(text.strip().split("\\s+", -1)).map(LocalDate::parse).toList());
    }
}

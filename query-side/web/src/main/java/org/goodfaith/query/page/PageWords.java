package org.goodfaith.query.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.FactNames;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/** How the pages name things. Every page has it as {@code words}. */
public final class PageWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);

    public static final PageWords WORDS = new PageWords();

    private PageWords() {}

    /**
     * @return a sign beside each standing, so that neither color nor a picture carries it alone; the words always
     *     stand beside it
     */
    public String symbol(ObligationStatus status) {
        return switch (status) {
            case DORMANT -> "\u25CC";
            case OPEN -> "\u25CB";
            case OVERDUE -> "\u25B2";
            case MET -> "\u25CF";
            case LATE -> "\u25D0";
            case DEFICIENT -> "\u25E9";
            case EXCUSED -> "\u2298";
            case MOOT -> "\u2013";
            case UNPERFORMED -> "\u2715";
            case LAPSED -> "\u00B7";
        };
    }

    /** @return the name of a fact in words: {@code DemandServed} as "Demand served" */
    public String fact(String name) {
        return FactNames.name(name);
    }

    /** @return a constant in words: {@code SETTLEMENT_CONFERENCE} as "settlement conference" */
    public String of(Enum<?> constant) {
        return FactNames.name(constant);
    }

    /** @return the same, beginning with a capital letter */
    public String titled(Enum<?> constant) {
        String words = of(constant);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** @return such as "1 day" and "2 days" */
    public String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** @return such as "Tuesday, August 6, 2024" */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String court(String court) {
        return found(court).name();
    }

    /** @return a clock that writes this court's times */
    public PageTimes times(String court) {
        return new PageTimes(found(court).zone());
    }

    /** @return when something is due on this court's clock: its day, and its time or that it is the end of the day */
    public String due(String court, LocalDate on, @Nullable LocalTime at) {
        return times(court).due(on, at);
    }

    private static Court found(String court) {
        return Courts.find(CourtId.of(court)).orElseThrow();
    }
}

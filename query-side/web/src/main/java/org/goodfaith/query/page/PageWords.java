package org.goodfaith.query.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.FactNames;
import org.goodfaith.query.format.CourtTimes;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/** Names for facts, constants and courts, and formats that depend on a court. Templates read it as {@code words}. */
public final class PageWords {

    public static final PageWords WORDS = new PageWords();

    private PageWords() {}

    /** Returns the symbol that pages show before the words of a status. */
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

    /** Returns the name of a fact in words, such as "Demand served" for {@code DemandServed}. */
    public String fact(String name) {
        return FactNames.name(name);
    }

    /** Returns a constant in words, such as "settlement conference" for {@code SETTLEMENT_CONFERENCE}. */
    public String of(Enum<?> constant) {
        return FactNames.name(constant);
    }

    /** Returns a constant in words with an initial capital. */
    public String titled(Enum<?> constant) {
        String words = of(constant);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Returns a count with its noun, such as "1 day" and "2 days". */
    public String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns a day in full, such as "Tuesday, August 6, 2024". */
    public String day(LocalDate day) {
        return CourtTimes.UTC.weekday(day);
    }

    public String court(String court) {
        return found(court).name();
    }

    /** Returns the formatter for a court's time zone. */
    public PageTimes times(String court) {
        return new PageTimes(found(court).zone());
    }

    /** Returns a deadline in a court's time zone, with its time of day or "end of day". */
    public String due(String court, LocalDate on, @Nullable LocalTime at) {
        return times(court).due(on, at);
    }

    private static Court found(String court) {
        return Courts.find(CourtId.of(court)).orElseThrow();
    }
}

package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Limits;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/** The rule that sets the due moment of a term. A date fixed by the order is not counted and never rolls. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Due {

    /** No date can be computed: the order says "promptly", "immediately", "thereafter" or sets no time. */
    @JsonTypeName("undated")
    record Undated(String words) implements Due {

        /** @throws IllegalArgumentException if the words are malformed */
        public Undated {
            Texts.requireLine("words", words);
        }
    }

    /** A day, or day and time, that the order names, both inclusive. */
    @JsonTypeName("fixed")
    record Fixed(LocalDate on, @Nullable LocalTime at) implements Due {

        /** @throws IllegalArgumentException if the year is out of range */
        public Fixed {
            Limits.requireDay("on", on);
        }
    }

    /**
     * A period counted from an anchor under Fed. R. Civ. P. 6(a).
     *
     * @param at the time of day the order sets for the last day, in the court's time zone; absent if it sets none
     */
    @JsonTypeName("counted")
    record Counted(
            int amount,
            Period.Unit unit,
            Period.Direction direction,
            Anchor from,
            @Nullable LocalTime at) implements Due {

        /** @throws IllegalArgumentException if the period is out of range */
        public Counted {
            new Period(amount, unit, direction);
        }

        public Period period() {
            return new Period(amount, unit, direction);
        }
    }

    /** The end of the day of a scheduled event. */
    @JsonTypeName("event-day")
    record EventDay(EventKey event) implements Due {}

    /** The due moment of another term of the same order. */
    @JsonTypeName("same-as")
    record SameAs(TermId term) implements Due {}

    /** The earliest of several dates. A date that cannot be computed yet does not count. */
    @JsonTypeName("earlier-of")
    record EarlierOf(List<Due> of) implements Due {

        /** @throws IllegalArgumentException if fewer than two are listed */
        public EarlierOf {
            of = requireSeveral(of);
        }
    }

    /** The latest of several dates. There is no date until each of them can be computed. */
    @JsonTypeName("later-of")
    record LaterOf(List<Due> of) implements Due {

        /** @throws IllegalArgumentException if fewer than two are listed */
        public LaterOf {
            of = requireSeveral(of);
        }
    }

    /**
     * The end of each period of some days, weeks or months, counted one after the other from an anchor. Each period is
     * an obligation of its own, until something ends the term.
     *
     * @param at the time of day the order sets for the last day of each period; absent if it sets none
     */
    @JsonTypeName("every")
    record Every(
            int amount,
            Period.Unit unit,
            Anchor from,
            @Nullable LocalTime at) implements Due {

        /** @throws IllegalArgumentException if the period is out of range, or counted in hours or court days */
        public Every {
            new Period(amount, unit, Period.Direction.AFTER);
            switch (unit) {
                case DAYS, WEEKS, MONTHS -> {}
                case HOURS, COURT_DAYS ->
                    throw new IllegalArgumentException("every needs a unit of DAYS, WEEKS or MONTHS, not " + unit);
            }
        }
    }

    private static List<Due> requireSeveral(List<Due> of) {
        List<Due> several = List.copyOf(of);
        Limits.requireList("of", several);
        if (several.size() < 2) {
            throw new IllegalArgumentException("of must list at least two due rules");
        }
        return several;
    }
}

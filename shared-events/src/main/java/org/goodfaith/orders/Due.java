package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.time.LocalTime;
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
}

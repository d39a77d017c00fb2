package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What performs a term, or breaches a prohibition.
 *
 * <p>A {@code PerformanceRecorded} must in addition name the term, a {@code OrderCopyProvided} its order.
 *
 * @param fact the name of the fact
 * @param event the scheduled event it must be about; absent if any or none
 * @param channels only if it was done this way; none means any way
 * @param answersTrigger whether it must answer the offer that triggered the term
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Performance(
        String fact,
        @Nullable EventKey event,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Channel> channels,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean answersTrigger) {

    /** @throws IllegalArgumentException if a component is malformed */
    public Performance {
        Texts.requireLine("fact", fact);
        channels = List.copyOf(channels);
    }

    public static Performance by(String fact) {
        return new Performance(fact, null, List.of(), false);
    }
}

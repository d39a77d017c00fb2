package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Limits;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact that performs a term or breaches a prohibition.
 *
 * <p>In addition, a {@code PerformanceRecorded} must name the term, and an {@code OrderCopyProvided} its order.
 *
 * @param fact the name of the fact, such as {@code DemandServed}
 * @param event the scheduled event the fact must be about; absent if this does not matter
 * @param channels the channels by which the act must be done; empty for any channel
 * @param answersTrigger true if the fact must answer the offer that triggered the term
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
        Limits.requireList("channels", channels);
    }

    public static Performance by(String fact) {
        return new Performance(fact, null, List.of(), false);
    }
}

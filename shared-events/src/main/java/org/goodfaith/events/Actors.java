package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person who acted, the parties represented and the recipients.
 *
 * @param by the name of the person who acted, such as counsel; absent if not recorded
 * @param onBehalfOf the parties the act counts for; at least one
 * @param to the parties the act was addressed to or served on; empty if it had no recipient
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actors(
        @Nullable String by,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> onBehalfOf,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> to) {

    /** @throws IllegalArgumentException if {@code onBehalfOf} is empty or a value is malformed */
    public Actors {
        if (by != null) {
            Texts.requireLine("by", by);
        }
        onBehalfOf = List.copyOf(onBehalfOf);
        to = List.copyOf(to);
        if (onBehalfOf.isEmpty()) {
            throw new IllegalArgumentException("onBehalfOf must name at least one party");
        }
        Texts.requireDistinct("onBehalfOf", onBehalfOf, Limits.PARTIES_MAX);
        Texts.requireDistinct("to", to, Limits.PARTIES_MAX);
    }

    public static Actors of(PartyId... onBehalfOf) {
        return new Actors(null, List.of(onBehalfOf), List.of());
    }

    /** Returns a copy whose act is addressed to {@code recipients}. */
    public Actors to(PartyId... recipients) {
        return new Actors(by, onBehalfOf, List.of(recipients));
    }
}

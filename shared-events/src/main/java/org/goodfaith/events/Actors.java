package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who acted, for which parties, and toward whom.
 *
 * @param by the person who acted, such as counsel's name; absent if not recorded
 * @param onBehalfOf the parties the act counts for; at least one
 * @param to the parties it was addressed to or served on; none if it was addressed to no party
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actors(
        @Nullable String by,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> onBehalfOf,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> to) {

    /** @throws IllegalArgumentException if nobody is acted for, or a list is malformed */
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

    /** @return the same actors, with the act addressed to {@code recipients} */
    public Actors to(PartyId... recipients) {
        return new Actors(by, onBehalfOf, List.of(recipients));
    }
}

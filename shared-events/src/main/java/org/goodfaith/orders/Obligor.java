package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Limits;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Texts;

/**
 * Who owes a term.
 *
 * @param who which parties
 * @param how each for itself, or jointly
 * @param actor whether the party itself or its counsel has to act; a party without counsel stands for its counsel
 * @param parties the parties, if {@code who} is {@link Who#NAMED}; none otherwise
 */
public record Obligor(
        Who who,
        How how,
        Actor actor,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties) {

    /** Which parties. */
    public enum Who {
        PLAINTIFFS,
        DEFENDANTS,
        ALL,
        /** The parties to whom the triggering fact was addressed. */
        RECIPIENTS,
        NAMED
    }

    /** Whether a duty is several or joint, and what performs a joint one. */
    public enum How {
        /** One obligation for each party. */
        EACH,
        /** One obligation, performed by one act on behalf of all. */
        JOINTLY,
        /** One obligation, performed when each has acted. */
        TOGETHER
    }

    /** Whose act it is. */
    public enum Actor {
        PARTY,
        COUNSEL
    }

    /** @throws IllegalArgumentException if parties are named where they are not asked for, or the other way round */
    public Obligor {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        if ((who == Who.NAMED) == parties.isEmpty()) {
            throw new IllegalArgumentException("parties are listed if, and only if, who is NAMED");
        }
    }
}

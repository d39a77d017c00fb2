package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Limits;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Texts;

/**
 * The obligors of a term.
 *
 * @param who the parties that owe the term
 * @param how several or joint obligation
 * @param actor the party itself or its counsel; a party without counsel acts for itself
 * @param parties the parties, if {@code who} is {@link Who#NAMED}; empty otherwise
 */
public record Obligor(
        Who who,
        How how,
        Actor actor,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties) {

    /** The parties that owe a term. */
    public enum Who {
        PLAINTIFFS,
        DEFENDANTS,
        ALL,
        /** The recipients of the triggering fact. */
        RECIPIENTS,
        NAMED
    }

    /** Several or joint obligation, and the performance of a joint one. */
    public enum How {
        /** One obligation for each party. */
        EACH,
        /** One obligation, performed by one act on behalf of all parties. */
        JOINTLY,
        /** One obligation, performed when each party has acted. */
        TOGETHER
    }

    /** The person who must act. */
    public enum Actor {
        PARTY,
        COUNSEL
    }

    /** @throws IllegalArgumentException if {@code parties} is empty for {@link Who#NAMED} or not empty otherwise */
    public Obligor {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        if ((who == Who.NAMED) == parties.isEmpty()) {
            throw new IllegalArgumentException("parties are listed if, and only if, who is NAMED");
        }
    }
}

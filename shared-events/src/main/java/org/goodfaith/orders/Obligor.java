package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Limits;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The obligors of a term.
 *
 * @param who the parties that owe the term
 * @param how several or joint obligation
 * @param actor the party itself or its counsel; a party without counsel acts for itself
 * @param parties the parties, if {@code who} is {@link Who#NAMED}; empty otherwise
 * @param nonparty the person, if {@code who} is {@link Who#NONPARTY}; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Obligor(
        Who who,
        How how,
        Actor actor,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @Nullable Nonparty nonparty) {

    /** The parties that owe a term. */
    public enum Who {
        PLAINTIFFS,
        DEFENDANTS,
        ALL,
        /** The recipients of the triggering fact. */
        RECIPIENTS,
        NAMED,
        /** A person who is not a party, such as the neutral. No party owes the obligation. */
        NONPARTY
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

    /**
     * @throws IllegalArgumentException if {@code parties} is empty for {@link Who#NAMED} or not empty otherwise, or if
     *     {@code nonparty} is absent for {@link Who#NONPARTY} or present otherwise
     */
    public Obligor {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        if ((who == Who.NAMED) == parties.isEmpty()) {
            throw new IllegalArgumentException("parties are listed if, and only if, who is NAMED");
        }
        if ((who == Who.NONPARTY) != (nonparty != null)) {
            throw new IllegalArgumentException("nonparty is given if, and only if, who is NONPARTY");
        }
    }

    /** Creates the obligor of a term that parties owe. */
    public Obligor(Who who, How how, Actor actor, List<PartyId> parties) {
        this(who, how, actor, parties, null);
    }

    /** Returns the obligor of a term that a person who is not a party owes. */
    public static Obligor of(Nonparty nonparty) {
        return new Obligor(Who.NONPARTY, How.EACH, Actor.PARTY, List.of(), nonparty);
    }
}

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party joined the case. From this day it owes the obligations that orders impose on its side, unless it has not been
 * served or named yet.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param party the id of the party, unique in the case
 * @param name the name of the party, as the docket shows it
 * @param side the side of the party
 * @param kind the kind of party, which decides who must attend for it
 * @param insured true if an insurance carrier covers the party; absent if not recorded
 * @param roles its roles, such as counter-defendant; empty if not recorded
 * @param service whether it was served and named; absent if not recorded
 */
public record PartyJoined(
        Circumstances circumstances,
        PartyId party,
        String name,
        Side side,
        PartyKind kind,
        @Nullable Boolean insured,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyRole> roles,
        @Nullable Service service)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public PartyJoined {
        Texts.requireLine("name", name);
        roles = List.copyOf(roles);
        Limits.requireList("roles", roles);
    }

    /** A party whose roles and service are not recorded. */
    public PartyJoined(
            Circumstances circumstances,
            PartyId party,
            String name,
            Side side,
            PartyKind kind,
            @Nullable Boolean insured) {
        this(circumstances, party, name, side, kind, insured, List.of(), null);
    }

    /**
     * Returns true if the party is served and named. If the entry does not say, this is assumed, except for a name on
     * the defendants' side that is a placeholder for persons not identified yet, such as {@code DOES 1-50}.
     */
    public Service serviceOrUsual() {
        if (service != null) {
            return service;
        }
        return side != Side.PLAINTIFF && Names.standsForUnknown(name) ? Service.NOT_NAMED : Service.SERVED;
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name or description of a party was corrected or amended. It counts from the day of this fact: to correct what was
 * wrong from the beginning, record it for the day the party joined.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param party the id of the party
 * @param name the name from this day; absent if it is the same
 * @param roles the roles from this day; empty if they are the same
 * @param kind the kind of party from this day; absent if it is the same
 * @param insured true if an insurance carrier covers the party from this day; absent if nothing changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyAmended(
        Circumstances circumstances,
        PartyId party,
        @Nullable String name,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyRole> roles,
        @Nullable PartyKind kind,
        @Nullable Boolean insured)
        implements CourtAct {

    /** @throws IllegalArgumentException if the name is malformed or nothing is amended */
    public PartyAmended {
        if (name != null) {
            Texts.requireLine("name", name);
        }
        roles = List.copyOf(roles);
        Limits.requireList("roles", roles);
        if (name == null && roles.isEmpty() && kind == null && insured == null) {
            throw new IllegalArgumentException("name, roles, kind or insured must be given");
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

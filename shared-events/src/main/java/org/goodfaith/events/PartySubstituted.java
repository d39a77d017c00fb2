package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A successor took the place of a party (Fed. R. Civ. P. 25). From this day the party's obligations are the
 * successor's, with the same dates. An overdue obligation stays overdue.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param party the id of the party, which the successor keeps
 * @param successor the name of the successor, as the docket shows it
 * @param ground the ground of the substitution
 * @param kind the kind of party the successor is; absent if it is the same
 * @param insured true if an insurance carrier covers the successor; absent if it is the same or not recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartySubstituted(
        Circumstances circumstances,
        PartyId party,
        String successor,
        SubstitutionGround ground,
        @Nullable PartyKind kind,
        @Nullable Boolean insured)
        implements CourtAct {

    /** @throws IllegalArgumentException if the name is malformed */
    public PartySubstituted {
        Texts.requireLine("successor", successor);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The court denied an extension of time.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param term the term whose deadline stays
 * @param parties the parties denied more time; empty for every obligor
 * @param request the sequence number of the request; absent if not recorded
 */
public record ExtensionDenied(
        Circumstances circumstances,
        TermRef term,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @Nullable Long request)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public ExtensionDenied {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        Limits.requireSequence("request", request);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The court denied more time.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param term the term of the order
 * @param parties to whom; none means every obligor
 * @param request the entry that asked; absent if not recorded
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

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.orders.TermRef;

/**
 * The court found something about compliance. Its own words outrank every indicator.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param parties about whom
 * @param counsel the attorneys about whom, kept apart from their clients
 * @param terms the terms it is about; may be none
 * @param words the court's own words
 */
public record CourtFindingMade(
        Circumstances circumstances,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<CounselId> counsel,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<TermRef> terms,
        String words)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public CourtFindingMade {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        counsel = List.copyOf(counsel);
        Texts.requireDistinct("counsel", counsel, Limits.PARTIES_MAX);
        terms = List.copyOf(terms);
        Texts.requireDistinct("terms", terms, Limits.TERMS_MAX);
        Texts.requireNote("words", words);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

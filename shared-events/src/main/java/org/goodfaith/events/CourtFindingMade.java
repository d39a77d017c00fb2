package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.orders.TermRef;

/**
 * The court made a finding about compliance. The court's own words take precedence over every indicator.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param parties the parties the finding is about
 * @param counsel the attorneys the finding is about, listed apart from their clients
 * @param terms the terms the finding is about; may be empty
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

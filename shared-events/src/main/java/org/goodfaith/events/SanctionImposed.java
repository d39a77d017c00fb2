package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The court imposed a sanction. Its amount is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param parties the sanctioned parties
 * @param counsel the sanctioned attorneys, listed apart from their clients
 * @param order the order to show cause that the sanction follows; absent if none
 * @param words the court's own words
 */
public record SanctionImposed(
        Circumstances circumstances,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<CounselId> counsel,
        @Nullable OrderId order,
        String words)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public SanctionImposed {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        counsel = List.copyOf(counsel);
        Texts.requireDistinct("counsel", counsel, Limits.PARTIES_MAX);
        Texts.requireNote("words", words);
    }

    /** Creates a sanction that follows no order to show cause. */
    public SanctionImposed(Circumstances circumstances, List<PartyId> parties, List<CounselId> counsel, String words) {
        this(circumstances, parties, counsel, null, words);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attorney appeared for one or more parties.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param counsel the attorney
 * @param name as the read model names the attorney
 * @param parties for whom
 * @param leadTrialCounsel whether this is the attorney who will try the case; absent if not recorded
 */
public record CounselAppeared(
        Circumstances circumstances,
        CounselId counsel,
        String name,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @Nullable Boolean leadTrialCounsel)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public CounselAppeared {
        Texts.requireLine("name", name);
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

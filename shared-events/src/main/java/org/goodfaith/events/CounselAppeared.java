package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attorney appeared for one or more parties.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param counsel the id of the attorney
 * @param name the name of the attorney, as the docket shows it
 * @param parties the parties represented
 * @param leadTrialCounsel true if the attorney is lead trial counsel; absent if not recorded
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

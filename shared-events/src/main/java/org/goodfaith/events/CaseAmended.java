package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The caption or docket number of the case was corrected or amended. It counts from the day of this fact: to correct
 * what was wrong from the beginning, record it for the day the case was opened.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param docketNumber the docket number from this day, which must identify the same case; absent if it is the same
 * @param caption the caption from this day; absent if it is the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseAmended(
        Circumstances circumstances,
        @Nullable String docketNumber,
        @Nullable String caption) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed or nothing is amended */
    public CaseAmended {
        if (docketNumber != null) {
            docketNumber = DocketNumber.withoutInvisible(docketNumber);
            Texts.requireLine("docketNumber", docketNumber);
            DocketNumber.of(docketNumber);
        }
        if (caption != null) {
            Texts.requireLine("caption", caption);
        }
        if (docketNumber == null && caption == null) {
            throw new IllegalArgumentException("docketNumber or caption must be given");
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}

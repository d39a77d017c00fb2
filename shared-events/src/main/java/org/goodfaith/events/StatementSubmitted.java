package org.goodfaith.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A settlement conference statement was submitted. Its content is not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled event it is about
 * @param format the file format; absent if not recorded
 * @param textPages pages of text; absent if not recorded
 * @param exhibitPages pages of exhibits; absent if not recorded
 * @param sections short names of the required sections present; absent if not recorded
 */
public record StatementSubmitted(
        Circumstances circumstances,
        Actors actors,
        EventKey event,
        @Nullable DocumentFormat format,
        @Nullable Integer textPages,
        @Nullable Integer exhibitPages,
        @Nullable List<String> sections)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public StatementSubmitted {
        Limits.requireCount("textPages", textPages);
        Limits.requireCount("exhibitPages", exhibitPages);
        if (sections != null) {
            sections = List.copyOf(sections);
            Texts.requireDistinct("sections", sections, Limits.PARTIES_MAX);
        }
        if (sections != null) {
            sections.forEach(ShortName::require);
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.CHAMBERS;
    }
}

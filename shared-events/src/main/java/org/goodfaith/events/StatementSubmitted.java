package org.goodfaith.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party submitted a settlement conference statement. Its content is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled event
 * @param format the file format; absent if not recorded
 * @param textPages the number of pages of text; absent if not recorded
 * @param exhibitPages the number of pages of exhibits; absent if not recorded
 * @param sections the short names of the required sections the statement contains; absent if not recorded
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

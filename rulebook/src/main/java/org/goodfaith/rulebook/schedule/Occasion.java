package org.goodfaith.rulebook.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One time that an event takes place, from its first date until it is held.
 *
 * @param settings every date it was set for, in order; empty only if it was canceled without ever being set
 * @param canceled the entry that took it off calendar; null if it was not, or was set again
 * @param held the entry that shows it was held; null if it was not. Of several, the last counts
 */
public record Occasion(
        List<Setting> settings,
        @Nullable Source canceled,
        @Nullable Source held) {

    public Occasion {
        settings = List.copyOf(settings);
    }

    /** Returns the date it is set for; null if it was taken off calendar. */
    public @Nullable CourtTime at() {
        return canceled == null ? settings.getLast().at() : null;
    }

    /** Returns the last date it was set for, even if it was taken off calendar since; empty if it never had one. */
    public Optional<Setting> lastSetting() {
        return settings.isEmpty() ? Optional.empty() : Optional.of(settings.getLast());
    }

    /** Returns the audience that may see every entry that its present state rests on. */
    public Visibility visibility() {
        return Stream.of(lastSetting().map(Setting::by), Optional.ofNullable(canceled), Optional.ofNullable(held))
                .flatMap(Optional::stream)
                .map(Source::visibility)
                .reduce(Visibility.PUBLIC, Occasion::common);
    }

    private static Visibility common(Visibility one, Visibility other) {
        if (one.isWithin(other)) {
            return one;
        }
        return other.isWithin(one) ? other : Visibility.CHAMBERS;
    }
}

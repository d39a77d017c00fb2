package org.goodfaith.command.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.PartyId;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Occasion;

/** Finds appearances that contradict each other or that are not dated on the day of their event. */
final class Appearances {

    private Appearances() {}

    /** That somebody came for the parties to an event, or that nobody did. */
    private record Appearance(EventKey event, List<PartyId> parties, boolean appeared) {

        static Optional<Appearance> of(Fact fact) {
            return switch (fact) {
                case AttendanceRecorded f ->
                    Optional.of(new Appearance(f.event(), f.actors().onBehalfOf(), true));
                case NonappearanceRecorded f -> Optional.of(new Appearance(f.event(), f.parties(), false));
                default -> Optional.empty();
            };
        }

        boolean contradicts(Appearance other, PartyId party) {
            return appeared != other.appeared && event.equals(other.event) && other.parties.contains(party);
        }
    }

    static List<RecordingWarning> warnings(Fact fact, EffectiveEntries entries) {
        return Appearance.of(fact)
                .map(appearance -> warnings(fact, appearance, entries))
                .orElse(List.of());
    }

    private static List<RecordingWarning> warnings(Fact fact, Appearance appearance, EffectiveEntries entries) {
        Optional<Occasion> occasion = occasion(fact, appearance.event(), entries);
        var warnings = new ArrayList<RecordingWarning>();
        for (PartyId party : appearance.parties()) {
            entries.entries().stream()
                    .filter(entry -> Appearance.of(entry.fact())
                            .filter(earlier -> appearance.contradicts(earlier, party))
                            .isPresent())
                    .filter(entry -> number(occasion(entry.fact(), appearance.event(), entries)) == number(occasion))
                    .findFirst()
                    .ifPresent(entry -> warnings.add(new RecordingWarning.ContradictoryAppearance(
                            entry.sequence(), entry.fact().factName(), party)));
        }
        LocalDate on = fact.circumstances().occurredAt().on();
        occasion.map(Occasion::day)
                .filter(day -> !day.equals(on))
                .ifPresent(day -> warnings.add(new RecordingWarning.AppearanceOnAnotherDay(appearance.event(), day)));
        return warnings;
    }

    private static int number(Optional<Occasion> occasion) {
        return occasion.map(Occasion::number).orElse(0);
    }

    /** @return the occasion that the fact names, or the one of its day, or else the last that had begun by then */
    private static Optional<Occasion> occasion(Fact fact, EventKey key, EffectiveEntries entries) {
        OccasionId named = fact.circumstances().occasion();
        LocalDate on = fact.circumstances().occurredAt().on();
        Optional<CourtEvent> event = entries.event(key, fact.circumstances().occurredAt());
        return named != null && named.event().equals(key)
                ? event.flatMap(series -> series.occasion(named.number()))
                : event.map(series -> series.occasions().stream()
                        .filter(occasion -> on.equals(occasion.day()))
                        .findFirst()
                        .orElse(series.current()));
    }
}

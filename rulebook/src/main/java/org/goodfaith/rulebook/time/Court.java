package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CourtId;
import org.goodfaith.rulebook.time.LocalRule.Ends;
import org.jspecify.annotations.Nullable;

/**
 * A federal district court with the attributes that affect the computation of time.
 *
 * @param id the short name in the electronic filing system
 * @param name the name of the district
 * @param state the state of the court; Fed. R. Civ. P. 81(d)(2) includes the District of Columbia and the territories
 * @param zone the time zone of its main seat
 * @param otherZones the other time zones of places where the court sits
 * @param clerkClosesAt the time the clerk's office is scheduled to close; null if not on file
 */
public record Court(
        CourtId id,
        String name,
        String state,
        ZoneId zone,
        List<OtherZone> otherZones,
        @Nullable LocalTime clerkClosesAt) {

    /**
     * A part of a district in another time zone than the main seat.
     *
     * @param places the places in it where the court sits, such as {@code Pensacola, Panama City}
     */
    public record OtherZone(ZoneId zone, String places) {}

    public Court {
        otherZones = List.copyOf(otherZones);
    }

    static Court of(LawLine line) {
        CourtId id = line.parse(0, CourtId::of);
        return new Court(
                id,
                line.text(1),
                line.text(2),
                line.parse(3, ZoneId::of),
                line.parse(4, Court::otherZones),
                Courts.rules(id, Ends.PAPER_FILING)
                        .map(LocalRule::lastSecond)
                        .findFirst()
                        .orElse(null));
    }

    /** Returns the rule of the court that ends a day for electronic filing; empty if the day ends at midnight. */
    Optional<LocalRule> electronicFilingEnds(LocalDate day) {
        return Courts.rules(id, Ends.ELECTRONIC_FILING)
                .filter(rule -> rule.isInForce(day))
                .findFirst();
    }

    /** Returns the same court as it counts time in a part of its district. */
    Court in(OtherZone other) {
        return new Court(id, name, state, other.zone(), List.of(), clerkClosesAt);
    }

    private static List<OtherZone> otherZones(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        String[] parts = words.split(": ", 2);
        return List.of(new OtherZone(ZoneId.of(parts[0]), parts[1]));
    }
}

package org.goodfaith.rulebook.time;

import java.time.LocalTime;
import java.time.ZoneId;
import org.goodfaith.events.CourtId;
import org.jspecify.annotations.Nullable;

/**
 * A federal district court with the attributes that affect the computation of time.
 *
 * @param id the short name in the electronic filing system
 * @param name the name of the district
 * @param state the state of the court; Fed. R. Civ. P. 81(d)(2) includes the District of Columbia and the territories
 * @param zone the time zone of its main seat
 * @param clerkClosesAt the time the clerk's office is scheduled to close; null if not on file
 */
public record Court(
        CourtId id,
        String name,
        String state,
        ZoneId zone,
        @Nullable LocalTime clerkClosesAt) {}

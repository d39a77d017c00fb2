package org.goodfaith.rulebook.time;

import java.time.LocalTime;
import java.time.ZoneId;
import org.goodfaith.events.CourtId;
import org.jspecify.annotations.Nullable;

/**
 * A federal district court, as far as counting time depends on it.
 *
 * @param id its short name in the electronic filing system
 * @param name its name
 * @param state the state it sits in; Fed. R. Civ. P. 81(d)(2) counts the District of Columbia and the territories as
 *     such
 * @param zone the time zone of its main seat
 * @param clerkClosesAt when the clerk's office is scheduled to close, if that is on file
 */
public record Court(
        CourtId id,
        String name,
        String state,
        ZoneId zone,
        @Nullable LocalTime clerkClosesAt) {}

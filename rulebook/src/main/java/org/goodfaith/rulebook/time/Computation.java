package org.goodfaith.rulebook.time;

import java.util.List;
import java.util.stream.Stream;

/**
 * A deadline under every reading of the calendar that makes a difference.
 *
 * @param inForce the reading that holds by default
 * @param otherwise the readings under which the act is due at another moment, each moment once, the nearest to the
 *     default reading first; empty if no contested day changes the date
 */
public record Computation(CalendarReading inForce, List<CalendarReading> otherwise) {

    public Computation {
        otherwise = List.copyOf(otherwise);
    }

    /** @return the deadline that holds by default */
    public Deadline deadline() {
        return inForce.deadline();
    }

    /** @return all readings, the one in force first */
    public List<CalendarReading> readings() {
        return Stream.concat(Stream.of(inForce), otherwise.stream()).toList();
    }

    /** @return whether a contested day changes the date */
    public boolean diverges() {
        return !otherwise.isEmpty();
    }
}

package org.goodfaith.rulebook.time;

import java.util.List;
import java.util.stream.Stream;

/**
 * A deadline under every reading of the calendar that changes it.
 *
 * @param inForce the default reading
 * @param alternatives the readings with a different due moment, one per moment, closest to the default reading first;
 *     empty if no contested day changes the deadline
 */
public record Computation(CalendarReading inForce, List<CalendarReading> alternatives) {

    public Computation {
        alternatives = List.copyOf(alternatives);
    }

    /** Returns the deadline under the default reading. */
    public Deadline deadline() {
        return inForce.deadline();
    }

    /** Returns all readings, the default reading first. */
    public List<CalendarReading> readings() {
        return Stream.concat(Stream.of(inForce), alternatives.stream()).toList();
    }

    /** Returns true if a contested day changes the deadline. */
    public boolean isContested() {
        return !alternatives.isEmpty();
    }
}
